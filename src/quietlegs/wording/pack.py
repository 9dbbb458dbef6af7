"""Words for the pack: routines step by step, why an arm is closed, the clot line, names and the screens' sentences."""

from datetime import datetime

from quietlegs.foundation.body import LOG_REGIONS, NOT_OFFERED, TECHNIQUES
from quietlegs.foundation.reasons import Scalar
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.massage.hand_massage import HAND_MASSAGE
from quietlegs.person.checking import SENSATIONS
from quietlegs.records.pack import PackNames, PackOneLeg, RoutineWords, StepWords, TitledText
from quietlegs.records.plan import Routine, Step
from quietlegs.wording.finding import arm_name
from quietlegs.wording.how_to import how_lines, place_name
from quietlegs.wording.speak import all_sentences, say

RELIEF = (
    "walking",
    "stretching",
    "rubbing",
    "warm_water",
    "cold_water",
    "foot_bath",
    "breathing",
    "cool_room",
    "hands_and_shoulders",
    "distraction",
    "nothing",
    "other",
)
"""What may have brought relief, for the log."""

_SCREENS = ("night.", "session.", "morning.")
_SAID_ELSEWHERE = {"session.stop_at": "assignment.stop_at"}
_HOW_LINES = 3


def routine_words(routine: Routine, *, catalogue: Catalogue, locale: str = "en") -> RoutineWords | None:
    """A routine with all its words; None for a routine without steps."""
    if not routine.steps:
        return None
    name = _routine_name(routine.id or "", catalogue, locale=locale)
    steps = tuple(_step(step, catalogue, locale=locale) for step in routine.steps)
    template = catalogue.routines.get(routine.id or "")
    setting = template.setting if template else ""
    return RoutineWords(id=routine.id or "", name=name, minutes=routine.minutes, steps=steps, setting=setting)


def technique_name(technique: str, *, catalogue: Catalogue, locale: str = "en") -> str:
    """A technique in everyday words; a name that nobody knows keeps itself."""
    known = catalogue.techniques.get(technique)
    if known is not None:
        return known.name
    code = f"technique.{technique}"
    return say(code, locale=locale) if code in all_sentences(locale) else capital(arm_name(technique, locale=locale))


def one_leg_words(*, checked_at: datetime | None, catalogue: Catalogue, locale: str = "en") -> PackOneLeg:
    """The clot line and what to do: emergency words only on yes; not sure says what to look for."""
    yes, unsure = (_told(texts, catalogue, locale=locale) for texts in (_YES, _UNSURE))
    return PackOneLeg(
        checked_at=checked_at,
        question=say("one_leg.question", locale=locale),
        yes=TitledText(title=say("one_leg.yes_title", locale=locale), text=yes),
        unsure=TitledText(title=say("one_leg.unsure_title", locale=locale), text=unsure),
    )


def closed_because(code: str, *, locale: str = "en", **values: Scalar) -> str:
    """Why an arm is closed today, in a sentence."""
    return say(f"closed.{code}", values, locale=locale)


def pack_names(*, catalogue: Catalogue, locale: str = "en") -> PackNames:
    """Everyday words for what may be logged, by id."""
    techniques = (*TECHNIQUES, HAND_MASSAGE, *NOT_OFFERED, "other")
    return PackNames(
        regions={one: place_name(one, locale=locale) for one in LOG_REGIONS},
        sensations={one: say(f"sensation.{one}", locale=locale) for one in (*SENSATIONS, "other")},
        techniques={one: technique_name(one, catalogue=catalogue, locale=locale) for one in techniques},
        relief={one: relief_name(one, locale=locale) for one in RELIEF},
    )


def relief_name(relief: str, *, locale: str = "en") -> str:
    """Something that brings relief, in everyday words."""
    return say(f"relief.{relief}", locale=locale)


def screen_words(*, locale: str = "en") -> dict[str, str]:
    """The sentences that the client's screens show, by code."""
    own = {code: text for code, text in all_sentences(locale).items() if code.startswith(_SCREENS)}
    return own | {code: say(other, locale=locale) for code, other in _SAID_ELSEWHERE.items()}


def capital(name: str) -> str:
    """A name as it stands at the beginning of a line."""
    return name[:1].upper() + name[1:]


_YES = (
    "rule:dvt_signs.action",
    "one_leg.yes_emergency",
    "rule:dvt_signs.why",
    "one_leg.tonight",
    "one_leg.opens_again",
)
_UNSURE = (
    "rule:dvt_signs.look_for",
    "rule:unexplained_leg_pain.look_for",
    "one_leg.unsure_counts",
    "one_leg.tonight",
    "one_leg.opens_again",
)


def _told(texts: tuple[str, ...], catalogue: Catalogue, *, locale: str) -> tuple[str, ...]:
    return tuple(_fact(one[5:], catalogue) if one.startswith("rule:") else say(one, locale=locale) for one in texts)


def _fact(field: str, catalogue: Catalogue) -> str:
    """A sentence of a red flag's own file."""
    name, _, key = field.partition(".")
    rule = catalogue.rules[name]
    return str(getattr(rule if key == "why" else rule.alarm, key))


def _routine_name(name: str, catalogue: Catalogue, *, locale: str) -> str:
    template = catalogue.routines.get(name)
    if template is not None:
        return template.name
    return technique_name(name, catalogue=catalogue, locale=locale) if name else say("routine.own", locale=locale)


def _step(step: Step, catalogue: Catalogue, *, locale: str) -> StepWords:
    return StepWords(
        technique=step.technique,
        technique_name=technique_name(step.technique, catalogue=catalogue, locale=locale),
        region=step.region,
        region_name=place_name(step.region, locale=locale),
        direction=step.direction,
        pressure_max=step.pressure_max,
        seconds=step.seconds,
        tool=step.tool,
        oil=step.oil,
        how=tuple(_how(step, catalogue, locale=locale)),
    )


def _how(step: Step, catalogue: Catalogue, *, locale: str) -> list[str]:
    if step.technique != HAND_MASSAGE:
        return how_lines(catalogue.techniques[step.technique], (step,))
    part = step.region.partition("_")[0]
    return [say(f"hand_massage.{part}.{number}", locale=locale) for number in range(1, _HOW_LINES + 1)]
