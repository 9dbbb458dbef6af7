"""The screening, case by case, as a clinician can read it in `screening/*.yaml`."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
import yaml

from quietlegs.foundation.body import LEG_REGIONS, TECHNIQUES
from quietlegs.interface.intake import read_intake
from quietlegs.interface.plan import make_plan
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.records.intake import Intake
from quietlegs.records.plan import Screening, Step, Verdict, Withheld
from quietlegs.safety.permission import forbids, permits
from quietlegs.safety.screening import screen
from quietlegs.wording.forbidden import forbidden_phrases
from quietlegs.wording.speak import say
from tests.people import TODAY, all_no, unanswered

FOLDER = Path(__file__).parent / "screening"


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that must be withheld or open: without `region` at every place, without `pressure` at any."""

    technique: str = ""
    tool: str | None = None
    oil: str | None = None
    region: str = ""
    pressure: int = 0
    because: set[str] = msgspec.field(default_factory=set)

    def steps(self) -> list[Step]:
        names = TECHNIQUES if self.technique == "all" else (self.technique,)
        return [self._step(name, place) for place in ([self.region] if self.region else LEG_REGIONS) for name in names]

    def _step(self, technique: str, region: str) -> Step:
        known = load_catalogue().techniques.get(technique)
        tool = self.tool or (known.tool if known else None)
        return Step(
            technique=technique,
            region=region,
            direction="",
            pressure_max=self.pressure,
            seconds=60,
            tool=tool,
            oil=self.oil,
        )


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One case as it stands in the YAML files."""

    case: str
    why: str
    verdict: Verdict
    all_no: bool = True
    answers: dict[str, object] = msgspec.field(default_factory=dict)
    intake: dict[str, object] = msgspec.field(default_factory=dict)
    missing: set[str] = msgspec.field(default_factory=set)
    missing_among: set[str] = msgspec.field(default_factory=set)
    not_missing: set[str] = msgspec.field(default_factory=set)
    red_flags: dict[str, str] = msgspec.field(default_factory=dict)
    withheld: tuple[Line, ...] = ()
    open: tuple[Line, ...] = ()
    reasons: set[str] = msgspec.field(default_factory=set)
    minutes_max: int | None = None

    def answered(self) -> Intake:
        start = all_no if self.all_no else unanswered
        return read_intake(start(**{key: _in_words(answer) for key, answer in self.answers.items()}, **self.intake))

    def screened(self) -> Screening:
        return screen(self.answered(), today=TODAY, catalogue=load_catalogue())


def _in_words(answer: object) -> object:
    """YAML reads a bare yes and no as true and false; a clinician means the words."""
    if isinstance(answer, dict):
        return {key: _in_words(one) for key, one in answer.items()}
    return {True: "yes", False: "no"}[answer] if isinstance(answer, bool) else answer


def cases() -> list[Case]:
    texts = [file.read_text(encoding="utf-8") for file in sorted(FOLDER.glob("*.yaml"))]
    return [case for text in texts for case in msgspec.convert(yaml.safe_load(text), type=list[Case])]


def by_name(case: Case) -> str:
    return case.case


def grounds(withheld: Sequence[Withheld], step: Step) -> set[str]:
    return {ground for row in withheld if forbids(row, step) for ground in row.because}


@pytest.mark.parametrize("case", cases(), ids=by_name)
def test_case(case: Case) -> None:
    found = case.screened()
    assert found.verdict == case.verdict
    assert {flag.id: flag.urgency for flag in found.red_flags} == case.red_flags
    assert case.missing_among <= set(found.missing)
    assert not case.not_missing & set(found.missing)
    assert case.missing_among or set(found.missing) == case.missing
    for line in case.withheld:
        for step in line.steps():
            assert line.because <= grounds(found.withheld, step), step
    for line in case.open:
        assert all(permits(found.withheld, step) for step in line.steps()), line
    assert case.reasons <= {reason.code for reason in found.reasons}
    assert case.minutes_max in (None, found.minutes_max)


@pytest.mark.parametrize("case", cases(), ids=by_name)
def test_the_plan_says_what_the_case_says(case: Case) -> None:
    plan = make_plan(case.answered(), today=TODAY).plan
    assert plan.verdict == case.verdict
    assert bool(plan.routine.steps) == (case.verdict in ("go", "adapt"))
    assert plan.for_tonight


@pytest.mark.parametrize("case", cases(), ids=by_name)
def test_the_words_of_a_case_are_ours_to_say(case: Case) -> None:
    for reason in case.screened().reasons:
        assert not forbidden_phrases(say(reason.code, reason.values))
        assert reason.sources or reason.code == "safety.missing"


def test_every_withheld_line_says_why() -> None:
    assert all(line.because for case in cases() for line in case.withheld)


def test_names_of_cases_are_sentences_of_their_own() -> None:
    names = [case.case for case in cases()]
    assert len(set(names)) == len(names)


def test_every_rule_has_a_case() -> None:
    found: set[str] = set()
    for case in cases():
        found |= {key.partition(".")[0] for key, answer in case.answers.items() if answer not in (None, False)}
        found |= {ground for line in case.withheld for ground in line.because}
    assert set(load_catalogue().rules) - found == set()


def test_there_are_at_least_seventy_cases() -> None:
    assert len(cases()) >= 70
