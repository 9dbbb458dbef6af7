"""Synthetic situations that a finding must be told well in: each is a small diary from fixed seeds.

The name of a function is the name of its kept text; its docstring is the text's first line.
"""

import datetime as dt
from collections.abc import Callable

from msgspec.structs import replace

from quietlegs.interface.finding import FindingResult, find
from quietlegs.records.diary import Diary, Night
from quietlegs.records.trial import COMPARISON
from quietlegs.simulation.scenarios import ScenarioName
from quietlegs.trials.design import design
from quietlegs.trials.terms import Terms
from tests.diaries import Kept, change_nights, first_nights, keep_diary, on_nights

Change = Callable[[int, Night], Night]


def kept(*effects: float, nights: int = 56, seed: int = 1, scenario: ScenarioName = "ordinal") -> Kept:
    """A diary with a trial that was drawn after the safety questions."""
    diary, trial = keep_diary(*effects, nights=nights, seed=seed, scenario=scenario)
    return Kept(diary, replace(trial, screened=True))


def each(diary: Diary, change: Change) -> Diary:
    """The diary with every night changed by its number."""
    return replace(diary, nights=tuple(change(at, night) for at, night in enumerate(diary.nights)))


def unrate(night: Night) -> Night:
    return replace(night, urge=None, urge_at_rescue=None, status="missed")


def moved(night: Night, *, by: float) -> Night:
    """The night with a worse or better mark, where it has one."""
    return night if night.urge is None else replace(night, urge=min(10.0, max(0.0, night.urge + by)))


def rated(diary: Diary) -> Diary:
    """The diary with a rating in every gap."""
    return each(diary, lambda at, n: replace(n, urge=5.0) if n.urge is None and n.urge_at_rescue is None else n)


def found(one: Kept) -> FindingResult:
    return find(one.diary, trial=one.trial)


def course(effect: float, *, nights: int = 168) -> Kept:
    """A diary of whole weeks with or without massage; the effect builds up at once and stays for the block."""
    shape, _ = keep_diary(0.0, nights=nights, seed=51)
    start = shape.nights[0].night
    terms = Terms(arms=("effleurage",), nights=nights, seed=51, start=start, law="blocks", question="course")
    trial = design(terms)
    drawn = {one.night: one.assigned for one in trial.schedule}

    def change(at: int, n: Night) -> Night:
        arm = drawn[n.night]
        better = moved(n, by=effect * (arm == "effleurage"))
        return replace(better, assigned=arm, done=arm, urge_before=None)

    return Kept(each(shape, change), replace(trial, screened=True))


def it_helps() -> FindingResult:
    """It helps, and nothing that was looked at changes that."""
    return found(kept(-1.8, seed=11))


def it_does_harm() -> FindingResult:
    """The nights with it are worse."""
    return found(kept(1.6, seed=13))


def no_worthwhile_help() -> FindingResult:
    """It changes nothing, and 84 nights can say so."""
    return found(kept(0.0, nights=84, seed=12))


def undecided_halfway() -> FindingResult:
    """After 28 of 56 nights, the nights fit both yes and no."""
    diary, trial = kept(-0.6, seed=44)
    return find(first_nights(diary, 28), trial=trial)


def four_nights() -> FindingResult:
    """Four nights are no number."""
    diary, trial = kept(-1.0, seed=2)
    return find(first_nights(diary, 4), trial=trial)


def an_empty_diary() -> FindingResult:
    """No night is written down yet."""
    diary, trial = kept(-1.0)
    return find(replace(diary, nights=()), trial=trial)


def nothing_written_about_the_draw() -> FindingResult:
    """The nights are rated, but nobody wrote down what was drawn."""
    diary, trial = kept(-1.0)
    return find(change_nights(diary, assigned=None), trial=trial)


def drawn_but_never_rated() -> FindingResult:
    """Every night was drawn and none was rated."""
    diary, trial = kept(-1.0)
    return find(change_nights(diary, urge=None, urge_at_rescue=None), trial=trial)


def never_randomised() -> FindingResult:
    """A log without any draw, of somebody who takes a massage on bad nights."""
    return find(keep_diary(-1.0, seed=14, scenario="indication").diary)


def law_unknown_and_better() -> FindingResult:
    """The diary says what was drawn, but there is no trial file; those nights were better."""
    return find(kept(-1.8, seed=11).diary)


def law_unknown_and_worse() -> FindingResult:
    """The diary says what was drawn, but there is no trial file; those nights were worse."""
    return find(kept(1.6, seed=13).diary)


def law_unknown_and_not_better_by_much() -> FindingResult:
    """The diary says what was drawn, but there is no trial file; those nights were not better by much."""
    return find(kept(0.0, nights=84, seed=12).diary)


def law_unknown_and_undecided() -> FindingResult:
    """The diary says what was drawn, but there is no trial file, and the nights fit both yes and no."""
    return find(first_nights(kept(-0.6, seed=44).diary, 28))


