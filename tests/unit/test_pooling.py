"""Pooling as people use it: what is refused, what is said beside the number, and that it always makes sense."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import quietlegs
from quietlegs.evidence.study_table import LARGEST_FILE, MOST_STUDIES
from quietlegs.foundation.errors import IgnoredColumnWarning, InputError
from quietlegs.wording.pooled import decimals_for, number
from quietlegs.wording.text_plot import MOST_LINES, WIDTH

GROUPS = "study_id,n_treat,mean_treat,sd_treat,n_ctrl,mean_ctrl,sd_ctrl\n"
VARIANCE = "study_id,yi,vi\n"
INTERVAL = "study_id,yi,ci_low,ci_high\n"
GOOD = {
    GROUPS: "a,20,14.1,5.2,19,19.8,5.9\nb,31,16,6.1,30,18.2,5.5\n",
    VARIANCE: "a,-1,0.2\nb,-2,0.3\n",
    INTERVAL: "a,-9,-16.3,-1.7\nb,-3.4,-5.4,-1.4\n",
}
BAD = {
    "a study named twice": (VARIANCE + "a,1,1\na,2,1\n", "row 3, column study_id"),
    "one study": (VARIANCE + "a,1,1\n", "at least two"),
    "no study": (VARIANCE, "no studies"),
    "an empty file": ("", "empty"),
    "one person": (GROUPS + "a,1,1,1,9,1,1\nb,9,1,1,9,1,1\n", "row 2, column n_treat"),
    "half a person": (GROUPS + "a,9,1,1,9.5,1,1\nb,9,1,1,9,1,1\n", "row 2, column n_ctrl"),
    "no spread": (GROUPS + "a,9,1,0,9,1,1\nb,9,1,1,9,1,1\n", "row 2, column sd_treat"),
    "a variance of nothing": (VARIANCE + "a,1,0\nb,1,1\n", "row 2, column vi"),
    "an interval beside its effect": (INTERVAL + "a,1,2,3\nb,1,0,3\n", "row 2"),
    "an interval from right to left": (INTERVAL + "a,1,3,0\nb,1,0,3\n", "row 2"),
    "two forms": ("study_id,yi,vi,ci_low,ci_high\na,1,1,,\nb,1,,0,2\n", "different forms"),
    "two forms in one row": ("study_id,yi,vi,ci_low,ci_high\na,1,1,0,2\nb,1,1,0,2\n", "more than one form"),
    "parts of another form": ("study_id,yi,vi,n_treat\na,1,1,9\nb,1,1,9\n", "another form"),
    "a missing number": (VARIANCE + "a,1,\nb,1,1\n", "row 2: vi is missing"),
    "a formula": (VARIANCE + "a,=1+1,1\nb,1,1\n", "row 2, column yi"),
    "no number": (VARIANCE + "a,1,nan\nb,1,1\n", "row 2, column vi"),
    "a comma for the point": (VARIANCE + 'a,"1,5",1\nb,1,1\n', "use a point"),
    "a cell too many": (VARIANCE + "a,1,1,1\nb,1,1\n", "row 2"),
    "no column study_id": ("yi,vi\n1,1\n2,1\n", "study_id"),
    "semicolons": ("study_id;yi;vi\na;1;1\n", "commas"),
    "a column twice": ("study_id,yi,vi,vi\na,1,1,1\n", "stands twice"),
    "a study without a name": (VARIANCE + ",1,1\nb,1,1\n", "row 2, column study_id"),
    "an open quote": (VARIANCE + 'a,"1,1\nb,1,1\n', "quote"),
    "numbers beyond sense": (VARIANCE + "a,1e13,1\nb,1,1\n", "too large"),
    "variances beyond sense": (VARIANCE + "a,1,1e-9\nb,1,1e9\n", "too unequal"),
}
effect = st.floats(-50, 50).map(lambda x: round(x, 6))
variance = st.floats(1e-3, 1e3)
methods = st.sampled_from(["EE", "DL", "REML", "PM"])


def rows(*pairs: tuple[float, float]) -> list[dict[str, object]]:
    return [{"study_id": f"s{at}", "yi": y, "vi": v} for at, (y, v) in enumerate(pairs)]


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_right_is_one_sentence_that_says_where(tmp_path: Path, name: str) -> None:
    content, part = BAD[name]
    (tmp_path / "STUDIES.csv").write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        quietlegs.pool(tmp_path / "STUDIES.csv")
    assert part in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_or_a_table_far_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "big.csv").write_bytes(b"x" * (LARGEST_FILE + 1))
    with pytest.raises(InputError, match="too large"):
        quietlegs.pool(tmp_path / "big.csv")
    with pytest.raises(InputError, match="too many"):
        quietlegs.pool(rows(*[(0.0, 1.0)] * (MOST_STUDIES + 1)))


@pytest.mark.parametrize("bad", [{"measure": "OR"}, {"method": "ML"}])
def test_an_unknown_measure_or_method_is_refused(bad: dict[str, str]) -> None:
    with pytest.raises(InputError, match="There is no"):
        quietlegs.pool(rows((1, 1), (2, 1)), **bad)  # type: ignore[arg-type]


@pytest.mark.parametrize("head", GOOD)
def test_each_form_is_read_from_a_file_and_from_rows(tmp_path: Path, head: str) -> None:
    (tmp_path / "STUDIES.csv").write_text("\ufeff" + head + GOOD[head], encoding="utf-8")
    names = head.strip().split(",")
    as_rows = [dict(zip(names, line.split(","), strict=True)) for line in GOOD[head].split()]
    assert quietlegs.pool(tmp_path / "STUDIES.csv").to_dict() == quietlegs.pool(as_rows).to_dict()


def test_numbers_of_numpy_are_numbers_too() -> None:
    plain = quietlegs.pool(rows((1.5, 0.5), (2.0, 0.25))).to_dict()
    assert quietlegs.pool(rows((np.float64(1.5), np.float64(0.5)), (2, np.float64(0.25)))).to_dict() == plain


def test_a_column_that_plays_no_part_is_named_once(tmp_path: Path) -> None:
    (tmp_path / "STUDIES.csv").write_text("study_id,author,yi,vi\na,Park,1,1\nb,Kim,2,1\n", encoding="utf-8")
    with pytest.warns(IgnoredColumnWarning, match="not used: author"):
        quietlegs.pool(tmp_path / "STUDIES.csv")


def test_the_result_has_the_keys_of_the_contract_first() -> None:
    keys = list(quietlegs.pool(rows((1, 1), (2, 1))).to_dict())
    assert keys[:15] == (
        [
            "k",
            "measure",
            "method",
            "hartung_knapp",
            "estimate",
            "se",
            "ci_low",
            "ci_high",
            "pi_low",
            "pi_high",
            "tau2",
            "i2",
            "q",
            "q_df",
            "q_p",
        ]
    )
    assert quietlegs.pool(rows((1, 1), (2, 1)), method="EE").to_dict()["pi_low"] is None


def codes(*pairs: tuple[float, float], **options: object) -> set[str]:
    result = quietlegs.pool(rows(*pairs), **options)  # type: ignore[arg-type]
    return {one["code"] for one in result.to_dict()["cautions"]}


def test_cautions_say_what_the_number_cannot() -> None:
    assert codes((1, 1), (1.01, 1)) >= {"few_studies", "knapp_narrow", "bias_unknown"}
    assert "few_studies" not in codes(*[(1, 1)] * 5)
    assert "very_different" in codes((-9, 0.1), (0, 0.1), (9, 0.1))
    assert codes((1, 1), (2, 1), method="EE") >= {"one_true_effect", "knapp_common"}
    off = [{"study_id": x, "yi": -3.6, "ci_low": -11.8, "ci_high": 3.9} for x in "ab"]
    assert {one["code"] for one in quietlegs.pool(off).to_dict()["cautions"]} >= {"off_centre"}


def test_the_words_come_before_the_plot_and_fit_a_terminal() -> None:
    text = quietlegs.pool(rows((-9, 4), (-10.8, 1.4), (-3.4, 1))).to_text()
    assert text.startswith("Taken together, the 3 studies give -7.")
    assert "95 % interval" in text.splitlines()[0]
    drawn = text.split("\n\n")[1].splitlines()
    assert len(drawn) == 6
    assert max(map(len, drawn)) <= WIDTH


def test_of_very_many_studies_the_plot_shows_some() -> None:
    text = quietlegs.pool(rows(*[(at / 100, 1.0) for at in range(300)])).to_text()
    assert "more" in text
    assert len(text.split("\n\n")[1].splitlines()) == MOST_LINES + 2


def test_few_studies_that_seem_alike_are_not_called_alike() -> None:
    assert "nobody can tell" in quietlegs.pool(rows((1, 1), (1.1, 1))).to_dict()["text"]
    assert "nobody can tell" in quietlegs.pool(rows((-0.5, 0.04), (-0.3, 0.09), (0.1, 0.05))).to_dict()["text"]
    assert "far more than chance" in quietlegs.pool(rows((-2, 0.01), (0, 0.01), (2, 0.01))).to_dict()["text"]
    assert "no more than chance" in quietlegs.pool(rows(*[(1, 1)] * 5)).to_dict()["text"]


@pytest.mark.parametrize(
    ("value", "decimals", "told"), [(-0.001, 2, "0.00"), (-1.26, 1, "-1.3"), (12.4, 0, "12"), (0.0, 1, "0.0")]
)
def test_numbers_are_told_without_a_sign_on_nothing(value: float, decimals: int, told: str) -> None:
    assert number(value, decimals=decimals) == told


def test_decimals_follow_the_error() -> None:
    assert [decimals_for(error) for error in (20, 1.5, 0.18, 0.04, 0)] == [0, 1, 2, 3, 2]


@given(st.lists(st.tuples(effect, variance), min_size=2, max_size=12), methods, st.booleans())
def test_whatever_is_pooled_the_result_makes_sense(pairs: list[tuple[float, float]], method: str, knapp: bool) -> None:
    found = quietlegs.pool(rows(*pairs), method=method, hartung_knapp=knapp).to_dict()  # type: ignore[arg-type]
    lowest, highest = min(y for y, _ in pairs), max(y for y, _ in pairs)
    assert lowest - 1e-9 <= found["estimate"] <= highest + 1e-9
    assert found["tau2"] >= 0
    assert 0 <= found["i2"] <= 100
    assert found["ci_low"] <= found["estimate"] <= found["ci_high"]
    if method != "EE":
        assert found["pi_low"] <= found["ci_low"] + 1e-12
        assert found["pi_high"] >= found["ci_high"] - 1e-12
    assert sum(one["weight"] for one in found["studies"]) == pytest.approx(100)
    json.dumps(found, allow_nan=False)


@given(st.lists(st.tuples(effect, variance), min_size=3, max_size=8), methods, st.randoms())
def test_the_order_of_studies_and_the_unit_change_nothing(pairs: list[tuple[float, float]], method: str, luck) -> None:  # type: ignore[no-untyped-def]
    mixed = list(pairs)
    luck.shuffle(mixed)
    one, other = (quietlegs.pool(rows(*each), method=method).to_dict() for each in (pairs, mixed))  # type: ignore[arg-type]
    assert one["estimate"] == pytest.approx(other["estimate"], abs=1e-6)
    wide = quietlegs.pool(rows(*[(10 * y, 100 * v) for y, v in pairs]), method=method).to_dict()  # type: ignore[arg-type]
    assert wide["estimate"] == pytest.approx(10 * one["estimate"], abs=1e-5)
    assert wide["tau2"] == pytest.approx(100 * one["tau2"], abs=1e-4)
