"""The safety questions, a few on a screen: which are open, what was answered, and keeping new answers.

The rules decide what an answer does; here they are only grouped so that what can block light strokes comes first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, get_args

from quietlegs.foundation.body import BASES, SIDES
from quietlegs.foundation.errors import InputError
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.schema import Rule
from quietlegs.person.conditions import Standing, asked_rules, part_keys, standings
from quietlegs.records.intake import Answer, Intake
from quietlegs.wording.dates import day_in_words
from quietlegs.wording.speak import say
from quietlegs_web.actions import intake
from quietlegs_web.actions.clock import today
from quietlegs_web.storage.models import Person

ANSWERS: tuple[Answer, ...] = get_args(Answer)
OILS = "oils"
"""The screen that is asked only before a scented or nut oil is chosen."""

OTHERS = "others"
"""Where a question stands that no screen names yet, so that a new rule is never left unasked."""

NEEDS_PLACE = ("limb", "area")
WHOLE_LEG = {f"leg_{side}": tuple(f"{part}_{side}" for part in BASES) for side in SIDES}
"""What a tick at a whole leg stands for."""

WANTS_WEEKS = ("pregnancy",)
WANTS_SINCE = ("dvt_known",)
"""Where the day matters beside the rules whose answers last for a while."""


@dataclass(frozen=True, kw_only=True)
class Screen:
    """A few questions that belong together. `private`: it stands apart, for the person alone."""

    slug: str
    rules: tuple[str, ...]
    private: bool = False


SCREENS = (
    Screen(
        slug="clots",
        rules=("dvt_signs", "pe_signs", "unexplained_leg_pain", "phlebitis", "dvt_known", "dvt_risk_high"),
    ),
    Screen(slug="private", rules=("pregnancy_warning", "pregnancy", "weakness_bladder"), private=True),
    Screen(slug="now", rules=("critical_ischaemia", "dark_urine_after", "fracture", "skin_infection", "fever_unwell")),
    Screen(
        slug="places",
        rules=(
            "open_wound",
            "burn_sunburn",
            "fungal_contagious_skin",
            "local_inflammation",
            "recent_injury",
            "surgery_recent",
            "varicose_severe",
        ),
    ),
    Screen(
        slug="body",
        rules=("heart_failure", "pad", "oedema_severe", "lymphoedema", "renal_dialysis", "osteomyelitis_myositis"),
    ),
    Screen(slug="blood", rules=("bleeding_disorder", "low_platelets", "cancer_active", "bone_metastasis")),
    Screen(slug=OTHERS, rules=()),
    Screen(
        slug="firmness",
        rules=(
            "anticoagulant",
            "diabetes_foot",
            "neuropathy",
            "easy_bruising_steroids",
            "osteoporosis",
            "implant_device",
            "varicose_mild",
        ),
    ),
    Screen(slug=OILS, rules=("asthma_scents", "epilepsy_oils", "nut_seed_allergy", "oil_allergy")),
)
"""In the order of asking."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One half of a question, with its own answer (empty: none yet)."""

    key: str
    text: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question as a screen shows it.

    `answer`: its own answer, empty while there is none. `at_risk`: yes or unsure counts, from wherever it comes.
    `look_for`: what to look at when unsure. `implied`: a sentence about a word listed elsewhere that counts as yes.
    `again`: what was answered before and when, where that grew old and is asked again.
    `lasts`: how long an answer with a day counts.
    """

    key: str
    text: str
    answer: str
    parts: tuple[Asked, ...]
    open: bool
    at_risk: bool
    unsure: bool
    red_flag: bool
    look_for: str
    implied: str
    again: str
    lasts: str
    wants_place: bool
    needs_place: bool
    wants_weeks: bool
    wants_since: bool
    where: tuple[str, ...]
    weeks: int | None
    since: str

    @property
    def shows_parts(self) -> bool:
        """Whether the halves stand open: once one of them, or the whole, was not answered with no."""
        return self.at_risk or any(part.answer for part in self.parts)

    @property
    def wants_details(self) -> bool:
        """Whether a second screen has something to ask or to show about this answer."""
        asks = self.wants_place or self.wants_weeks or self.wants_since
        return self.at_risk and (asks or bool(self.unsure and self.look_for))


@dataclass(frozen=True, kw_only=True)
class Progress:
    """A screen with how far it is answered."""

    screen: Screen
    questions: int
    open: int

    @property
    def done(self) -> bool:
        """Whether every question of the screen has an answer."""
        return self.open == 0


def screens() -> tuple[Screen, ...]:
    """Every screen that has a question, in order; a rule that no screen names stands under `others`."""
    known = load_catalogue().rules
    named = {rule for screen in SCREENS for rule in screen.rules}
    others = tuple(rule.id for rule in asked_rules(load_catalogue()) if rule.id not in named)
    found = (
        Screen(
            slug=one.slug,
            rules=others if one.slug == OTHERS else tuple(rule for rule in one.rules if rule in known),
            private=one.private,
        )
        for one in SCREENS
    )
    return tuple(one for one in found if one.rules)


def screen_named(slug: str) -> Screen | None:
    """The screen with this name, or None."""
    return next((one for one in screens() if one.slug == slug), None)


def questions(person: Person, screen: Screen) -> tuple[Question, ...]:
    """The questions of a screen with what was answered."""
    kept, young = intake.answers(person).get("conditions", {}), _young(person)
    known = _standings(person)
    return tuple(
        replace(_question(rule, known[rule.id], young), again=asked_again(rule, kept, young, locale=person.locale))
        for rule in _rules(screen)
    )


def progress(person: Person) -> tuple[Progress, ...]:
    """How far each screen is, the oils' screen last."""
    known = _standings(person)
    return tuple(
        Progress(screen=one, questions=len(one.rules), open=sum(bool(known[rule].open) for rule in one.rules))
        for one in screens()
    )