def a_trial_without_safety_questions() -> FindingResult:
    """The trial was drawn without the safety questions."""
    diary, trial = keep_diary(-1.8, seed=11)
    return find(diary, trial=trial)


def comparison_never_rated() -> FindingResult:
    """No comparison night has a rating."""
    diary, trial = kept(-1.5, seed=16)
    return find(on_nights(diary, COMPARISON, urge=None, urge_at_rescue=None), trial=trial)


def often_not_done_as_drawn() -> FindingResult:
    """The session was often skipped when drawn and sometimes done when not."""
    return found(kept(-2.2, nights=84, seed=3, scenario="nonadherence"))


def many_rescues() -> FindingResult:
    """A third of the comparison nights needed a rescue."""
    return found(kept(-1.5, nights=84, seed=15, scenario="rescue"))


def a_bruise_was_noted() -> FindingResult:
    """It helps, and a bruise was noted on two nights."""
    diary, trial = kept(-1.8, seed=11)
    drawn = [at for at, n in enumerate(diary.nights) if n.assigned == "effleurage"][4:6]
    return find(each(diary, lambda at, n: replace(n, harm=True) if at in drawn else n), trial=trial)


def touch_made_it_worse() -> FindingResult:
    """On every third night with it, touch made the legs worse."""
    diary, trial = kept(0.8, seed=19)
    drawn = [at for at, n in enumerate(diary.nights) if n.assigned == "effleurage"][::3]
    return find(each(diary, lambda at, n: replace(n, touch_worse=True) if at in drawn else n), trial=trial)


def a_medicine_was_changed() -> FindingResult:
    """Halfway a doctor changed a medicine, and the nights became calmer."""
    diary, trial = kept(-1.5, nights=84, seed=23)

    def change(at: int, n: Night) -> Night:
        return replace(moved(n, by=-2.0 * (at >= 42)), medicine_change=True if at == 42 else None)

    return find(each(diary, change), trial=trial)


def at_the_worst_mark() -> FindingResult:
    """Nearly every night is a nine or a ten."""
    diary, trial = kept(-0.6, seed=24)
    return find(
        each(diary, lambda at, n: replace(n, urge=None if n.urge is None else min(10.0, n.urge + 5))), trial=trial
    )


def at_the_lowest_mark() -> FindingResult:
    """Nearly every night is a zero or a one."""
    diary, trial = kept(-0.6, seed=24)
    return find(
        each(diary, lambda at, n: replace(n, urge=None if n.urge is None else max(0.0, n.urge - 5))), trial=trial
    )


def the_same_mark_every_night() -> FindingResult:
    """Every night has the same rating."""
    diary, trial = kept(-1.0)
    return find(change_nights(diary, urge=5.0), trial=trial)


def many_quiet_evenings() -> FindingResult:
    """Two evenings of five were quiet before the draw was shown."""
    diary, trial = kept(-1.8, nights=84, seed=26)
    quiet = each(diary, lambda at, n: replace(unrate(n), quiet=True, status=None) if at % 5 in (1, 3) else n)
    return find(quiet, trial=trial)


def hope_could_explain_it() -> FindingResult:
    """It helps, but a point of hope would be enough for that."""
    return found(kept(-0.8, nights=84, seed=61))


def a_claim_that_was_lost_again() -> FindingResult:
    """Early nights looked like help; later ones did not."""
    diary, trial = kept(0.0, nights=84, seed=31)
    lucky = each(
        diary, lambda at, n: replace(n, urge=2.0 if n.assigned == "effleurage" else 6.0) if at < 18 and n.urge else n
    )
    return find(lucky, trial=trial)


def a_third_of_the_nights_without_a_rating() -> FindingResult:
    """Every third night has no rating, on both sides alike."""
    diary, trial = kept(-1.8, nights=84, seed=27)
    return find(each(diary, lambda at, n: unrate(n) if at % 3 == 0 else n), trial=trial)


def ratings_missing_on_one_side() -> FindingResult:
    """Half of the nights with it have no rating; if those were a little worse, the answer would change."""
    diary, trial = kept(-1.0, nights=84, seed=29)
    drawn = [at for at, n in enumerate(diary.nights) if n.assigned == "effleurage"][::2]
    return find(each(rated(diary), lambda at, n: unrate(n) if at in drawn else n), trial=trial)


def ratings_that_stopped() -> FindingResult:
    """The ratings stopped two weeks before the end."""
    diary, trial = kept(-1.8, nights=56, seed=28)
    return find(each(diary, lambda at, n: unrate(n) if 42 <= at < 55 else n), trial=trial)


def some_nights_rated_too_late() -> FindingResult:
    """Five nights were rated more than 36 hours late."""
    diary, trial = kept(-1.8, seed=11)
    return find(each(diary, lambda at, n: replace(n, rated_late=True) if at % 11 == 3 else n), trial=trial)


def one_week_carries_the_answer() -> FindingResult:
    """One odd week makes the answer."""
    diary, trial = kept(-0.9, nights=42, seed=31, scenario="plain")
    odd = each(
        diary, lambda at, n: replace(n, urge=0.0 if n.assigned == "effleurage" else 10.0) if 14 <= at < 21 else n
    )
    return find(odd, trial=trial)


