"""All advice is read at about age 12: the Flesch-Kincaid grade of every kept text, table and kind of fact is at most 7.

Source of the formula: Kincaid, Fishburne, Rogers and Chissom 1975; class 7 of the United States is ages 12 to 13. See
`tools/readability.py` for what counts as one short word.
"""

import pytest

from tools.readability import HIGHEST_GRADE, HIGHEST_SENTENCE, grade, kept_texts, plainly, tables, whole_sentences

TEXTS = dict(kept_texts())
TABLES = dict(tables())

HARD = (
    "Notwithstanding the heterogeneity of nocturnal symptom severity, the posterior distribution indicates a "
    "clinically meaningful attenuation attributable to the intervention."
)


def test_the_bar_is_about_age_twelve() -> None:
    assert HIGHEST_GRADE == 7.0
    assert len(TEXTS) >= 30


@pytest.mark.parametrize("name", TEXTS)
def test_a_kept_text_is_readable(name: str) -> None:
    assert grade(TEXTS[name]) <= HIGHEST_GRADE


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_sentences_is_readable(name: str) -> None:
    own = whole_sentences(TABLES[name])
    assert grade("\n".join(own.values())) <= HIGHEST_GRADE
    assert {code: grade(text) for code, text in own.items() if grade(text) > HIGHEST_SENTENCE} == {}


def test_a_hard_text_is_found_hard() -> None:
    assert grade(HARD) > 2 * HIGHEST_GRADE


def test_everything_that_is_read_takes_part() -> None:
    assert {
        "safety",
        "plan",
        "finding",
        "rules",
        "claims",
        "techniques",
        "labels of the server",
        "labels of the phone",
    } <= set(TABLES)
    assert "anticoagulant.why" in TABLES["rules"]
    assert "anticoagulant.note" not in TABLES["rules"]
    assert sum(map(len, map(whole_sentences, TABLES.values()))) >= 800


def test_names_numbers_and_commands_are_no_hard_words() -> None:
    text = "- On 2026-01-05 “gliding strokes” changed it by 1.25 points: `quietlegs trial design --arm effleurage`"
    assert plainly(text) == "On May ten it changed it by ten points: this."
    assert plainly("Ropinirole may bring augmentation") == "it may bring it."
