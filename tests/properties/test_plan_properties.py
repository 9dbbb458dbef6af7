"""Over random intakes: nothing forbidden ever appears, and only `go` and `adapt` have steps."""

import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quietlegs.foundation.body import BASES, LEG_REGIONS, MAX_PRESSURE, TECHNIQUES, TOOLS
from quietlegs.interface.intake import read_intake
from quietlegs.interface.plan import make_plan
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.schema import Ban, Rule
from quietlegs.records.plan import VERDICTS, Plan, Step, Withheld
from tests.people import all_no, asked, each_condition, one_place

TODAY = dt.date(2026, 11, 23)
EXAMPLES = 150

Answers = dict[str, object]


def some_of(conditions: list[str], least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(conditions), min_size=least, max_size=most, unique=True)


@st.composite
def worries(draw: st.DrawFn, verdict: str) -> Answers:
    """Answers that lead to a verdict: its own kind of trouble, with lesser troubles beside it."""
    limits = draw(some_of(list(each_condition(effect="limit")), 1 if verdict == "adapt" else 0, 3))
    chosen = [] if verdict == "go" else limits
    if verdict in ("ask_first", "stop"):
        chosen = [*chosen, *draw(some_of(list(each_condition(effect=verdict)), 1, 2))]
    answers = {one: _answer(one, draw(st.sampled_from(["yes", "unsure"])), draw(regions)) for one in chosen}
    if verdict == "stop":
        answers[chosen[-1]] = one_place(chosen[-1])
    if verdict == "incomplete":
        answers |= dict.fromkeys(draw(some_of(list(each_condition(effect="stop")), 1, 5)))
    return answers


regions = st.lists(st.sampled_from(LEG_REGIONS), min_size=1, max_size=4, unique=True)


def _answer(condition: str, answer: str, where: list[str]) -> object:
    placed = load_catalogue().rules[condition].scope in ("limb", "area")
    return {"answer": answer, "where": where} if placed else answer


@st.composite
def intakes(draw: st.DrawFn, verdict: str) -> Answers:
    preferences = {
        "helper": draw(st.sampled_from(["self", "partner", "therapist"])),
        "tools": draw(st.lists(st.sampled_from(TOOLS), unique=True)),
        "oils": draw(
            st.lists(st.sampled_from(["unscented", "lavender", "chamomile", "other:almond oil"]), unique=True)
        ),
        "legs": draw(st.sampled_from(["both", "left", "right"])),
        "touch": "helps" if verdict == "go" else draw(st.sampled_from(["helps", "nothing", "worse"])),
        "pressure_liked": draw(st.sampled_from(["light", "firm"])),
        "regions": draw(regions),
        "minutes_available": draw(st.integers(1, 240)),
        "allergies": draw(st.lists(st.sampled_from(["nuts", "lavender", "other:kiwi"]), max_size=1))
        if verdict != "go"
        else [],
    }
    return all_no(**(draw(worries(verdict)) | preferences))


def plan_of(answers: Answers) -> Plan:
    return make_plan(read_intake(answers), today=TODAY).plan


def speaks_against(row: Withheld, step: Step) -> bool:
    """Written anew here, so that the plan is not checked with its own yardstick."""
    if row.region is not None and row.region != step.region:
        return False
    if row.technique is not None and row.technique != step.technique:
        return False
    if row.tool is not None and row.tool != step.tool:
        return False
    if row.oil is not None and (step.oil is None or row.oil not in (step.oil, step.oil.partition(":")[0])):
        return False
    return row.pressure_above is None or step.pressure_max > row.pressure_above


def bans_that_hold_everywhere(answers: Answers) -> Iterator[Ban]:
    conditions = answers["conditions"]
    assert isinstance(conditions, dict)
    for rule in load_catalogue().rules.values():
        if rule.kind == "use_rule" or at_risk(rule, conditions):
            yield from (ban for ban in rule.forbids if ban.where == "everywhere" or isinstance(ban.where, tuple))


def at_risk(rule: Rule, conditions: Answers) -> bool:
    answer = conditions.get(rule.id)
    given = answer.get("answer") if isinstance(answer, dict) else answer
    return given in ("yes", "unsure")


def breaks(ban: Ban, step: Step) -> bool:
    base = step.region.rpartition("_")[0]
    if isinstance(ban.where, tuple) and base not in ban.where:
        return False
    named = (step.technique in ban.techniques, step.tool in ban.tools, step.oil in ban.oils)
    whole = "all" in ban.techniques or ("all" in ban.tools and step.tool) or ("all" in ban.oils and step.oil)
    return bool(any(named) or whole) and (ban.pressure_above is None or step.pressure_max > ban.pressure_above)


