"""What can go wrong in ways that a caller may want to tell apart. Edges translate these once."""


class RashomonError(Exception):
    """Any fault that Rashomon foresees."""


class PageError(RashomonError):
    """A source gave no usable page. The message names the source and the reason: `page.html: no text found`."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class ModelError(RashomonError):
    """A model file is missing or does not match its checksum."""


class UsageError(RashomonError):
    """The call makes no sense: no source, an unknown format, a date that is none."""


def unforeseen(error: Exception) -> str:
    """A fault of ours as a reason."""
    return f"cannot be read, please report it ({type(error).__name__}: {error})"
