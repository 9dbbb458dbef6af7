"""What a hand or a thing does on a figure: arrows, circles, dots and squeezes as SVG paths."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, hypot, sqrt

Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A path, and what it is: the way of a hand, the hand on it, the way back, a dot or a thing."""

    look: str
    path: str


def arrow(start: Point, bend: Point, end: Point, *, back: bool = False) -> Iterator[Mark]:
    """A bent arrow; on the way there a hand glides along it, the way back is dashed."""
    way = f"M{start[0]:g} {start[1]:g}Q{bend[0]:g} {bend[1]:g} {end[0]:g} {end[1]:g}"
    size = 7 if back else 10
    yield Mark(look="back" if back else "way", path=way)
    yield Mark(look="back-head" if back else "head", path=_head(bend, end, size=size))
    if not back:
        yield Mark(look="hand", path=way)


def both_ways(start: Point, end: Point) -> Iterator[Mark]:
    """A straight arrow with two heads, along which a hand goes back and forth."""
    way = f"M{start[0]:g} {start[1]:g}L{end[0]:g} {end[1]:g}"
    yield Mark(look="way", path=way)
    yield Mark(look="head", path=_head(start, end, size=10) + _head(end, start, size=10))
    yield Mark(look="hand-both", path=way)


def circle(x: float, y: float, r: float = 15) -> Iterator[Mark]:
    """A slow circle, open by a quarter, with its head."""
    way = f"M{x:g} {y - r:g}A{r:g} {r:g} 0 1 1 {x - r:g} {y:g}"
    yield Mark(look="way", path=way)
    yield Mark(look="head", path=_head((x - r - 1, y + 9), (x - r + 1, y - 3), size=7))
    yield Mark(look="hand", path=way)


def dot(x: float, y: float) -> Iterator[Mark]:
    """A place to press: a ring around a dot."""
    for look, r in (("ring", 11), ("dot", 5)):
        yield Mark(look=look, path=f"M{x - r:g} {y:g}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0Z")


def squeeze(x: float, y: float, reach: float) -> Iterator[Mark]:
    """Two arrows towards each other, and between them the muscle that is lifted."""
    for side in (-1, 1):
        end = (x + side * 15, y)
        yield Mark(look="way", path=f"M{x + side * reach:g} {y:g}L{end[0]:g} {y:g}")
        yield Mark(look="head", path=_head((x + side * reach, y), end, size=8))
    yield Mark(look="lift", path=f"M{x - 12:g} {y + 5:g}Q{x:g} {y - 17:g} {x + 12:g} {y + 5:g}")


def hatching(x: float, y: float, rx: float, ry: float) -> str:
    """The rim of an ellipse, and slanted lines that fill it."""
    rim = f"M{x - rx:g} {y:g}a{rx:g} {ry:g} 0 1 0 {2 * rx:g} 0a{rx:g} {ry:g} 0 1 0 {-2 * rx:g} 0Z"
    widest = hypot(rx, ry)
    steps = ceil(widest / 7)
    return rim + "".join(_chord(x, y, rx, ry, shift=step * 7) for step in range(-steps, steps + 1))


def _chord(x: float, y: float, rx: float, ry: float, *, shift: float) -> str:
    """The part inside the ellipse of the slanted line that passes `shift` above its middle."""
    a, b, c = 1 / rx**2 + 1 / ry**2, 2 * shift / ry**2, (shift / ry) ** 2 - 1
    under = b**2 - 4 * a * c
    if under <= 0:
        return ""
    ends = sorted((-b + sign * sqrt(under)) / (2 * a) for sign in (-1, 1))
    # The line rises to the right: in SVG a smaller y is higher.
    return "M{:.1f} {:.1f}L{:.1f} {:.1f}".format(*(value for u in ends for value in (x + u, y + shift + u)))


def _head(start: Point, end: Point, *, size: float) -> str:
    """The head of an arrow that comes from `start`."""
    length = hypot(end[0] - start[0], end[1] - start[1])
    ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    left = (end[0] - size * (ux - 0.7 * uy), end[1] - size * (uy + 0.7 * ux))
    right = (end[0] - size * (ux + 0.7 * uy), end[1] - size * (uy - 0.7 * ux))
    return f"M{left[0]:.1f} {left[1]:.1f}L{end[0]:g} {end[1]:g}L{right[0]:.1f} {right[1]:.1f}"
