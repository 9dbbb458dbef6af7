"""Findings whose text and numbers are kept: each file's name is the sentence that it shows.

To remake them after a change that was meant: QUIETLEGS_GOLDEN=write make test; then read the difference.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.told import says_it, says_limits
from quietlegs.interface.finding import FindingResult, find
from tests.diaries import first_nights, keep_diary, on_nights

FOLDER = Path(__file__).parent / "finding"


def helping() -> FindingResult:
    kept = keep_diary(-1.8, seed=11)
    return find(kept.diary, trial=kept.trial)


def null() -> FindingResult:
    kept = keep_diary(0.0, nights=84, seed=12)
    return find(kept.diary, trial=kept.trial)


def harming() -> FindingResult:
    kept = keep_diary(1.6, seed=13)
    return find(kept.diary, trial=kept.trial)


def never_randomised() -> FindingResult:
    return find(keep_diary(-1.0, seed=14, scenario="indication").diary)


def many_rescues() -> FindingResult:
    kept = keep_diary(-1.5, nights=84, seed=15, scenario="rescue")
    return find(kept.diary, trial=kept.trial)


def one_arm_without_ratings() -> FindingResult:
    kept = keep_diary(-1.5, seed=16)
    unrated = on_nights(kept.diary, "effleurage", urge=None, urge_at_rescue=None, status="missed")
    return find(unrated, trial=kept.trial)


def thirteen_nights() -> FindingResult:
    kept = keep_diary(-2.5, seed=17)
    return find(first_nights(kept.diary, 13), trial=kept.trial)


def two_techniques() -> FindingResult:
    kept = keep_diary(-2.0, 0.2, nights=84, seed=18)
    return find(kept.diary, trial=kept.trial)


CASES: dict[str, Callable[[], FindingResult]] = {
    "a_technique_that_helps_is_told_with_its_interval": helping,
    "a_technique_without_effect_is_no_worthwhile_help_on_the_same_night": null,
    "a_technique_that_does_harm_is_left_out": harming,
    "without_a_draw_nobody_can_tell_and_the_text_says_why": never_randomised,
    "rescues_on_a_third_of_comparison_nights_keep_their_draw": many_rescues,
    "an_arm_without_ratings_is_compared_with_nothing": one_arm_without_ratings,
    "thirteen_nights_are_too_early": thirteen_nights,
    "of_two_techniques_the_better_one_leads": two_techniques,
}


def close(found: Any, kept: Any) -> bool:
    """Equal, with numbers equal to six digits."""
    if isinstance(kept, float) and isinstance(found, int | float):
        return found == pytest.approx(kept, rel=1e-6, abs=1e-9)
    if isinstance(kept, dict):
        return isinstance(found, dict) and list(found) == list(kept) and all(close(found[k], kept[k]) for k in kept)
    if isinstance(kept, list):
        return isinstance(found, list) and len(found) == len(kept) and all(map(close, found, kept))
    return bool(found == kept)


def check_golden(name: str, result: FindingResult) -> None:
    """Compare a finding with its kept text and numbers; write them when asked."""
    text, numbers = FOLDER / f"{name}.txt", FOLDER / f"{name}.json"
    document = json.loads(json.dumps(result.to_dict(), default=str))
    if os.environ.get("QUIETLEGS_GOLDEN") == "write":
        text.write_text(result.to_text() + "\n", encoding="utf-8")
        numbers.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert result.to_text() + "\n" == text.read_text(encoding="utf-8")
    assert close(document, json.loads(numbers.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", CASES)
def test_a_golden_finding_reads_as_kept(name: str) -> None:
    check_golden(name, CASES[name]())


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_whoever_says_no_worthwhile_help_says_both_limits(path: Path) -> None:
    kept = json.loads(path.read_text(encoding="utf-8"))
    text = "\n".join([kept["text"], *(caution["text"] for caution in kept["cautions"])])
    assert kept["question"] == "tonight"
    assert says_limits(text) or not says_it(text)


def test_every_kept_finding_has_a_case() -> None:
    kept = {path.stem for path in FOLDER.glob("*.txt")}
    assert kept - {"a_real_melatonin_trial_of_seventy_days"} == set(CASES)


def test_the_decisions_are_those_that_the_names_promise() -> None:
    decisions = {name: case().finding.decision for name, case in CASES.items()}
    assert list(decisions.values()) == [
        "helps",
        "no_worthwhile_help",
        "harms",
        "cannot_tell_yet",
        "helps",
        "cannot_tell_yet",
        "cannot_tell_yet",
        "helps",
    ]