def first_routine(person: Person) -> tuple[Progress, ...]:
    """The screens that come before a first routine with the hands."""
    return tuple(one for one in progress(person) if one.screen.slug != OILS)


def next_open(person: Person, *, after: str = "") -> Screen | None:
    """The next screen with an open question, from a screen on and then from the start; None when all is answered."""
    listed = [one for one in first_routine(person) if not one.done]
    slugs = [one.slug for one in screens()]
    place = slugs.index(after) if after in slugs else -1
    later = [one for one in listed if slugs.index(one.screen.slug) > place]
    found = later or [one for one in listed if one.screen.slug != after] or listed
    return found[0].screen if found else None


def save(person: Person, screen: Screen, given: Mapping[str, str], *, none_of_the_others: bool = False) -> None:
    """Keep the answers of one screen, given today; the other screens stay as they are. Errors: InputError.

    `none_of_the_others`: a no to each question of this screen that is still open.
    """
    old, young = intake.answers(person).get("conditions", {}), _young(person)
    changes: dict[str, Any] = {}
    for rule in _rules(screen):
        changes |= _changes(rule, old, young, _read(rule, given))
        merged = {**young, **changes}
        if none_of_the_others and not _answered(rule, merged):
            changes |= _none(rule, merged, old)
    if changes:
        intake.answer_conditions(person, changes)


def answer_rule(rule: Rule, given: Mapping[str, str]) -> dict[str, str]:
    """Answers to every half of a question, and what they say together: any yes is yes, else any unsure is unsure."""
    return {**given, rule.id: _worst(given.values())}


def save_details(person: Person, screen: Screen, details: Mapping[str, Mapping[str, Any]]) -> None:
    """Keep where, since when and how many weeks with each answer that is not a no. Errors: InputError."""
    old = intake.answers(person).get("conditions", {})
    changes: dict[str, Any] = {}
    for rule in _rules(screen):
        kept = _details(person, details.get(rule.id, {}))
        for key in (rule.id, *part_keys(rule)):
            if key in old and _said(old[key]) != "no":
                changes[key] = {"answer": _said(old[key]), **kept} if kept else _said(old[key])
    if changes:
        intake.answer_conditions(person, changes)


def _standings(person: Person) -> dict[str, Standing]:
    return standings(intake.counting(person) or Intake(version=1), load_catalogue())


def _young(person: Person) -> dict[str, Any]:
    """The kept answers that are not due again: what is due stands open on its screen, so that it is looked at anew."""
    held = intake.counting(person, grace=0) or Intake(version=1)
    return {key: one for key, one in intake.answers(person).get("conditions", {}).items() if key in held.conditions}


def asked_again(rule: Rule, kept: Mapping[str, Any], young: Mapping[str, Any], *, locale: str) -> str:
    """What was answered and when, where that is asked again; empty where nothing grew old."""
    old = [kept[key] for key in (rule.id, *part_keys(rule)) if key in kept and key not in young]
    days = [date.fromisoformat(one["given"]) for one in old if isinstance(one, dict) and one.get("given")]
    said = _worst(map(_said, old))
    if not days or not said:
        return ""
    return say(f"intake_page.again_{said}", {"day": day_in_words(min(days))}, locale=locale)


