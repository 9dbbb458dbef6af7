"""Over random intakes and evenings: nothing withheld is ever in a pack, and a new leg only ever closes."""

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quietlegs.interface.intake import read_intake
from quietlegs.interface.pack import make_pack
from quietlegs.interface.plan import make_plan, paused_today
from quietlegs.person.one_leg import OneLeg, with_one_leg
from quietlegs.records.pack import StepWords
from quietlegs.records.plan import VERDICTS, Plan, Withheld
from tests.drawn import drawn_intake
from tests.packs import ARMS, NOW, harm, healthy_trial, leg_routines, request

TRIAL = healthy_trial("hand_massage")
SEEDS = st.integers(0, 100_000)
HARMED = st.lists(st.sampled_from([*ARMS, "stretching", "my_evening", "hand_massage"]), max_size=2, unique=True)
ANSWERS = st.lists(
    st.builds(
        OneLeg,
        at=st.integers(-48, 0).map(lambda hours: NOW + dt.timedelta(hours=hours)),
        answer=st.sampled_from(["yes", "no", "unsure"]),
    ),
    max_size=4,
)
ASKED = st.none() | st.integers(-60, 0).map(lambda hours: NOW + dt.timedelta(hours=hours))
FEW = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(SEEDS, HARMED, ANSWERS, ASKED)
@FEW
def test_no_routine_of_a_pack_holds_what_is_withheld(
    seed: int, harmed: list[str], answers: list[OneLeg], asked_at: dt.datetime | None
) -> None:
    intake = read_intake(drawn_intake(seed))
    harms = tuple(harm(one) for one in harmed)
    pack = make_pack(
        request(intake=intake, trial=TRIAL, harms=harms, one_leg=tuple(answers), leg_questions_at=asked_at)
    )
    today = with_one_leg(intake, answers, leg_questions_at=asked_at)
    plan = make_plan(today, today=NOW.date(), paused=paused_today(harms, now=NOW)).plan
    assert pack.plan is not None
    assert pack.trial is not None
    assert pack.plan.for_tonight
    assert pack.plan.verdict == plan.verdict
    for routine in leg_routines(pack):
        for step in routine.steps:
            assert not [row for row in plan.withheld if speaks_against(row, step)]
            assert step.technique not in harmed
    for arm in pack.trial.arms:
        assert (arm.routine is not None) == arm.open == (not arm.closed_because)
    if plan.verdict not in ("go", "adapt"):
        assert list(leg_routines(pack)) == []
        assert pack.trial.comparison_routine is None
    if any(one.answer != "no" and (asked_at is None or one.at > asked_at) for one in answers):
        assert list(leg_routines(pack)) == []
        assert pack.one_leg.checked_at is None


@given(SEEDS, ANSWERS, ANSWERS, ASKED)
@FEW
def test_more_answers_about_a_leg_only_ever_close(
    seed: int, answers: list[OneLeg], more: list[OneLeg], asked_at: dt.datetime | None
) -> None:
    intake = read_intake(drawn_intake(seed))
    before, after = (
        make_plan(with_one_leg(intake, told, leg_questions_at=asked_at), today=NOW.date()).plan
        for told in (answers, [*answers, *more])
    )
    assert VERDICTS.index(after.verdict) >= VERDICTS.index(before.verdict)
    assert things(before) <= things(after)


def things(plan: Plan) -> set[tuple[str | None, str | None, str | None, str | None, int | None]]:
    return {(row.technique, row.tool, row.oil, row.region, row.pressure_above) for row in plan.withheld}


def speaks_against(row: Withheld, step: StepWords) -> bool:
    """Written anew here, so that the pack is not checked with its own yardstick."""
    if row.region not in (None, step.region):
        return False
    named = (
        (row.technique, step.technique) if row.technique else (row.tool, step.tool) if row.tool else (row.oil, step.oil)
    )
    return named[0] == named[1] and (row.pressure_above is None or step.pressure_max > row.pressure_above)
