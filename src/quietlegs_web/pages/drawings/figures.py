"""Our own simple line drawings of a left leg, each in a box 240 wide and 280 high; a right one is its mirror image.

`outlines` are closed shapes, `lines` show what lies under the skin, and `nevers` are the ellipses (zone, x, y, half
width, half height) where nobody presses.
"""

from collections.abc import Mapping
from dataclasses import dataclass

WIDTH = 240


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One part of a leg from one side; `limbs` are lines as thick as a thigh, a lower leg or a foot."""

    outlines: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    nevers: tuple[tuple[str, float, float, float, float], ...] = ()
    limbs: tuple[tuple[str, str], ...] = ()


def oval(x: float, y: float, rx: float, ry: float) -> str:
    """An ellipse as a path."""
    return f"M{x - rx:g} {y:g}a{rx:g} {ry:g} 0 1 0 {2 * rx:g} 0a{rx:g} {ry:g} 0 1 0 {-2 * rx:g} 0Z"


_THIGH = "M64 8C58 74 70 144 84 206C82 228 86 248 90 272H150C154 248 158 228 156 206C170 144 182 74 176 8Z"
_LOWER = (
    "M80 8C78 30 80 44 82 58C68 92 68 128 84 168C94 196 99 212 98 230C96 246 92 258 90 268Q120 280 150 268"
    "C148 258 144 246 142 230C141 212 146 196 156 168C172 128 172 92 158 58C160 44 162 30 160 8Z"
)
_ANKLES = (("ankle_bones", 97.0, 232.0, 8.0, 11.0), ("ankle_bones", 143.0, 232.0, 8.0, 11.0))
_LEG_IN_WATER = (
    "M74 12C74 80 80 130 80 172C78 196 66 214 66 230Q66 238 74 238H100Q108 238 108 230C108 212 104 196 104 172"
)
_TWO_LEGS = (
    f"{_LEG_IN_WATER}C106 130 108 80 108 12Z",
    (
        "M132 12C132 80 136 130 136 172C136 196 132 212 132 230Q132 238 140 238H166Q174 238 174 230"
        "C174 214 162 196 160 172C160 130 166 80 166 12Z"
    ),
)
_CHAIR = "M14 160H92M22 160V244M84 160V244M14 160V70"
_FLOOR = "M4 244H236"
_UPRIGHT = ("trunk", "M50 132L54 62")
_LEG_OUT = (("thigh", "M50 138L126 178"), ("lower", "M126 178L192 226"))


def _sitting(foot: str, trunk: tuple[str, str] = _UPRIGHT, head: tuple[float, float] = (58, 30)) -> Figure:
    """Somebody on the edge of a chair, seen from the side, one leg out with the heel on the floor."""
    return Figure(
        outlines=(oval(*head, 15, 16),), lines=(_CHAIR, _FLOOR), limbs=(trunk, *_LEG_OUT, ("foot", f"M194 228L{foot}"))
    )


FIGURES: Mapping[str, Figure] = {
    "sole": Figure(
        outlines=(
            (
                "M92 70C70 84 66 112 76 140C88 166 88 190 84 214C80 246 96 268 118 268C144 268 156 248 154 220"
                "C152 192 162 160 168 128C174 98 164 78 148 68Q118 54 92 70Z"
            ),
            *(oval(*toe) for toe in ((88, 42, 15, 19), (114, 34, 10, 15), (133, 38, 9, 13), (149, 47, 8, 11))),
            oval(163, 60, 7, 10),
        ),
        lines=("M84 118Q118 134 162 122", "M92 222Q118 210 146 222"),
    ),
    "top_of_foot": Figure(
        outlines=(
            (
                "M96 6C97 26 93 38 90 54C86 92 76 140 72 176C70 200 70 214 74 226Q120 238 168 214"
                "C171 196 167 176 160 150C154 110 152 80 150 54C147 38 143 26 144 6Z"
            ),
            *(oval(*toe) for toe in ((87, 240, 14, 18), (112, 245, 10, 15), (132, 240, 9, 13), (149, 232, 8, 11))),
            oval(163, 222, 7, 10),
        ),
        lines=("M98 210L108 130", "M120 214L120 130", "M142 208L130 130"),
        nevers=(("ankle_bones", 92, 50, 9, 12), ("ankle_bones", 149, 54, 9, 12)),
    ),
    "calf": Figure(
        outlines=(_LOWER,),
        lines=(
            "M120 82C119 108 119 130 120 154",
            "M86 150Q104 170 120 154Q136 170 154 150",
            "M112 204V258M128 204V258",
        ),
        nevers=(("knee_hollow", 120, 36, 34, 17), *_ANKLES),
    ),
    "shin": Figure(
        outlines=(_LOWER,),
        lines=("M132 70C130 110 130 170 132 212",),
        nevers=(("knee_cap", 118, 36, 24, 22), ("shin_bone", 112, 142, 8, 74), *_ANKLES),
    ),
    "thigh_front": Figure(
        outlines=(_THIGH,), lines=("M120 60C118 110 118 150 120 196",), nevers=(("knee_cap", 120, 236, 25, 22),)
    ),
    "thigh_back": Figure(
        outlines=(_THIGH,), lines=("M120 40C118 90 118 140 120 196",), nevers=(("knee_hollow", 120, 238, 32, 17),)
    ),
    "foot_on_ball": Figure(
        outlines=(
            (
                "M78 14C80 60 80 96 72 126C62 148 62 166 78 172C110 178 156 176 190 174C210 172 210 158 196 150"
                "C170 142 146 134 132 116C124 96 128 60 130 14Z"
            ),
            oval(132, 200, 25, 25),
        ),
        lines=("M4 226H236", "M112 186Q132 200 112 214M152 186Q132 200 152 214"),
        nevers=(("ankle_bones", 100, 128, 10, 12),),
    ),
    "feet_in_water": Figure(outlines=_TWO_LEGS, lines=("M36 132L54 254H184L202 132",)),
    "feet_on_plate": Figure(
        outlines=(*_TWO_LEGS, "M44 240H196Q204 240 204 248V252Q204 260 196 260H44Q36 260 36 252V248Q36 240 44 240Z")
    ),
    "toes_up": _sitting("222 182"),
    "toes_down": _sitting("234 236"),
    "leaning": _sitting("222 182", ("trunk", "M50 132L90 76"), (108, 50)),
}
