"""Which stroke is drawn on which figure."""

from collections.abc import Iterator, Mapping

from quietlegs_web.pages.drawings.marks import Mark, arrow, both_ways, circle, dot, squeeze

Marks = tuple[Mark, ...]

_LANES: Mapping[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "sole": (((104, 86), (96, 160), (108, 244)), ((138, 84), (146, 150), (130, 244))),
    "top_of_foot": (((98, 218), (98, 150), (112, 80)), ((132, 216), (140, 150), (128, 80))),
    "calf": (((106, 212), (88, 150), (96, 68)), ((134, 212), (152, 150), (144, 68))),
    "shin": (((134, 214), (152, 150), (142, 74)),),
    "thigh_front": (((104, 204), (92, 160), (94, 104)), ((136, 204), (148, 160), (146, 104))),
    "thigh_back": (((104, 196), (92, 156), (94, 104)), ((136, 196), (148, 156), (146, 104))),
}
"""The ways of gliding hands: from the foot towards the heart."""

_BACK: Mapping[str, tuple[tuple[float, float], ...]] = {
    "sole": ((186, 240), (204, 160), (188, 90)),
    "top_of_foot": ((172, 86), (196, 140), (184, 204)),
    "calf": ((182, 74), (192, 140), (166, 208)),
    "shin": ((182, 78), (192, 140), (166, 210)),
    "thigh_front": ((196, 104), (200, 156), (184, 204)),
    "thigh_back": ((196, 104), (200, 152), (184, 196)),
}
_SOFT: Mapping[str, tuple[tuple[float, float], ...]] = {
    "calf": ((102, 104), (138, 104), (102, 136), (138, 136)),
    "shin": ((144, 96), (146, 128), (142, 160)),
    "top_of_foot": ((106, 184), (109, 154)),
}
"""Soft muscle on which a thumb may press; it is our own choice, and no map of points."""

_STRETCHED: Mapping[str, tuple[str, Marks]] = {
    "calf": ("toes_up", (Mark(look="pull", path="M112 184L176 230"), *arrow((232, 172), (214, 152), (186, 162)))),
    "sole": ("toes_up", (Mark(look="pull", path="M206 236L234 190"), *arrow((236, 168), (222, 148), (196, 156)))),
    "shin": ("toes_down", (Mark(look="pull", path="M142 172L196 210"), *arrow((196, 176), (224, 178), (230, 214)))),
    "thigh_back": ("leaning", (Mark(look="pull", path="M54 162L112 192"), *arrow((96, 22), (138, 24), (152, 66)))),
}


def drawn(stroke: str, base: str) -> tuple[str, Marks]:
    """The figure for a kind of stroke at a place, and the marks on it."""
    if stroke == "stretch":
        return _STRETCHED.get(base, _STRETCHED["calf"])
    if stroke == "soak":
        return "feet_in_water", tuple(_soak())
    if stroke == "vibrate":
        return "feet_on_plate", tuple(_vibrate())
    if stroke == "roll" and base == "sole":
        return "foot_on_ball", tuple(both_ways((84, 250), (180, 250)))
    return base, tuple(_by_hand(stroke, base))


def _by_hand(stroke: str, base: str) -> Iterator[Mark]:
    if stroke == "knead":
        yield from _knead(base)
    elif stroke == "press":
        yield from (mark for place in _SOFT.get(base, ()) for mark in dot(*place))
    elif stroke == "roll":
        yield from _stick(base)
    elif stroke == "hold" and base == "sole":
        yield from (mark for place in ((118, 232), (112, 176), (98, 106), (142, 104)) for mark in circle(*place))
        yield from arrow(*_BACK["sole"][::-1], back=True)
    elif base in _LANES:
        yield from _glide(base)


def _glide(base: str) -> Iterator[Mark]:
    for start, bend, end in _LANES[base]:
        yield from arrow(start, bend, end)
    yield from arrow(*_BACK[base], back=True)


def _knead(base: str) -> Iterator[Mark]:
    middle, reach = (112, 38) if base == "calf" else (126, 44)
    for step in (-1, 0, 1):
        yield from squeeze(120, middle + 34 * step, reach)
    yield from arrow((204, middle + 44), (210, middle), (204, middle - 44), back=True)


def _stick(base: str) -> Iterator[Mark]:
    middle = 124 if base == "calf" else 140
    yield Mark(look="thing", path=f"M62 {middle}H178")
    yield Mark(look="grip", path=f"M34 {middle}H56M184 {middle}H206")
    for x in (100, 140):
        yield from arrow((x, middle + 56), (x, middle + 30), (x, middle - 48))


def _soak() -> Iterator[Mark]:
    yield Mark(look="water", path="M44 178Q54 172 64 178T84 178T104 178T124 178T144 178T164 178T184 178L194 178")
    yield Mark(look="tube", path="M216 204V84")
    yield Mark(look="warm", path="M216 204V112")
    yield Mark(look="limit", path="M204 104H228")


def _vibrate() -> Iterator[Mark]:
    for x, way in ((26, -1), (214, 1)):
        for step in (0, 1):
            left, high = x + way * 9 * step, 12 + 4 * step
            yield Mark(look="wave", path=f"M{left} {250 - high}q{way * 8} {high} 0 {2 * high}")