def draw_plans(likely: str) -> Iterator[str]:
    """Check plans of people for whom one verdict is likely, and tell the verdicts that came out."""
    verdicts: list[str] = []

    @settings(max_examples=EXAMPLES, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    @given(answers=intakes(likely))
    def holds(answers: Answers) -> None:
        plan = plan_of(answers)
        verdicts.append(plan.verdict)
        check_plan(plan, answers)

    holds()
    yield from verdicts


def test_nothing_forbidden_ever_appears_under_any_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    drawn = Counter(verdict for likely in VERDICTS for verdict in draw_plans(likely))
    shares = {verdict: drawn[verdict] / drawn.total() for verdict in VERDICTS}
    with capsys.disabled():
        sys.stdout.write(f"\nplans drawn: {', '.join(f'{name} {share:.0%}' for name, share in shares.items())}\n")
    assert min(shares.values()) >= 0.15


@pytest.mark.parametrize("likely", VERDICTS[:-1])
def test_a_no_that_becomes_yes_or_unsure_never_frees_anything(likely: str) -> None:
    @settings(max_examples=EXAMPLES, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    @given(answers=intakes(likely), condition=st.sampled_from(asked()), answer=st.sampled_from(["yes", "unsure"]))
    def holds(answers: Answers, condition: str, answer: str) -> None:
        conditions = answers["conditions"]
        assert isinstance(conditions, dict)
        if conditions.get(condition) == "no":
            before, after = plan_of(answers), plan_of({**answers, "conditions": {**conditions, condition: answer}})
            assert VERDICTS.index(after.verdict) >= VERDICTS.index(before.verdict)
            assert all(any(covers(row, old) for row in after.withheld) for old in before.withheld)

    holds()


def covers(row: Withheld, old: Withheld) -> bool:
    """Whether a row withholds at least as much as an older one."""
    return (
        (row.technique, row.tool, row.oil) == (old.technique, old.tool, old.oil)
        and row.region in (None, old.region)
        and as_firm(row) <= as_firm(old)
    )


def as_firm(row: Withheld) -> int:
    """The firmness that a row still leaves open; none at all is below all."""
    return -1 if row.pressure_above is None else row.pressure_above


def check_plan(plan: Plan, answers: Answers) -> None:
    assert bool(plan.routine.steps) == (plan.verdict in ("go", "adapt"))
    assert plan.for_tonight
    bans = list(bans_that_hold_everywhere(answers))
    assert not plan.elsewhere or plan.routine.steps
    assert bool(plan.too_tired.steps) <= bool(plan.routine.steps)
    assert all(one.routine.steps and one.situation != "sitting" for one in plan.elsewhere)
    assert all(one.routine.minutes <= 11 for one in plan.elsewhere)
    everywhere = (*plan.routine.steps, *plan.too_tired.steps, *(s for one in plan.elsewhere for s in one.routine.steps))
    for step in everywhere:
        assert not [row for row in plan.withheld if speaks_against(row, step)]
        assert not [ban for ban in bans if breaks(ban, step)]
        check_step(step, answers)
    minutes = min(max(int(str(answers["minutes_available"])), 3), 40)
    assert sum(step.seconds for step in plan.routine.steps) <= 1.1 * 60 * minutes


def check_step(step: Step, answers: Answers) -> None:
    technique = load_catalogue().techniques[step.technique]
    base, _, side = step.region.rpartition("_")
    tools, oils = answers["tools"], answers["oils"]
    assert isinstance(tools, list)
    assert isinstance(oils, list)
    assert step.technique in TECHNIQUES
    assert technique.offered
    assert base in BASES
    assert base in technique.bases
    assert answers["legs"] in ("both", side)
    assert step.tool is None or step.tool in tools
    assert step.oil is None or step.oil in oils
    assert not (step.oil or "").startswith("other")
    assert step.pressure_max <= min(MAX_PRESSURE, technique.pressure_max)
    assert step.pressure_max <= 3 or answers["pressure_liked"] == "firm"
    assert not (technique.touch and answers["touch"] == "worse")


def test_every_question_of_the_intake_takes_part() -> None:
    grouped = [one for effect in ("stop", "ask_first", "limit") for one in each_condition(effect=effect)]
    assert sorted(grouped) == asked()
