"""What an intake must satisfy beyond its shape: words that mean something, places and dates that can be."""

import datetime as dt
import math
from collections.abc import Iterable, Iterator

from quietlegs.foundation.body import LOG_REGIONS
from quietlegs.foundation.errors import IntakeError
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.person.allergies import OTHER, is_other
from quietlegs.person.conditions import asked_rules, part_keys
from quietlegs.records.intake import Detailed, Intake

SENSATIONS = ("crawling", "tingling", "itching", "burning", "aching")
EARLIEST = dt.date(1900, 1, 1)


def check_intake(intake: Intake, catalogue: Catalogue) -> None:
    """Refuse an intake whose words, places or dates mean nothing, with one sentence."""
    for sentence in (
        *_words(intake, catalogue),
        *_conditions(intake, catalogue),
        *_cleared(intake, catalogue),
        *_refused(intake, catalogue),
    ):
        raise IntakeError(sentence)
    for lab in intake.labs:
        if not math.isfinite(lab.value):
            raise IntakeError(f"In the intake, labs gives {lab.test!r} the value {lab.value}, which is not a number.")
    for place, date in _dates(intake):
        if date < EARLIEST:
            raise IntakeError(
                f"In the intake, {place} is {date}; dates before 1900 cannot be right, please correct it."
            )


def check_against_today(intake: Intake, today: dt.date) -> None:
    """Refuse what lies in the future but tells of the past; one day is allowed for time zones."""
    if intake.birth_year is not None and intake.birth_year > today.year:
        raise IntakeError(
            f"In the intake, birth_year is {intake.birth_year}, which is in the future (today is {today}); "
            "please correct it."
        )
    for place, date in _dates(intake):
        if date > today + dt.timedelta(days=1) and not place.startswith("cleared"):
            raise IntakeError(
                f"In the intake, {place} is {date}, which is in the future (today is {today}); please correct it."
            )


def _unknown(key: str, word: str, *, allowed: Iterable[str]) -> str:
    return f"In the intake, {key} names {word!r}, which is unknown; allowed are {', '.join(allowed)}."


def _words(intake: Intake, catalogue: Catalogue) -> Iterator[str]:
    """Sensations, oils and regions that mean nothing. An unknown allergy is no mistake: it is kept, and kept strict."""
    oils = [one for one in catalogue.oils if one != OTHER]
    for key, words, known in (
        ("sensations", intake.sensations, SENSATIONS),
        ("oils", intake.oils, oils),
    ):
        for word in words or ():
            if word not in known and not (is_other(word) and word.partition(":")[2].strip()):
                yield _unknown(key, word, allowed=(*known, "other:… (in your own words)"))
    for region in intake.regions or ():
        if region not in LOG_REGIONS:
            yield _unknown("regions", region, allowed=LOG_REGIONS)


def _conditions(intake: Intake, catalogue: Catalogue) -> Iterator[str]:
    rules = asked_rules(catalogue)
    known = {key for rule in rules for key in (rule.id, *part_keys(rule))}
    for key, answer in intake.conditions.items():
        if key not in known:
            own = [part for rule in rules if key.startswith(f"{rule.id}.") for part in part_keys(rule)]
            yield _unknown("conditions", key, allowed=own or [rule.id for rule in rules])
        for region in answer.where if isinstance(answer, Detailed) else ():
            if region not in LOG_REGIONS:
                yield _unknown(f"conditions.{key}.where", region, allowed=LOG_REGIONS)


def _cleared(intake: Intake, catalogue: Catalogue) -> Iterator[str]:
    ids = [rule.id for rule in asked_rules(catalogue)]
    for one in intake.cleared:
        if one.condition not in ids:
            clearable = [rule.id for rule in asked_rules(catalogue) if rule.effect == "ask_first"]
            yield _unknown("cleared", one.condition, allowed=clearable)
        if one.valid_until < one.date:
            yield (
                f"In the intake, cleared for {one.condition!r} is valid until {one.valid_until}, before its date "
                f"{one.date}; please correct one of them."
            )


def _refused(intake: Intake, catalogue: Catalogue) -> Iterator[str]:
    askable = {rule.id for rule in catalogue.rules.values() if rule.effect == "ask_first" and rule.kind == "condition"}
    for one in intake.refused:
        if one.condition not in askable:
            yield _unknown("refused", one.condition, allowed=askable)


def _dates(intake: Intake) -> Iterator[tuple[str, dt.date]]:
    for key, answer in intake.conditions.items():
        if isinstance(answer, Detailed) and answer.since is not None:
            yield f"conditions.{key}.since", answer.since
        if isinstance(answer, Detailed) and answer.given is not None:
            yield f"conditions.{key}.given", answer.given
        if isinstance(answer, Detailed) and answer.first is not None:
            yield f"conditions.{key}.first", answer.first
    for number, medicine in enumerate(intake.medicines or ()):
        if medicine.since is not None:
            yield f"medicines[{number}].since", medicine.since
    for number, lab in enumerate(intake.labs):
        yield f"labs[{number}].date", lab.date
    for number, one in enumerate(intake.cleared):
        yield f"cleared[{number}].date", one.date
    for number, no in enumerate(intake.refused):
        yield f"refused[{number}].date", no.date