def one_of_two_techniques_is_better() -> FindingResult:
    """Of two techniques one helps and the other does not."""
    return found(kept(-2.0, 0.2, nights=84, seed=18))


def two_techniques_undecided() -> FindingResult:
    """Two techniques, and neither can be told yet."""
    diary, trial = kept(-0.6, -0.6, nights=84, seed=41)
    return find(first_nights(diary, 36), trial=trial)


def two_techniques_one_does_harm() -> FindingResult:
    """Of two techniques one helps and the other does no good."""
    return found(kept(-1.8, 1.8, nights=84, seed=36))


def a_doubter_would_not_agree() -> FindingResult:
    """It helps, but somebody who began with doubt would wait."""
    diary, trial = kept(-1.3, seed=82)
    return find(first_nights(diary, 26), trial=trial)


def weeks_with_massage_help() -> FindingResult:
    """Whole weeks with massage were drawn, and those weeks are better."""
    return found(course(-3.5))


def weeks_with_massage_bring_nothing() -> FindingResult:
    """Whole weeks with massage were drawn, and they change nothing."""
    return found(course(0.5))


def two_blocks_are_too_early() -> FindingResult:
    """Whole weeks with massage were drawn, and the first are done."""
    diary, trial = course(-3.5)
    return find(first_nights(diary, 30), trial=trial)


def all_blocks_done_and_undecided() -> FindingResult:
    """Whole weeks with massage were drawn; all are done, and they cannot settle it."""
    return found(course(-0.6, nights=84))


def compared_with_a_hand_massage() -> FindingResult:
    """The comparison is a hand massage of the same length."""
    diary, trial = kept(-1.8, seed=11)
    return find(diary, trial=replace(trial, comparison="hand_massage"))


def minutes_to_fall_asleep() -> FindingResult:
    """The trial asks about minutes to fall asleep."""
    diary, trial = kept(-1.8, seed=11)
    timed = each(diary, lambda at, n: replace(n, minutes_to_sleep=None if n.urge is None else 10 + 6 * n.urge))
    own = replace(timed, columns=(*timed.columns, "minutes_to_sleep"))
    return find(own, trial=replace(trial, outcome="minutes_to_sleep", range=(0.0, 1440.0), mid=15.0))


def more_is_better() -> FindingResult:
    """The trial asks about a mark of the person's own, on which more is better."""
    diary, trial = kept(-1.8, seed=11)
    calm = each(diary, lambda at, n: replace(n, values={"calm": None if n.urge is None else 10 - n.urge}))
    own = replace(calm, columns=(*calm.columns, "calm"))
    return find(own, trial=replace(trial, outcome="calm", better="higher"))


def the_trial_is_over() -> FindingResult:
    """All 28 nights are done, and they cannot settle it."""
    return found(kept(-0.6, nights=28, seed=66))


def more_than_a_year_to_go() -> FindingResult:
    """Few nights are rated: at this pace it would take more than a year."""
    diary, trial = kept(-0.5, nights=280, seed=45)
    return find(each(diary, lambda at, n: n if at % 9 == 0 else unrate(n)), trial=trial)


def right_after_the_session() -> FindingResult:
    """Right after the session the legs are calmer; over the night it changes nothing."""
    diary, trial = kept(0.0, nights=84, seed=12)
    eased = each(
        diary,
        lambda at, n: replace(n, urge_before=6.0, urge_after=3.0 + at % 3) if n.assigned == "effleurage" else n,
    )
    return find(eased, trial=trial)


def a_covariate_that_was_not_planned() -> FindingResult:
    """Somebody also allowed for the steps of the day, which was not planned."""
    diary, trial = kept(-1.8, seed=11)
    walked = each(diary, lambda at, n: replace(n, values={"steps": float(3000 + 1000 * (at % 5))}))
    own = replace(walked, columns=(*walked.columns, "steps"))
    return find(own, trial=trial, covariates=("steps",))


def nights_that_do_not_fit_the_trial() -> FindingResult:
    """Some nights name another arm than was drawn, lie outside of the trial, or name none."""
    diary, trial = kept(-1.8, seed=11)
    swapped = {"effleurage": COMPARISON, COMPARISON: "effleurage"}

    def change(at: int, n: Night) -> Night:
        if at == 5:
            return replace(n, assigned=swapped[str(n.assigned)])
        return replace(n, assigned=None) if at == 9 else n

    late = Night(night=trial.schedule[-1].night + dt.timedelta(days=3), assigned="effleurage", urge=4.0)
    changed = each(diary, change)
    return find(replace(changed, nights=(*changed.nights, late)), trial=trial)


SITUATIONS: dict[str, Callable[[], FindingResult]] = {
    name: one for name, one in globals().items() if getattr(one, "__annotations__", {}) == {"return": FindingResult}
}
"""Every situation by its name."""
