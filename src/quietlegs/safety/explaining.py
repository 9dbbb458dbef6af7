"""Why the screening came out as it did: reasons with codes; the words are chosen in `wording`."""

from collections.abc import Iterator

from quietlegs.foundation.reasons import Reason, Scalar
from quietlegs.records.plan import RedFlag
from quietlegs.safety.judging import Judged


def red_flag_of(judged: Judged) -> RedFlag | None:
    """What to do about a red flag: an alarm on yes; on unsure what to look for, without alarm."""
    alarm = judged.rule.alarm
    if judged.rule.kind != "red_flag" or alarm is None or judged.effect == "none":
        return None
    sure = judged.effect == "stop"
    return RedFlag(
        id=judged.rule.id,
        action=alarm.action if sure else alarm.look_for,
        urgency=alarm.urgency if sure else "look",
        sources=judged.rule.sources,
    )


def reasons_of(judged: Judged) -> Iterator[Reason]:
    """Everything that a person should know about one question and its answer."""
    yield from _implied(judged)
    if judged.effect != "none":
        yield _reason(judged, _code(judged), why=judged.rule.why, still_allowed=judged.rule.still_allowed)
        yield from _clearance(judged)
    if judged.again_on is not None and judged.rule.scope != "today":
        yield _reason(judged, "safety.asked_again", day=str(judged.again_on))
    if judged.lacks_place:
        yield _reason(judged, "safety.place_missing", question=judged.rule.question)
    elif judged.effect == "limit" and judged.standing.everywhere and _knows_places(judged):
        yield _reason(judged, "safety.name_the_place", question=judged.rule.question)


def _reason(judged: Judged, code: str, **values: Scalar) -> Reason:
    return Reason(about=judged.rule.id, code=code, values=values, sources=judged.rule.sources)


def _code(judged: Judged) -> str:
    if judged.rule.kind == "red_flag":
        return "safety.stop" if judged.effect == "stop" else "safety.red_flag_unsure"
    if judged.effect == "limit" and judged.rule.effect == "ask_first":
        return "safety.cleared"
    return f"safety.{judged.effect}"


def _implied(judged: Judged) -> Iterator[Reason]:
    for one in judged.standing.implied:
        yield _reason(judged, f"safety.implied_by_{one.key}", word=one.word, question=judged.rule.question)


def _clearance(judged: Judged) -> Iterator[Reason]:
    """What became of a clinician's word."""
    if judged.clearance is None:
        return
    state, word = judged.clearance
    if judged.rule.effect != "ask_first" and judged.effect in ("stop", "ask_first"):
        yield _reason(judged, "safety.cannot_be_cleared")
    elif judged.rule.effect == "ask_first":
        yield _reason(judged, f"safety.clearance_{state}", date=str(word.date), valid_until=str(word.valid_until))


def _knows_places(judged: Judged) -> bool:
    return any(str(ban.where).endswith("_if_named") for ban in judged.forbids)
