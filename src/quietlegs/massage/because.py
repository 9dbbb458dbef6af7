"""Why each line of a plan stands there: reasons as codes and values; the words come later."""

from collections.abc import Iterator

from quietlegs.foundation.reasons import Reason, Scalar
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.knowledge.schema import OWN_JUDGEMENT
from quietlegs.massage.dose import LONGEST_SESSION_MINUTES, LONGEST_TRIED_MINUTES, SESSIONS_PER_WEEK
from quietlegs.massage.wishes import LIGHT_PRESSURE, Wishes
from quietlegs.person.iron import TESTS, Iron, latest_iron, unread_iron
from quietlegs.person.medicines import recognised
from quietlegs.records.intake import Intake
from quietlegs.records.plan import EvidenceLine, Routine

GUIDELINE = "aasm2025"


def line(about: str, code: str, *, sources: tuple[str, ...] = (OWN_JUDGEMENT,), **values: Scalar) -> Reason:
    """One reason; without sources it is our own judgement."""
    return Reason(about=about, code=code, sources=sources, values=values)


def purpose(intake: Intake) -> Iterator[Reason]:
    """What the plan is for, and what comes before it."""
    yield line("plan", "plan.small_lever")
    if intake.diagnosed is None:
        yield line("diagnosed", "plan.diagnosis_unknown")
    elif intake.diagnosed != "yes":
        yield line("diagnosed", "plan.not_diagnosed")


def iron(intake: Intake, *, catalogue: Catalogue) -> Iterator[Reason]:
    """The iron test first; values that are there are held against the guideline's thresholds."""
    latest = {test: latest_iron(intake.labs, test=test, catalogue=catalogue) for test in TESTS}
    unread = next(iter(unread_iron(intake.labs)), None)
    if not any(latest.values()):
        yield (
            line("iron", "plan.iron_unit_unknown", sources=(GUIDELINE,), unit=unread.unit)
            if unread
            else line("iron", "plan.iron_test_first", sources=(GUIDELINE,))
        )
    for one in latest.values():
        if one is not None:
            yield _held(one, catalogue=catalogue)


def _held(one: Iron, *, catalogue: Catalogue) -> Reason:
    fact = catalogue.thresholds[one.test]
    about = "iron" if one.test == "ferritin" else "saturation"
    code = f"plan.{about}_{'low' if one.low else 'seen'}"
    values = {"value": one.shown, "date": one.date.isoformat(), "threshold": f"{fact.below:g} {fact.unit}"}
    return line(about, code, sources=fact.sources, **values)


def medicines(intake: Intake, *, catalogue: Catalogue) -> Iterator[Reason]:
    """Ask whether a medicine now makes it worse; never a word about changing it."""
    found = (fact for medicine in intake.medicines or () for fact in recognised(medicine.name, catalogue))
    for one in dict.fromkeys(found):
        if one.dopaminergic or one.aggravates:
            code = "plan.medicine_dopamine" if one.dopaminergic else "plan.medicine_ask"
            yield line(one.id, code, sources=one.sources, name=one.name, statement=one.statement)


def routine_lines(routine: Routine, wishes: Wishes, *, catalogue: Catalogue) -> Iterator[Reason]:
    """Why this routine, each of its techniques, its minutes, pressure and oil."""
    template = catalogue.routines.get(routine.id or "")
    if template is not None:
        yield line(template.id, "plan.routine", sources=template.sources, name=template.name, summary=template.summary)
    yield line("sessions_per_week", "plan.dose", times=SESSIONS_PER_WEEK)
    for technique in dict.fromkeys(step.technique for step in routine.steps):
        fact = catalogue.techniques[technique]
        yield line(technique, "plan.technique", sources=fact.sources, name=fact.name, tried=fact.tried)
    yield from _minutes(routine, wishes)
    yield from _preferences(routine, wishes)
    for oil in dict.fromkeys(step.oil for step in routine.steps if step.oil):
        known = catalogue.oils[oil]
        yield line(oil, "plan.oil", sources=known.sources, name=known.name, amount=known.amount)
    for oil in wishes.own_oils:
        yield line(oil, "plan.own_oil_not_used", name=oil.partition(":")[2].strip())


def _minutes(routine: Routine, wishes: Wishes) -> Iterator[Reason]:
    asked, minutes = wishes.minutes_asked, wishes.minutes
    if asked < minutes:
        yield line("minutes", "plan.minutes_raised", asked=asked, minutes=minutes)
    elif asked > LONGEST_SESSION_MINUTES == minutes:
        yield line("minutes", "plan.minutes_cut_to_tried", asked=asked, minutes=minutes)
    elif asked > minutes:
        yield line("minutes", "plan.minutes_cut_for_safety", asked=asked, minutes=minutes)
    if routine.minutes < 0.9 * wishes.minutes:
        yield line("minutes", "plan.shorter_than_asked", minutes=f"{routine.minutes:g}", asked=minutes)
    if routine.minutes > LONGEST_TRIED_MINUTES:
        yield line("minutes", "plan.longer_than_tried", sources=("oshvandi2021",), tried=LONGEST_TRIED_MINUTES)


def _preferences(routine: Routine, wishes: Wishes) -> Iterator[Reason]:
    if wishes.light:
        yield line("pressure", "plan.light", pressure=LIGHT_PRESSURE)
    if wishes.first in {step.technique for step in routine.steps}:
        yield line(str(wishes.first), "plan.helped_first")
    if wishes.regions & {step.region for step in routine.steps}:
        yield line("regions", "plan.named_places")


def not_offered(*, catalogue: Catalogue) -> tuple[Reason, ...]:
    """What is never offered, each with its reason."""
    return tuple(
        line(one.id, "plan.not_offered", sources=one.sources, name=one.name, why=one.why_not)
        for one in catalogue.techniques.values()
        if not one.offered
    )


def evidence_lines(routine: Routine, *, catalogue: Catalogue) -> tuple[EvidenceLine, ...]:
    """What is known about the claims that bear on this routine's techniques and oils."""
    techniques = {step.technique for step in routine.steps}
    oils = {f"{step.oil}_oil" for step in routine.steps}
    return tuple(
        EvidenceLine(claim=claim.id, certainty=claim.certainty)
        for claim in catalogue.claims.values()
        if techniques & set(claim.about) or claim.id in oils
    )
