"""What the library shows, ready for its templates: the catalogue's facts with their words."""

from collections.abc import Iterator
from dataclasses import dataclass

from quietlegs.foundation.body import MAX_PRESSURE
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.schema import Ban, Rule, Technique
from quietlegs.wording.speak import say


@dataclass(frozen=True, kw_only=True)
class Limit:
    """A question of the intake that leaves something out when it is answered with yes or not sure."""

    question: str
    what: tuple[str, ...]
    text: str


def offered() -> list[Technique]:
    """The techniques that a plan can be built from."""
    return [one for one in load_catalogue().techniques.values() if one.offered]


def not_offered() -> list[Technique]:
    """The techniques that are never offered, each with its reason."""
    return [one for one in load_catalogue().techniques.values() if not one.offered]


def places(technique: Technique, locale: str) -> str:
    """The places in words."""
    return ", ".join(say(f"base.{place}", locale=locale) for place in technique.bases)


def how(technique: Technique, locale: str) -> dict[str, str]:
    """The short facts of a technique: pressure, direction, time, tool, who can do it, grade."""
    pressure = "library.pressure" if technique.pressure_max else "library.no_pressure"
    return {
        "pressure": say(pressure, {"pressure": technique.pressure_max}, locale=locale),
        "direction": say(f"library.direction_{technique.direction or 'none'}", locale=locale),
        "longest": say("library.longest", {"minutes": round(technique.longest / 60)}, locale=locale),
        "tool": say(f"library.tool_{technique.tool or 'none'}", locale=locale),
        "helpers": ", ".join(say(f"library.helper_{one}", locale=locale) for one in technique.helpers),
        "grade": say(f"library.grade_{technique.grade}", locale=locale),
        "scale": say("library.scale", {"most": MAX_PRESSURE}, locale=locale),
        "confidence": say(f"library.confidence_{technique.confidence}", locale=locale),
    }


def limits(technique: Technique, locale: str) -> list[Limit]:
    """Every condition and rule of use that leaves this technique out, or some of it; red flags leave out all."""
    rules = (rule for rule in load_catalogue().rules.values() if rule.kind != "red_flag")
    found = ((rule, tuple(_bans_on(technique, rule, locale))) for rule in rules)
    return [
        Limit(question=rule.question, what=what, text=_limit_text(rule, what, locale)) for rule, what in found if what
    ]


def sources(technique: Technique) -> list[str]:
    """The references behind a technique, by title."""
    references = load_catalogue().references
    return [references[one].title for one in technique.sources]


def _bans_on(technique: Technique, rule: Rule, locale: str) -> Iterator[str]:
    """What a rule takes away from a technique, in words, each thing once."""
    said = [_in_words(ban, technique, locale) for ban in rule.forbids if _concerns(ban, technique)]
    everything = say("library.forbidden", locale=locale)
    if everything in said:
        said = [everything]
    if said and rule.effect == "ask_first":
        said = [say("library.asked_first", locale=locale)]
    yield from dict.fromkeys(text for text in said if text)


def _limit_text(rule: Rule, what: tuple[str, ...], locale: str) -> str:
    values = {"what": "; ".join(what), "why": rule.why, "still_allowed": rule.still_allowed}
    return say("library.always" if rule.kind == "use_rule" else "library.limit", values, locale=locale)


def _concerns(ban: Ban, technique: Technique) -> bool:
    if ban.pressure_above is not None and technique.pressure_max <= ban.pressure_above:
        return False
    return bool({technique.id, "all"} & set(ban.techniques)) or technique.tool in ban.tools


def _in_words(ban: Ban, technique: Technique, locale: str) -> str:
    if ban.pressure_above is not None:
        return say("library.forbidden_above", {"pressure": ban.pressure_above}, locale=locale)
    if ban.where == "everywhere":
        return say("library.forbidden", locale=locale)
    if isinstance(ban.where, str):
        return say("library.forbidden_there", locale=locale)
    at = [place for place in ban.where if place in technique.bases]
    named = ", ".join(say(f"base.{place}", locale=locale) for place in at)
    return say("library.forbidden_places", {"places": named}, locale=locale) if at else ""