def _rules(screen: Screen) -> tuple[Rule, ...]:
    known = load_catalogue().rules
    return tuple(known[rule] for rule in screen.rules)


def _question(rule: Rule, standing: Standing, given: Mapping[str, Any]) -> Question:
    places = any(str(ban.where).endswith("_if_named") for ban in (*rule.forbids, *rule.cleared_forbids))
    needs = rule.scope in NEEDS_PLACE
    return Question(
        key=rule.id,
        text=rule.question,
        answer=_said(given.get(rule.id)),
        parts=tuple(
            Asked(key=f"{rule.id}.{part.id}", text=part.question, answer=_said(given.get(f"{rule.id}.{part.id}")))
            for part in rule.parts
        ),
        open=bool(standing.open),
        at_risk=standing.at_risk,
        unsure=standing.answer == "unsure",
        red_flag=rule.kind == "red_flag",
        look_for=rule.alarm.look_for if rule.alarm else "",
        implied=_implied(standing),
        again="",
        lasts=say("intake_page.since_why", {"days": rule.lasts_days}) if rule.lasts_days else "",
        wants_place=needs or places,
        needs_place=needs,
        wants_weeks=rule.id in WANTS_WEEKS,
        wants_since=rule.lasts_days is not None or rule.id in WANTS_SINCE,
        where=standing.named,
        weeks=standing.weeks,
        since=standing.since.isoformat() if standing.since else "",
    )


def _implied(standing: Standing) -> str:
    words = {one.word.removeprefix("other:"): None for one in standing.implied}
    return say("intake_page.implied", {"word": ", ".join(words)}) if words else ""


def _read(rule: Rule, given: Mapping[str, str]) -> dict[str, str]:
    found = {key: given[key] for key in (rule.id, *part_keys(rule)) if given.get(key)}
    for value in found.values():
        if value not in ANSWERS:
            raise InputError(f"{value[:20]!r} is no answer: choose no, yes or I am not sure.")
    return found


def _none(rule: Rule, merged: Mapping[str, Any], old: Mapping[str, Any]) -> dict[str, Any]:
    """No to all of a question that is still open; a half that was answered otherwise stands, and what grew old goes."""
    parts = part_keys(rule)
    halves = [_said(merged[key]) for key in parts if key in merged]
    return {rule.id: _worst([*halves, "no"]), **{key: None for key in parts if key in old and key not in merged}}


def _changes(rule: Rule, old: Mapping[str, Any], young: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, Any]:
    """What one screen says of one question, so that whole and halves never contradict each other: the newer one stands.

    An answer that stays as it is stands there too: it was given again. `young`: those that are not due.
    """
    new = {key: value for key, value in given.items() if value != _said(young.get(key))}
    parts = part_keys(rule)
    if new.get(rule.id) == "no" and not any(key in new for key in parts):
        return {rule.id: "no", **{key: None for key in parts if key in old}}
    halves = [value for key in parts if (value := given.get(key) or _said(young.get(key)))]
    own = given.get(rule.id) or _said(young.get(rule.id))
    if halves and any(key in new for key in parts):
        together = _worst(halves) if len(halves) == len(parts) else _worst([*halves, own])
        if own and together != own:
            new[rule.id] = together
    return {key: _with_details(young.get(key), value) for key, value in {**given, **new}.items()}


def _with_details(old: Any, answer: str) -> Any:
    """The new answer, with the place and time of the old one where it still is no no."""
    return {**old, "answer": answer} if isinstance(old, dict) and answer != "no" else answer


def _answered(rule: Rule, given: Mapping[str, Any]) -> bool:
    parts = part_keys(rule)
    return bool(_said(given.get(rule.id))) or bool(parts and all(_said(given.get(key)) for key in parts))


def _said(answer: Any) -> str:
    return str(answer.get("answer", "")) if isinstance(answer, dict) else str(answer or "")


def _worst(answers: Any) -> str:
    found = set(answers)
    return next((one for one in ("yes", "unsure", "no") if one in found), "")


def _details(person: Person, given: Mapping[str, Any]) -> dict[str, Any]:
    return dict(_kept_details(person, given))


def _kept_details(person: Person, given: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    if given.get("where"):
        yield "where", sorted({place for one in given["where"] for place in WHOLE_LEG.get(one, (one,))})
    if given.get("weeks") is not None:
        yield "weeks", given["weeks"]
    if since := given.get("since"):
        if since > today(person):
            raise InputError(f"{since.isoformat()} is still to come: give the day since when it has been so.")
        yield "since", since.isoformat()
