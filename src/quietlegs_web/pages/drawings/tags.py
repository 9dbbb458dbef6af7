"""The drawings for templates: `{% include "stroke.html" with technique="effleurage" region="calf_left" %}`.

`technique` is a technique or its id; `region` a place with or without its side. Without region it is the first place.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.template import Library
from django.utils.translation import get_language

from quietlegs.foundation.body import BASES, MAX_PRESSURE
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.schema import Technique
from quietlegs.wording.speak import say
from quietlegs_web.pages.drawings.figures import FIGURES, Figure
from quietlegs_web.pages.drawings.marks import Mark, hatching
from quietlegs_web.pages.drawings.strokes import drawn

register = Library()

HIGHEST = 10
_CELL = 30


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A figure with the stroke on it, and the same in words."""

    figure: Figure
    marks: tuple[Mark, ...]
    nevers: tuple[str, ...]
    stroke: str
    mirrored: bool
    place: str
    title: str
    does: str
    then: str
    never: str
    limit: str

    @property
    def told(self) -> str:
        """What the picture shows, in words."""
        return " ".join(filter(None, (self.does, self.then, self.never)))


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One number of the scale of pressure; `x` is its left edge."""

    number: int
    x: int
    middle: float
    look: str


@dataclass(frozen=True, kw_only=True)
class Scale:
    """The scale of pressure with a technique's highest number."""

    cells: tuple[Cell, ...]
    mark: float
    title: str
    told: str
    words: tuple[tuple[str, str], ...]


@register.filter
def stroke_picture(technique: Technique | str, region: str = "") -> Picture | None:
    """The picture of a technique at a place; none for what is not offered or has no stroke."""
    found = load_catalogue().techniques.get(technique) if isinstance(technique, str) else technique
    if found is None or not found.offered or found.stroke == "none":
        return None
    base, _, side = str(region).rpartition("_")
    if str(region) in BASES or not base:
        base, side = str(region) or found.bases[0], ""
    return _picture(found, base, mirrored=side == "right")


@register.filter
def stroke_pictures(technique: Technique) -> tuple[Picture, ...]:
    """The pictures of a technique at all its places; what looks alike at two places is drawn once."""
    found = (stroke_picture(technique, base) for base in technique.bases)
    return tuple({(one.figure, one.marks): one for one in reversed([*filter(None, found)])}.values())[::-1]


@register.filter
def legend(pictures: tuple[Picture, ...]) -> tuple[str, ...]:
    """What several pictures show, each sentence once: first the strokes, then where nobody presses."""
    zones = [zone for one in pictures for zone in one.figure.nevers]
    lines = (*(one.does for one in pictures), *(one.then for one in pictures), _never(zones))
    return tuple(dict.fromkeys(filter(None, lines)))


@register.filter
def pressure_scale(most: int) -> Scale:
    """The scale from 1 to 10: what is offered, and where a technique ends."""
    locale = get_language() or "en"
    cells = tuple(_cell(number) for number in range(1, HIGHEST + 1))
    words = [(number, say(f"pressure.word_{number}", locale=locale)) for number in (1, 3, 5, 7)]
    return Scale(
        cells=cells,
        mark=cells[most - 1].middle,
        title=say("pressure.title", {"most": most}, locale=locale),
        told=" ".join(
            [say("pressure.told", {"offered": MAX_PRESSURE, "most": most}, locale=locale)]
            + [f"{number}: {word}." for number, word in words]
        ),
        words=tuple((f"{number}+" if number == words[-1][0] else str(number), word) for number, word in words),
    )


def _cell(number: int) -> Cell:
    left = _CELL * (number - 1)
    look = "offered" if number <= MAX_PRESSURE else "closed"
    return Cell(number=number, x=left, middle=left + _CELL / 2 - 1, look=look)


def _picture(technique: Technique, base: str, *, mirrored: bool) -> Picture:
    locale = get_language() or "en"
    name, marks = drawn(technique.stroke, base)
    figure = FIGURES[name]
    does = f"{technique.stroke}_{base}" if (technique.stroke, base) in _OWN_WORDS else technique.stroke
    view = say(f"stroke.view_{name}", locale=locale)
    place = say(f"base.{base}", locale=locale)
    return Picture(
        figure=figure,
        marks=marks,
        nevers=tuple(hatching(*place) for _, *place in figure.nevers),
        stroke=technique.stroke,
        mirrored=mirrored,
        place=place[:1].upper() + place[1:],
        title=say("stroke.title", {"technique": technique.name, "view": view}, locale=locale),
        does=say(f"stroke.does_{does}", locale=locale),
        then=say(f"stroke.then_{technique.stroke}", locale=locale) if _goes_on(technique.stroke, base) else "",
        never=_never(figure.nevers),
        limit=say("stroke.limit", locale=locale) if technique.stroke == "soak" else "",
    )


def _goes_on(stroke: str, base: str) -> bool:
    """Whether a second kind of line is drawn."""
    return stroke in {"glide", "knead", "stretch", "soak"} or (stroke == "hold" and base == "sole")


def _never(zones: Iterable[tuple[str, float, float, float, float]]) -> str:
    locale = get_language() or "en"
    named = [say(f"stroke.zone_{zone}", locale=locale) for zone in dict.fromkeys(zone for zone, *_ in zones)]
    return say("stroke.never", {"zones": ", ".join(named)}, locale=locale) if named else ""


_OWN_WORDS = {
    ("glide", "sole"),
    ("glide", "shin"),
    ("hold", "top_of_foot"),
    ("roll", "sole"),
    ("stretch", "sole"),
    ("stretch", "shin"),
    ("stretch", "thigh_back"),
}
