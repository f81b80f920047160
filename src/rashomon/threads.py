"""How many threads NumPy's matrix products may take: the many small ones of a page or a story take twice the CPU on two."""

from __future__ import annotations

import functools
from contextlib import AbstractContextManager
from typing import Any

from threadpoolctl import ThreadpoolController


@functools.cache
def _pools() -> ThreadpoolController:
    return ThreadpoolController()


def one_thread() -> AbstractContextManager[Any]:
    """Products inside take one thread. Entered once around many of them, not around each: it costs as much as one."""
    limits: AbstractContextManager[Any] = _pools().limit(limits=1, user_api="blas")
    return limits
