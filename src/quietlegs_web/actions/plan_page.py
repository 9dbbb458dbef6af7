"""The plan as a page shows it: the library's value and words, in the order in which they are read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from msgspec.structs import replace

from quietlegs.foundation.body import SIDES
from quietlegs.foundation.reasons import Reason
from quietlegs.interface.plan import PlanResult
from quietlegs.knowledge.catalogue import Catalogue, load_catalogue
from quietlegs.knowledge.schema import OWN_JUDGEMENT
from quietlegs.massage.relief import hands_are_open
from quietlegs.records.plan import Plan, Routine, Step, Withheld
from quietlegs.wording.how_to import how_lines
from quietlegs.wording.left_out import left_out
from quietlegs.wording.plan import plan_in_words
from quietlegs.wording.speak import say
from quietlegs_web.actions.intake import intake_of
from quietlegs_web.actions.plan import plan_of, screened_intake
from quietlegs_web.actions.screening_pages import screens
from quietlegs_web.storage.models import Person

WATCH_FOR = "safety.watch_for"
URGENT = ("emergency", "same_day", "soon")
WHERE = "where"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A sentence with where it was read, in words."""

    text: str
    sources: str = ""


@dataclass(frozen=True, kw_only=True)
class AlarmLine:
    """What to do now, what is open all the same, and the question that was answered with yes."""

    action: str
    still_allowed: str
    urgency: str
    question: str
    sources: str


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """One step in words; `region` and `direction` are ids for the body map."""

    place: str
    technique: str
    name: str
    time: str
    pressure: int
    oil: str
    tool: str
    region: str
    direction: str


@dataclass(frozen=True, kw_only=True)
class RoutinePage:
    """The routine: steps by side, how each technique is done, what to watch for."""

    name: str
    minutes: str
    times: int
    regions: str
    sides: tuple[tuple[str, tuple[StepLine, ...]], ...]
    how: tuple[tuple[str, str, tuple[str, ...], str], ...]
    watch: tuple[str, ...]
    before: str
    schedule: str


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """What one answer leaves out, why, where that was read, and what stays open all the same."""

    why: str
    lines: tuple[str, ...]
    sources: str
    still_allowed: str = ""


@dataclass(frozen=True, kw_only=True)
class OpenQuestion:
    """A question that is still open, and the screen on which it is answered."""

    text: str
    address: str


@dataclass(frozen=True, kw_only=True)
class EvidenceEntry:
    """A claim, quoted to be judged."""

    claim: str
    quoted: str
    tier: str
    certainty: str


@dataclass(frozen=True, kw_only=True)
class PlanPage:
    """Everything the page shows, from the verdict to the evidence. `guided`: whether *Tonight* has a session."""

    verdict: str
    verdict_text: str
    empty: bool
    alarms: tuple[AlarmLine, ...]
    one_leg: bool
    tonight: tuple[Line, ...]
    guided: bool
    routine: RoutinePage | None
    others: tuple[tuple[str, RoutinePage], ...]
    left_out: tuple[LeftOut, ...]
    missing: tuple[OpenQuestion, ...]
    next_steps: tuple[Line, ...]
    reasons: tuple[Line, ...]
    not_offered: tuple[Line, ...]
    evidence: tuple[EvidenceEntry, ...]


def plan_page(person: Person, result: PlanResult) -> PlanPage:
    """The plan in words, in reading order."""
    catalogue, locale = load_catalogue(), person.locale
    plan = plan_in_words(result.plan, catalogue=catalogue, locale=locale)
    return PlanPage(
        verdict=plan.verdict,
        verdict_text=say(f"plan.verdict_{_verdict(plan, catalogue)}", locale=locale),
        empty=intake_of(person) is None,
        alarms=_alarms(plan),
        one_leg=screened_intake(person) != intake_of(person),
        tonight=_lines(plan.for_tonight),
        guided=bool(plan.routine.steps) or hands_are_open(plan),
        routine=_routine(plan, locale=locale) if plan.routine.steps else None,
        others=tuple(_others(plan, locale=locale)),
        left_out=tuple(by_answer(plan, locale=locale)) if plan.routine.steps else (),
        missing=tuple(_questions(plan.missing, locale=locale)),
        next_steps=_lines(plan.next_steps),
        reasons=_lines(one for one in plan.reasons if one.code != WATCH_FOR or not plan.routine.steps),
        not_offered=_lines(plan.not_offered),
        evidence=tuple(_evidence(plan, locale=locale)),
    )


