"""What follows from reach, balance, medicines, pregnancy and the hour of onset: lines that make a routine safer."""

from collections.abc import Iterator
from datetime import date

from quietlegs.foundation.reasons import Reason
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.knowledge.schema import MedicineFact
from quietlegs.massage.because import line
from quietlegs.massage.wishes import Wishes
from quietlegs.person.conditions import standings
from quietlegs.person.medicines import recognised
from quietlegs.records.intake import Intake
from quietlegs.records.plan import Routine

OLDER = 65
"""Years from which standing stretches are left out: our own judgement."""

EARLY = ("05:00", "18:00")
"""From when until before when an onset is early, the morning included: our own judgement."""


def unsteady(intake: Intake, *, catalogue: Catalogue, today: date) -> bool:
    """Whether to stay seated: dizziness, falls, numb feet, a sedating or dopamine medicine, an age of 65 and more."""
    drowsy = any(fact.sedating or fact.dopaminergic for fact in _medicines(intake, catalogue))
    older = intake.birth_year is not None and today.year - intake.birth_year >= OLDER
    numb = standings(intake, catalogue)["neuropathy"].at_risk
    return intake.steady in ("no", "unsure") or drowsy or older or numb


def ability_lines(
    intake: Intake, routines: tuple[Routine, ...], wishes: Wishes, *, catalogue: Catalogue, today: date
) -> Iterator[Reason]:
    """Lines about falls, reach, dislikes and the bath, for what these routines hold."""
    steps = [step for routine in routines for step in routine.steps]
    used = {step.technique for step in steps}
    if unsteady(intake, catalogue=catalogue, today=today):
        yield line("steady", "plan.stay_seated")
        if "foam_rolling" in used:
            yield line("steady", "plan.stick_only")
    if "foot_bath" in used or any(step.oil and step.region.startswith("sole_") for step in steps):
        yield line("soles", "plan.dry_soles")
    if not wishes.reaches_feet and wishes.helper == "self":
        yield line("reaches_feet", "plan.out_of_reach")
    if intake.avoid:
        yield line("avoid", "plan.avoided" if wishes.avoid else "plan.avoided_but_all_that_is_left")
    if intake.bath and "foot_bath" in used:
        yield line("bath", f"plan.bath_{intake.bath}")
    if standings(intake, catalogue)["pregnancy"].at_risk:
        yield line("pregnancy", "plan.pregnancy_position")


def combination_lines(*, catalogue: Catalogue) -> Iterator[Reason]:
    """What may go along with massage: exercise as far as it was tried, and sleep habits as our own judgement."""
    yield line("exercise", "plan.exercise", sources=catalogue.claims["massage_with_exercise"].sources)
    yield line("exercise", "plan.exercise_when")
    yield line("sleep", "plan.sleep_habits")


def early_onset(intake: Intake, *, catalogue: Catalogue) -> Iterator[Reason]:
    """Symptoms by day on a dopamine medicine: a question for the prescriber, never a word about changing it."""
    dopamine = next((fact for fact in _medicines(intake, catalogue) if fact.dopaminergic), None)
    if dopamine and intake.usual_onset and EARLY[0] <= intake.usual_onset < EARLY[1]:
        values = {"name": dopamine.name, "onset": intake.usual_onset}
        yield line("usual_onset", "plan.early_onset", sources=dopamine.sources, **values)


def _medicines(intake: Intake, catalogue: Catalogue) -> Iterator[MedicineFact]:
    """What is known of the medicines of an intake, one after the other."""
    for medicine in intake.medicines or ():
        yield from recognised(medicine.name, catalogue)
