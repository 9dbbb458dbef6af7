"""The proof of safety in seconds, and that it can fail: faults put into the safety room and the plan are found."""

from collections.abc import Callable, Iterable
from itertools import islice
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from benchmarks.people.rates import rates, written
from benchmarks.proof import plans, screenings
from benchmarks.proof.covering import counted, covering
from benchmarks.safety_proof import PARTS, Part, prove
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.massage import placing
from quietlegs.massage.build import build_plan
from quietlegs.person.conditions import Standing
from quietlegs.records.plan import Screening, Withheld
from quietlegs.safety import bans, screening
from tests.people import asked, parts

Patch = pytest.MonkeyPatch


def faults(*names: str, every: int = 1) -> list[str]:
    """What a quick proof of some parts finds, in this process."""
    found: list[str] = []
    for part in PARTS:
        if any(name in part.name for name in names):
            found += prove(part._replace(quick=part.quick * every), quick=True, workers=1).faults
    return found


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_nothing_is_wrong_in_a_part_of_each_set(part: Part) -> None:
    done = prove(part._replace(quick=part.quick * 3), quick=True, workers=1)
    assert done.faults == []
    assert done.verdicts.total() >= 8


def test_the_sets_hold_what_they_claim() -> None:
    groups = list(screenings.pairs())
    assert len(groups) == len(asked()) * (len(asked()) - 1) // 2
    assert min(map(len, groups)) == 16
    grave = screenings.grave()
    assert len(list(screenings.triples())) == 2 * len(grave) * (len(grave) - 1) * (len(grave) - 2) // 6


def test_a_covering_array_covers_and_a_missing_row_is_counted() -> None:
    sizes = [4, 3, 2, 5, 2]
    rows = covering(sizes, drawn=10, seed=1)
    there, lacks = counted(rows, sizes, strength=3)
    assert lacks == 0 < there
    assert len(rows) < 4 * 3 * 2 * 5 * 2
    assert counted(rows[:40], sizes, strength=3)[1] > 0


def drops_a_ban(technique: str) -> Callable[..., Iterable[Withheld]]:
    whole = bans.expand

    def expand(*args: Any, **more: Any) -> Iterable[Withheld]:
        return (row for row in whole(*args, **more) if row.technique != technique)

    return expand


def test_a_dropped_ban_is_found(monkeypatch: Patch) -> None:
    monkeypatch.setattr(screening, "expand", drops_a_ban("petrissage"))
    assert any("withheld is not what the answers forbid" in one for one in faults("all pairs"))


def test_a_flipped_verdict_is_found(monkeypatch: Patch) -> None:
    monkeypatch.setattr(screening, "verdict_of", lambda *_, **__: "go")
    assert any("verdict go instead of" in one for one in faults("all pairs", "triples"))


def test_unsure_that_counts_as_no_is_found(monkeypatch: Patch) -> None:
    monkeypatch.setattr(Standing, "at_risk", property(lambda self: self.answer == "yes"))
    assert faults("each question", every=5)


def test_a_clearance_that_does_not_end_is_found(monkeypatch: Patch) -> None:
    monkeypatch.setattr("quietlegs.safety.clearance._state", lambda *_, **__: "valid")
    assert any("'ended'" in one for one in faults("triples"))


def test_a_place_taken_for_another_is_found(monkeypatch: Patch) -> None:
    monkeypatch.setattr(bans, "regions", lambda *_: ("shin_left",))
    assert any("withheld is not" in one for one in faults("each question", every=3))


def test_a_forbidden_step_is_found(monkeypatch: Patch) -> None:
    monkeypatch.setattr(placing, "permits", lambda *_: True)
    assert any("is forbidden" in one for one in faults("up to two troubles"))


def test_a_yes_that_frees_something_is_found(monkeypatch: Patch) -> None:

    def merged(rows: Iterable[Withheld]) -> tuple[Withheld, ...]:
        found = bans.merged(rows)
        return found if len(found) < 60 else found[1:]

    monkeypatch.setattr(screening, "merged", merged)
    assert any("became free" in one for one in faults("all pairs", "no less, screened"))


def test_a_row_without_grounds_or_sources_is_found(monkeypatch: Patch) -> None:
    monkeypatch.setattr(screening, "merged", lambda rows: tuple(replace(row, because=()) for row in bans.merged(rows)))
    assert any("says because ()" in one for one in faults("each question", every=5))
    monkeypatch.setattr(screening, "merged", lambda rows: tuple(replace(row, sources=()) for row in bans.merged(rows)))
    assert any("has the sources ()" in one for one in faults("each question", every=5))


def test_a_page_without_anything_for_tonight_is_found(monkeypatch: Patch) -> None:
    monkeypatch.setattr("quietlegs.massage.build.for_tonight", lambda *_, **__: ())
    assert any("nothing for tonight" in one for one in faults("up to two troubles", every=2))


def test_steps_under_a_verdict_that_has_none_are_found(monkeypatch: Patch) -> None:
    def milder(intake: Any, found: Screening, **more: Any) -> Any:
        made = build_plan(intake, replace(found, verdict="go", missing=()), **more)
        return replace(made, verdict=found.verdict)

    monkeypatch.setattr("quietlegs.interface.plan.build_plan", milder)
    assert any("steps" in one for one in faults("up to two troubles"))


def test_a_change_is_compared_only_where_one_no_became_more() -> None:
    calm = screenings.plain_case({})
    one = next(iter(plans.changes(calm, random=Random(1))))
    other = next(islice(plans.changes(calm, random=Random(1)), 2, 3))
    assert screenings.one_no_less(calm, one)
    assert not screenings.one_no_less(one, calm)
    assert not screenings.one_no_less(one, other)
    assert not screenings.one_no_less(calm, screenings.plain_case({"dvt_signs": None}))


def test_every_question_has_a_rate_and_every_rate_says_where_it_is_from() -> None:
    assert {one.question for one in rates()} == set(asked())
    assert {one.id for one in rates()} <= {*asked(), *parts()}
    for one in rates():
        assert len(one.women) == len(written()["people"]["bands"]) == len(one.men or one.women), one.id
        assert one.kind == "assumed" or (one.source and one.population), one.id
        assert one.kind != "derived" or one.how, one.id
    assert set(written()["places"]) - {"kind", "how", "else"} <= set(load_catalogue().rules)