def alarms(person: Person) -> tuple[AlarmLine, ...]:
    """What comes first after a yes to a red flag."""
    return _alarms(plan_of(person).plan)


def tonight_lines(person: Person) -> tuple[Line, ...]:
    """What is open tonight, whatever the verdict; without what the alarms say already."""
    plan = plan_in_words(plan_of(person).plan, catalogue=load_catalogue(), locale=person.locale)
    return _lines(one for one in plan.for_tonight if one.code not in ALARM_CODES)


ALARM_CODES = ("tonight.call_now", "tonight.call_today", "tonight.see_soon")


def source_names(ids: Iterable[str]) -> str:
    """Titles of what was read, one after the other; our own judgement is said last."""
    known = load_catalogue().references
    listed = sorted(dict.fromkeys(ids), key=lambda one: one == OWN_JUDGEMENT)
    names = [f"{known[one].title} ({known[one].year})" if known[one].year else known[one].title for one in listed]
    return "; ".join(names)


def _verdict(plan: Plan, catalogue: Catalogue) -> str:
    touching = any(catalogue.techniques[step.technique].touch for step in plan.routine.steps)
    return "without_touch" if plan.routine.steps and not touching else plan.verdict


def _alarms(plan: Plan) -> tuple[AlarmLine, ...]:
    rules = load_catalogue().rules
    return tuple(
        AlarmLine(
            action=flag.action,
            still_allowed=rules[flag.id].still_allowed,
            urgency=flag.urgency,
            question=rules[flag.id].question,
            sources=source_names(flag.sources),
        )
        for flag in plan.red_flags
        if flag.urgency in URGENT
    )


def _lines(reasons: Iterable[Reason]) -> tuple[Line, ...]:
    once = {one.text: one for one in reasons if one.text}
    return tuple(Line(text=text, sources=source_names(one.sources)) for text, one in once.items())


def _routine(plan: Plan, *, locale: str) -> RoutinePage:
    routine, catalogue = plan.routine, load_catalogue()
    template = catalogue.routines.get(routine.id or "")
    minutes = f"{routine.minutes:g}"
    sides = (
        (say(f"plan.leg_{side}", locale=locale), tuple(_steps(routine, side, locale=locale)))
        for side in SIDES
        if any(step.region.endswith(f"_{side}") for step in routine.steps)
    )
    return RoutinePage(
        name=template.name if template else "",
        minutes=minutes,
        times=plan.sessions_per_week,
        regions=" ".join(dict.fromkeys(step.region for step in routine.steps)),
        sides=tuple(sides),
        how=tuple(_how(routine)),
        watch=tuple(dict.fromkeys(one.text for one in plan.reasons if one.code == WATCH_FOR)),
        before=say("plan.before_every_session", locale=locale),
        schedule=say("plan_page.schedule", {"times": plan.sessions_per_week, "minutes": minutes}, locale=locale),
    )


def _others(plan: Plan, *, locale: str) -> Iterator[tuple[str, RoutinePage]]:
    """The three-minute version, then the routines for other places, each with its title."""
    if plan.too_tired.steps and plan.too_tired != plan.routine:
        title = say("plan_page.too_tired", {"minutes": f"{plan.too_tired.minutes:g}"}, locale=locale)
        yield title, _routine(replace(plan, routine=plan.too_tired), locale=locale)
    for one in plan.elsewhere:
        yield (
            say(f"plan_page.at_{one.situation}", locale=locale),
            _routine(replace(plan, routine=one.routine), locale=locale),
        )


