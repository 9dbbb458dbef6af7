"""What a finding says in each situation is kept, is readable at about age 12, and names no cause without a draw.

To remake the texts after a change that was meant: QUIETLEGS_GOLDEN=write .venv/bin/python -m pytest tests/golden; then
read the difference.
"""

import os
from pathlib import Path

import pytest

from benchmarks.told import says_it, says_limits
from quietlegs.interface.finding import FindingResult
from quietlegs.records.finding import Decision
from quietlegs.wording.english import finding, finding_beside, findings_pages
from quietlegs.wording.finding import decision_word
from quietlegs.wording.forbidden import forbidden_phrases
from tests.golden.synthetic_nights import SITUATIONS

FOLDER = Path(__file__).parent / "situations"
CAUSAL = (Path(__file__).parent / "causal_words.txt").read_text(encoding="utf-8").splitlines()
FEWEST = 30
SENTENCES = {**finding.SENTENCES, **finding_beside.SENTENCES, **findings_pages.SENTENCES}

CLAIMS: dict[str, Decision] = {
    "it_helps": "helps",
    "it_does_harm": "harms",
    "no_worthwhile_help": "no_worthwhile_help",
    "undecided_halfway": "cannot_tell_yet",
    "never_randomised": "cannot_tell_yet",
    "law_unknown_and_better": "helps",
    "law_unknown_and_worse": "harms",
    "law_unknown_and_not_better_by_much": "no_worthwhile_help",
    "comparison_never_rated": "cannot_tell_yet",
    "a_claim_that_was_lost_again": "cannot_tell_yet",
    "the_same_mark_every_night": "cannot_tell_yet",
    "weeks_with_massage_help": "helps",
    "weeks_with_massage_bring_nothing": "no_worthwhile_help",
    "two_blocks_are_too_early": "cannot_tell_yet",
    "minutes_to_fall_asleep": "helps",
    "more_is_better": "helps",
    "two_techniques_undecided": "cannot_tell_yet",
}

CAUTIONS = {
    "often_not_done_as_drawn": "adherence",
    "many_rescues": "rescues",
    "a_bruise_was_noted": "harm",
    "touch_made_it_worse": "touch_worse",
    "a_medicine_was_changed": "medicine_changed",
    "at_the_worst_mark": "ceiling",
    "at_the_lowest_mark": "floor",
    "many_quiet_evenings": "quiet",
    "hope_could_explain_it": "hope",
    "a_claim_that_was_lost_again": "claim_changed",
    "the_same_mark_every_night": "all_the_same",
    "a_third_of_the_nights_without_a_rating": "missing",
    "ratings_missing_on_one_side": "missing_differs",
    "ratings_that_stopped": "ratings_end",
    "some_nights_rated_too_late": "late",
    "a_doubter_would_not_agree": "depends_on_prior",
    "a_trial_without_safety_questions": "not_screened",
    "law_unknown_and_better": "law_unknown",
    "nights_that_do_not_fit_the_trial": "not_as_drawn",
}

SAYS = {
    "one_week_carries_the_answer": "the answer changes in 1 of 6 tries",
    "ratings_missing_on_one_side": "worse than that, the answer would be: cannot tell yet",
    "the_trial_is_over": "The nights of this trial are over",
    "more_than_a_year_to_go": "more than a year of nights would be needed",
    "all_blocks_done_and_undecided": "All its blocks are done",
    "compared_with_a_hand_massage": "a hand-and-shoulder massage of the same length",
    "minutes_to_fall_asleep": "minutes lower",
    "more_is_better": "points higher",
    "right_after_the_session": "with “gliding strokes”, next to just before it: 2.0 points lower",
    "a_covariate_that_was_not_planned": "Planned: nothing more allowed for; done: also allowed for steps.",
    "often_not_done_as_drawn": "By what was done, not by the draw",
    "many_rescues": "Nights that needed a rescue: 13 on the comparison side.",
    "at_the_worst_mark": "Time to fall asleep may show more than this scale.",
    "an_empty_diary": "No nights yet.",
}


@pytest.fixture(scope="module", params=SITUATIONS)
def situation(request: pytest.FixtureRequest) -> tuple[str, FindingResult]:
    """Each situation once, for all that is asked of it."""
    return request.param, SITUATIONS[request.param]()


def told(name: str, result: FindingResult) -> str:
    """What is kept: what the situation is, then every word of the finding."""
    return f"Synthetic diary. {SITUATIONS[name].__doc__}\n\n{result.to_text()}\n"


def test_a_situation_reads_as_kept(situation: tuple[str, FindingResult]) -> None:
    name, result = situation
    file, text = FOLDER / f"{name}.txt", told(name, result)
    if os.environ.get("QUIETLEGS_GOLDEN") == "write":
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_a_situation_is_what_its_name_promises(situation: tuple[str, FindingResult]) -> None:
    name, result = situation
    finding, text = result.finding, result.to_text()
    assert CLAIMS.get(name, finding.decision) == finding.decision
    assert SAYS.get(name, "") in text
    codes = {one.code.removeprefix("caution.") for one in finding.cautions}
    assert name not in CAUTIONS or CAUTIONS[name] in codes
    assert forbidden_phrases(text) == []


def test_without_a_known_draw_no_cause_is_named(situation: tuple[str, FindingResult]) -> None:
    _, result = situation
    if result.finding.comparison == "unknown":
        text = result.to_text().lower()
        assert [word for word in CAUSAL if word in text] == []


def test_nobody_is_told_no_worthwhile_help_without_its_limits(situation: tuple[str, FindingResult]) -> None:
    _, result = situation
    text, word = result.to_text(), decision_word("no_worthwhile_help", finding=result.finding)
    if result.finding.question == "course":
        assert not says_limits(f"{text} {word}")
    else:
        assert says_limits(text) or not says_it(text)
        assert says_limits(word) or not says_it(word)


def test_every_sentence_about_no_worthwhile_help_carries_its_limits() -> None:
    """In all places at once: a caution or a page may show the sentence alone."""
    bare = {code for code, text in SENTENCES.items() if says_it(text) and not says_limits(text)}
    assert {code for code in bare if not code.endswith(".course")} == set()
    assert bare


def test_the_causal_words_are_found_where_a_draw_allows_them() -> None:
    text = (FOLDER / "it_helps.txt").read_text(encoding="utf-8").lower()
    assert {word for word in CAUSAL if word in text} >= {"helps you", "helps at all"}


def test_by_what_was_done_never_leads(situation: tuple[str, FindingResult]) -> None:
    lines = str(situation[1].to_dict()["text"]).splitlines()
    assert all("By what was done" not in line for line in lines[:-1])


def test_every_kept_text_has_a_situation_and_there_are_enough() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(SITUATIONS)
    assert len(SITUATIONS) >= FEWEST
    assert (set(CLAIMS) | set(CAUTIONS) | set(SAYS)) <= set(SITUATIONS)
