"""The first day: how far it is, the questions that are private, and the page for the doctor."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

import msgspec

from quietlegs.foundation.errors import InputError
from quietlegs.foundation.ids import night_id
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.records.log import EntryLog
from quietlegs.wording.speak import say
from quietlegs_web.actions import intake, log, people
from quietlegs_web.actions.body_values import labs
from quietlegs_web.actions.clearances import ask_first
from quietlegs_web.actions.clock import stamp
from quietlegs_web.actions.factors import Factors, Named, factors
from quietlegs_web.storage.models import Person

STEPS = ("touch", "diagnosis", "tried", "evenings", "first", "private", "ready")
AUGMENTATION = ("augmentation_earlier", "augmentation_stronger", "augmentation_spread", "augmentation_sooner")
IMPULSE = ("impulse_gambling", "impulse_buying", "impulse_eating", "impulse_sex", "impulse_other")
PRIVATE = (*AUGMENTATION, *IMPULSE)
SAID = ("no", "yes", "unsure")
MOST_LETTERS = 4000


@dataclass(frozen=True, kw_only=True)
class DoctorPage:
    """What to ask, from what the person entered. `private`: only what the person chose to show."""

    name: str
    ferritin: str
    saturation: str
    values: tuple[str, ...]
    listed: tuple[str, ...]
    named: tuple[Named, ...]
    diagnosed: bool
    words: str
    ask_first: tuple[str, ...]
    private: tuple[str, ...]
    factors: Factors


def set_touch(person: Person, touch: str) -> None:
    """Keep whether touch helps, does nothing, or makes it worse. Errors: InputError."""
    intake.change(person, {"touch": touch})


def set_diagnosed(person: Person, answer: str) -> None:
    """Keep whether a clinician has said that it is restless legs. Errors: InputError."""
    intake.change(person, {"diagnosed": answer})


def set_tried(person: Person, text: str) -> None:
    """Keep the person's own words about what was tried; empty takes them back. Errors: InputError."""
    intake.change(person, {"goals": text.strip() or None})


def set_evenings(person: Person, *, mode: str, evening_at: str, zone: str) -> None:
    """Keep how evenings are rated and in which zone. Errors: InputError."""
    wanted = people.Settings(
        zone=zone, boundary=person.boundary, mode=mode, evening_at=evening_at or person.evening_at, locale=person.locale
    )
    people.change_settings(person, wanted)


def private_answers(person: Person) -> dict[str, str]:
    """What was answered to the private questions, by code."""
    held = next((body for row, body in log.bodies(person, "entry") if row.pk == _private_id(person)), None)
    lines = (held.note or "").splitlines() if held else []
    found: dict[str, str] = {}
    for code in PRIVATE:
        question = _private_question(code)
        said = [line.removeprefix(question).strip() for line in lines if line.startswith(question)]
        found |= {code: said[0]} if said and said[0] in SAID else {}
    return found


def keep_private(person: Person, given: Mapping[str, str]) -> None:
    """Keep the private answers as one note of the person's own log. Errors: InputError."""
    answers = {code: given[code] for code in PRIVATE if given.get(code)}
    if any(said not in SAID for said in answers.values()):
        raise InputError("Choose no, yes or I am not sure.")
    own = _private_id(person)
    if not answers:
        if any(row.pk == own for row, _body in log.bodies(person, "entry")):
            log.write(person, log.Write(kind="entry", id=own, body=None))
        return
    note = "\n".join(f"{_private_question(code)} {said}" for code, said in answers.items())
    body = EntryLog(**stamp(person), moment="log", note=note)
    log.write(person, log.Write(kind="entry", id=own, body=msgspec.json.encode(body)))


def private_to_tell(person: Person) -> bool:
    """Whether something was answered with yes or not sure."""
    return any(said != "no" for said in private_answers(person).values())


def doctor_page(person: Person, *, with_private: bool = False) -> DoctorPage:
    """The page for the doctor, from everything that was entered so far."""
    held = intake.answers(person)
    found = factors(person)
    thresholds = load_catalogue().thresholds
    ferritin, saturation = thresholds["ferritin"], thresholds["transferrin_saturation"]
    shown = private_answers(person) if with_private else {}
    return DoctorPage(
        name=person.name,
        ferritin=f"{ferritin.below:g} {ferritin.unit}",
        saturation=f"{saturation.below:g} {saturation.unit}",
        values=tuple(f"{one.body.test}: {one.value} {one.body.unit} ({one.body.date})" for one in labs(person)),
        listed=tuple(_written(one.body.name, one.body.dose, one.body.times) for one in found.listed),
        named=found.named,
        factors=found,
        diagnosed=held.get("diagnosed") == "yes",
        words=str(held.get("goals", "")),
        ask_first=tuple(one.question for one in ask_first(person) if one.waits),
        private=tuple(f"{_private_question(code)} {said}" for code, said in shown.items() if said != "no"),
    )


def _written(name: str, dose: str | None, times: tuple[str, ...]) -> str:
    return ", ".join(part for part in (name, dose or "", " ".join(times)) if part)


def _private_id(person: Person) -> UUID:
    return night_id("entry-private", person=str(person.pk), night=intake.FIRST)


def _private_question(code: str) -> str:
    return say(f"first_day.{code}")
