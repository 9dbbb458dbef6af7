"""Whatever is in range in a diary, the finding is finite, consistent and says something."""

import datetime as dt
import json
import math
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quietlegs.interface.finding import FindingResult, find
from quietlegs.records.diary import Diary, Night
from quietlegs.records.trial import Better
from quietlegs.wording.forbidden import forbidden_phrases

START = dt.date(2026, 3, 1)
COLUMNS = ("night", "assigned", "done", "urge_before", "urge", "rescue_what", "urge_at_rescue", "caffeine")
RATING = st.none() | st.integers(0, 10).map(float) | st.floats(0, 10)
FLAG = st.sampled_from([None, False, True])
ARM = st.sampled_from([None, "comparison", "effleurage", "foot_bath"])
DONE = st.sampled_from([None, "comparison", "none", "other", "effleurage", "foot_bath"])


@st.composite
def diaries(draw: st.DrawFn) -> Diary:
    """A diary of up to 40 nights with gaps and every kind of fault that is in range."""
    offsets = draw(st.lists(st.integers(0, 120), unique=True, max_size=40))
    calm = draw(st.booleans())
    nights = [
        Night(
            night=START + dt.timedelta(days=offset),
            assigned=draw(ARM),
            done=draw(DONE),
            free=draw(FLAG),
            quiet=None if calm else draw(FLAG),
            urge_before=draw(RATING),
            urge=draw(RATING),
            urge_after=draw(RATING),
            rescue_what=None if calm else draw(st.sampled_from([None, "other", "effleurage"])),
            urge_at_rescue=None if calm else draw(RATING),
            caffeine=draw(FLAG),
            medicine_change=None if calm else draw(FLAG),
            rated_late=None if calm else draw(FLAG),
            harm=draw(FLAG),
        )
        for offset in sorted(offsets)
    ]
    return Diary(nights=tuple(nights), columns=COLUMNS)


def numbers(value: Any) -> list[float]:
    """Every number in a document."""
    if isinstance(value, float):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [number for one in inner for number in numbers(one)]


def check(result: FindingResult) -> None:
    finding, document = result.finding, json.loads(json.dumps(result.to_dict(), default=str))
    assert all(math.isfinite(number) for number in numbers(document))
    assert document["text"].strip()
    assert all(caution["text"] for caution in document["cautions"])
    assert forbidden_phrases(document["text"]) == []
    for found in finding.arms.values():
        if found.effect is None:
            assert found.decision == "cannot_tell_yet"
            continue
        effect = found.effect
        assert effect.q05 <= effect.q25 <= effect.q50 <= effect.q75 <= effect.q95
        assert (found.p_helps or 0) + (found.p_harms or 0) <= 1 + 1e-9
        assert (found.p_helps_mid or 0) <= (found.p_helps or 0) + 1e-9
    if finding.best_arm:
        assert finding.decision == finding.arms[finding.best_arm].decision
    counts = finding.nights
    assert counts.analysed + counts.missing + counts.free + counts.quiet + counts.late <= counts.total


@settings(max_examples=60, deadline=None)
@given(diaries())
def test_a_finding_is_finite_and_in_words_whatever_the_nights_hold(diary: Diary) -> None:
    check(find(diary))


@settings(max_examples=20, deadline=None)
@given(diaries())
def test_the_same_nights_give_the_same_document_to_the_last_digit(diary: Diary) -> None:
    assert find(diary).to_dict() == find(replace(diary)).to_dict()


@settings(max_examples=30, deadline=None)
@given(diaries(), st.sampled_from(["urge_before", "urge"]))
def test_any_rating_can_be_the_outcome(diary: Diary, outcome: str) -> None:
    check(find(diary, outcome=outcome, mid=0.5))


@settings(max_examples=30, deadline=None)
@given(diaries(), st.sampled_from(["lower", "higher"]))
def test_a_column_of_the_persons_own_can_be_better_in_either_direction(diary: Diary, better: Better) -> None:
    nights = tuple(replace(night, values={"calm": night.urge}) for night in diary.nights)
    own = replace(diary, columns=(*diary.columns, "calm"), nights=nights)
    check(find(own, outcome="calm", range=(0, 10), better=better, mid=0.5))
