"""Who draws on whom as a layered drawing: origins on the left, those who draw on them to the right."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.render.plain import clipped
from rashomon.render.view import Tie

_BOX_WIDTH, _BOX_HEIGHT = 184, 36
_GAP_X, _GAP_Y = 104, 22
_MARGIN = 6
_LONGEST_LABEL = 22


@dataclass(frozen=True, slots=True)
class Box:
    """A source or an origin that is not at hand; `x` and `y` are its upper left corner."""

    x: int
    y: int
    label: str
    name: str
    at_hand: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """From the origin to who draws on it; `path` is SVG path data, `x` and `y` the middle, for the label."""

    path: str
    x: int
    y: int
    kind: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes and arrows on a canvas of `width` by `height` pixels."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    box_width: int = _BOX_WIDTH
    box_height: int = _BOX_HEIGHT


def picture(ties: Sequence[Tie], at_hand: Iterable[str]) -> Picture | None:
    """A drawing of the ties; None if there are none. `at_hand` are the names of the story's own sources."""
    if not ties:
        return None
    known = set(at_hand)
    layers = _layers(ties)
    places: dict[str, tuple[int, int]] = {}
    tallest = max(len(layer) for layer in layers)
    for column, layer in enumerate(layers):
        top = _MARGIN + (tallest - len(layer)) * (_BOX_HEIGHT + _GAP_Y) // 2
        for row, name in enumerate(layer):
            places[name] = (_MARGIN + column * (_BOX_WIDTH + _GAP_X), top + row * (_BOX_HEIGHT + _GAP_Y))
    return Picture(
        width=2 * _MARGIN + len(layers) * (_BOX_WIDTH + _GAP_X) - _GAP_X,
        height=2 * _MARGIN + tallest * (_BOX_HEIGHT + _GAP_Y) - _GAP_Y,
        boxes=tuple(Box(x, y, clipped(name, _LONGEST_LABEL), name, name in known) for name, (x, y) in places.items()),
        arrows=tuple(_arrow(places[tie.origin], places[tie.drawer], tie.kind) for tie in ties),
    )


def _layers(ties: Sequence[Tie]) -> list[list[str]]:
    """Names by the longest way from an origin, in Kahn's order; what lies on a circle stays where it was reached."""
    drawers: dict[str, list[str]] = defaultdict(list)
    open_origins: dict[str, int] = {}
    for tie in ties:
        drawers[tie.origin].append(tie.drawer)
        open_origins.setdefault(tie.origin, 0)
        open_origins[tie.drawer] = open_origins.get(tie.drawer, 0) + 1
    level = dict.fromkeys(open_origins, 0)
    ready = deque(name for name, count in open_origins.items() if not count)
    while ready:
        name = ready.popleft()
        for drawer in drawers[name]:
            level[drawer] = max(level[drawer], level[name] + 1)
            open_origins[drawer] -= 1
            if not open_origins[drawer]:
                ready.append(drawer)
    layers: dict[int, list[str]] = defaultdict(list)
    for name, depth in level.items():
        layers[depth].append(name)
    return _uncrossed([layers[depth] for depth in sorted(layers)], ties)


def _uncrossed(layers: list[list[str]], ties: Sequence[Tie]) -> list[list[str]]:
    """Each layer in the order of the mean height of what it draws on (Sugiyama's barycentre step, once, downward)."""
    origins: dict[str, list[str]] = defaultdict(list)
    for tie in ties:
        origins[tie.drawer].append(tie.origin)
    height: dict[str, float] = {}
    ordered = []
    for layer in layers:
        placed = {name: [height[origin] for origin in origins[name] if origin in height] for name in layer}
        row = sorted(layer, key=lambda name: sum(placed[name]) / len(placed[name]) if placed[name] else 0.0)
        height.update({name: (position + 1) / (len(row) + 1) for position, name in enumerate(row)})
        ordered.append(row)
    return ordered


def _arrow(origin: tuple[int, int], drawer: tuple[int, int], kind: str) -> Arrow:
    x1, y1 = origin[0] + _BOX_WIDTH, origin[1] + _BOX_HEIGHT // 2
    x2, y2 = drawer[0] - 5, drawer[1] + _BOX_HEIGHT // 2
    bend = (x1 + x2) // 2
    return Arrow(f"M{x1},{y1} C{bend},{y1} {bend},{y2} {x2},{y2}", bend, (y1 + y2) // 2, kind)
