"""Names for places, techniques, tools and oils: the ids that files, rules and pages share."""

from typing import Literal

Side = Literal["left", "right"]
Base = Literal["sole", "top_of_foot", "ankle", "calf", "shin", "knee", "knee_back", "thigh_front", "thigh_back"]

SIDES: tuple[Side, ...] = ("left", "right")
BASES: tuple[Base, ...] = (
    "sole",
    "top_of_foot",
    "ankle",
    "calf",
    "shin",
    "knee",
    "knee_back",
    "thigh_front",
    "thigh_back",
)
LEG_REGIONS: tuple[str, ...] = tuple(f"{base}_{side}" for side in SIDES for base in BASES)
"""The 18 places that massage may concern: the leg and the foot, each with its side."""

LOG_REGIONS: tuple[str, ...] = (
    *LEG_REGIONS,
    *(f"{part}_{side}" for side in SIDES for part in ("hip", "hand", "arm")),
    "trunk",
)
"""Where sensations may be logged: legs, and where RLS may spread to."""

Helper = Literal["self", "partner", "therapist"]
Tool = Literal["hands", "ball", "roller", "device"]
TOOLS: tuple[Tool, ...] = ("hands", "ball", "roller", "device")

Situation = Literal["sitting", "lying", "in_bed", "at_desk", "on_plane"]
SITUATIONS: tuple[Situation, ...] = ("sitting", "lying", "in_bed", "at_desk", "on_plane")
"""Where a routine is done: sitting at home, lying while somebody helps, in bed, at a desk, on a plane."""

Technique = Literal[
    "effleurage",
    "petrissage",
    "stretching",
    "ball_rolling",
    "foam_rolling",
    "acupressure",
    "foot_massage",
    "foot_bath",
    "device_massager",
]
TECHNIQUES: tuple[Technique, ...] = (
    "effleurage",
    "petrissage",
    "stretching",
    "ball_rolling",
    "foam_rolling",
    "acupressure",
    "foot_massage",
    "foot_bath",
    "device_massager",
)
NOT_OFFERED: tuple[str, ...] = ("deep_tissue", "friction", "percussion")
"""Recordable as done, never offered; the catalogue says why."""

MAX_PRESSURE = 4
"""The highest pressure ever offered, on the scale 1 (lotion spreading) to 10 (pain)."""