def _steps(routine: Routine, side: str, *, locale: str) -> Iterator[StepLine]:
    for step in routine.steps:
        if step.region.endswith(f"_{side}"):
            yield _step(step, locale=locale)


def _step(step: Step, *, locale: str) -> StepLine:
    catalogue = load_catalogue()
    place = say(f"base.{step.region.rpartition('_')[0]}", locale=locale)
    oil = catalogue.oils.get(step.oil or "")
    minutes, seconds = divmod(step.seconds, 60)
    return StepLine(
        place=place[:1].upper() + place[1:],
        technique=step.technique,
        name=catalogue.techniques[step.technique].name,
        time=f"{minutes}:{seconds:02d}",
        pressure=step.pressure_max,
        oil=f"{oil.name}: {oil.amount}" if oil else "",
        tool=step.tool or "",
        region=step.region,
        direction=step.direction,
    )


def _how(routine: Routine) -> Iterator[tuple[str, str, tuple[str, ...], str]]:
    """Id, name, lines and first place of each technique, only about the places of this routine."""
    for technique in dict.fromkeys(step.technique for step in routine.steps):
        fact = load_catalogue().techniques[technique]
        steps = [step for step in routine.steps if step.technique == technique]
        yield technique, fact.name, tuple(how_lines(fact, steps)), steps[0].region


def by_answer(plan: Plan, *, locale: str) -> Iterator[LeftOut]:
    """What a plan in words leaves out, by the answer behind it; what binds everybody stands with the techniques."""
    catalogue = load_catalogue()
    always = {rule.id for rule in catalogue.rules.values() if rule.kind == "use_rule"}
    grounds = dict.fromkeys(one for row in plan.withheld for one in row.because if one not in always)
    for ground in grounds:
        rows = [row for row in plan.withheld if ground in row.because]
        lines = left_out(rows, catalogue=catalogue, locale=locale)
        if lines:
            rule = catalogue.rules.get(ground)
            yield LeftOut(
                why=_why(ground, plan),
                lines=tuple(lines),
                sources=source_names(_sources(rows, ground)),
                still_allowed=rule.still_allowed if rule else "",
            )


def _sources(rows: Iterable[Withheld], ground: str) -> tuple[str, ...]:
    rule = load_catalogue().rules.get(ground)
    return rule.sources if rule else tuple(one for row in rows for one in row.sources)


def _why(ground: str, plan: Plan) -> str:
    rule = load_catalogue().rules.get(ground)
    if rule is not None:
        return rule.why
    about = ground.partition(":")[2]
    return next((one.text for one in plan.reasons if one.about in (ground, about)), "")


def _questions(missing: Iterable[str], *, locale: str) -> Iterator[OpenQuestion]:
    rules = load_catalogue().rules
    for key in missing:
        name, _, part = key.partition(".")
        if name not in rules:
            continue
        screen = next((one.slug for one in screens() if name in one.rules), "")
        asked = {one.id: one.question for one in rules[name].parts}.get(part, rules[name].question)
        text = say("plan.where", {"question": asked}, locale=locale) if part == WHERE else asked
        ending = "more/" if part == WHERE else f"#q-{quote(name)}"
        yield OpenQuestion(text=text, address=f"/intake/{screen}/{ending}")


def _evidence(plan: Plan, *, locale: str) -> Iterator[EvidenceEntry]:
    claims = load_catalogue().claims
    for line in plan.evidence:
        claim = claims[line.claim]
        yield EvidenceEntry(
            claim=claim.id,
            quoted=claim.quoted,
            tier=say(f"claim.tier_{claim.tier}", locale=locale),
            certainty=say(f"claim.certainty_{claim.certainty}", locale=locale),
        )
