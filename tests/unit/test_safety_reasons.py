"""Every screening says why: the code, the thing, what the sentence quotes, and the sources, in the order of gravity."""

import datetime as dt

import pytest

from quietlegs.foundation.reasons import Reason
from quietlegs.interface.intake import read_intake
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.schema import OWN_JUDGEMENT
from quietlegs.records.plan import RedFlag, Screening, Withheld
from quietlegs.safety.screening import screen
from tests.people import TODAY, all_no, unanswered

CATALOGUE = load_catalogue()
ADULT = CATALOGUE.thresholds["adult_age"]


def screened(**answers: object) -> Screening:
    return screen(read_intake(all_no(**answers)), today=TODAY, catalogue=CATALOGUE)


def told(condition: str, code: str, **values: object) -> Reason:
    """What is said of a condition: by its id, with its own sources."""
    return Reason(about=condition, code=code, values=values, sources=CATALOGUE.rules[condition].sources)  # type: ignore[arg-type]


def explained(condition: str, code: str) -> Reason:
    rule = CATALOGUE.rules[condition]
    return told(condition, code, why=rule.why, still_allowed=rule.still_allowed)


def word(condition: str, date: str = "2026-11-01", until: str = "2026-12-01") -> dict[str, str]:
    return {"condition": condition, "by": "a clinician", "date": date, "valid_until": until}


def test_nothing_to_say_about_noes() -> None:
    assert screened() == Screening(verdict="go", withheld=screened().withheld)


def test_a_red_flag_says_stop_and_what_to_do() -> None:
    found, rule = screened(dvt_signs="yes"), CATALOGUE.rules["dvt_signs"]
    assert rule.alarm is not None
    assert found.reasons == (explained("dvt_signs", "safety.stop"),)
    assert found.red_flags == (
        RedFlag(id="dvt_signs", action=rule.alarm.action, urgency=rule.alarm.urgency, sources=rule.sources),
    )


def test_an_unsure_red_flag_says_what_to_look_for() -> None:
    found, rule = screened(dvt_signs="unsure"), CATALOGUE.rules["dvt_signs"]
    assert rule.alarm is not None
    assert found.reasons == (explained("dvt_signs", "safety.red_flag_unsure"),)
    assert found.red_flags == (
        RedFlag(id="dvt_signs", action=rule.alarm.look_for, urgency="look", sources=rule.sources),
    )


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_a_limit_and_a_question_for_a_clinician_say_so(answer: str) -> None:
    assert screened(anticoagulant=answer).reasons == (explained("anticoagulant", "safety.limit"),)
    assert screened(cancer_active=answer).reasons == (explained("cancer_active", "safety.ask_first"),)
    assert screened(anticoagulant=answer).red_flags == screened(cancer_active=answer).red_flags == ()


@pytest.mark.parametrize(
    ("dates", "state", "code"),
    [
        (("2026-11-01", "2026-12-01"), "valid", "safety.cleared"),
        (("2026-10-01", "2026-11-01"), "ended", "safety.ask_first"),
        (("2026-11-24", "2026-12-01"), "not_yet", "safety.ask_first"),
    ],
)
def test_a_clinicians_word_is_named_with_its_dates(dates: tuple[str, str], state: str, code: str) -> None:
    found = screened(pad="yes", cleared=[word("pad", *dates)])
    assert found.reasons == (
        explained("pad", code),
        told("pad", f"safety.clearance_{state}", date=dates[0], valid_until=dates[1]),
    )


def test_a_word_from_before_it_began_is_named_as_such() -> None:
    since = {"answer": "yes", "since": "2026-11-10"}
    found = screened(surgery_recent=since, cleared=[word("surgery_recent", "2026-11-09")])
    values = {"date": "2026-11-09", "valid_until": "2026-12-01"}
    assert told("surgery_recent", "safety.clearance_before_it", **values) in found.reasons
    assert explained("surgery_recent", "safety.ask_first") in found.reasons


JOURNEY = {"answer": "yes", "since": "2026-11-20"}
OPERATION = {"answer": "unsure", "since": "2026-11-01"}


@pytest.mark.parametrize(
    ("answers", "day"),
    [
        ({"dvt_risk_high.journey": JOURNEY}, "2027-01-02"),
        ({"dvt_risk_high.journey": JOURNEY, "dvt_risk_high.operation": OPERATION}, "2027-01-02"),
        ({"dvt_risk_high.operation": OPERATION}, "2026-12-14"),
        ({"dvt_risk_high.journey": JOURNEY, "dvt_risk_high.bed": "yes"}, None),
        ({"dvt_risk_high.journey": "yes"}, None),
        ({"dvt_risk_high.journey": {"answer": "yes", "given": "2026-11-20"}}, "2027-01-02"),
        ({"dvt_risk_high.journey": JOURNEY | {"given": "2026-11-22"}}, "2027-01-02"),
    ],
)
def test_what_has_an_end_says_from_which_day_it_is_asked_again(answers: dict[str, object], day: str | None) -> None:
    def asked(on: dt.date) -> Screening:
        return screen(read_intake(all_no(**answers)), today=on, catalogue=CATALOGUE)

    found = asked(TODAY)
    again = [one for one in found.reasons if one.code == "safety.asked_again"]
    assert again == ([] if day is None else [told("dvt_risk_high", "safety.asked_again", day=day)])
    if day is not None:
        end = dt.date.fromisoformat(day)
        assert asked(end - dt.timedelta(days=1)).verdict == "ask_first"
        assert asked(end).verdict == "incomplete"


def test_what_has_no_end_says_nothing_of_a_day() -> None:
    since = {"answer": "yes", "since": "2026-11-20"}
    ill = screened(fever_unwell={"answer": "yes", "since": "2026-11-22"})
    assert ill.verdict == "stop"
    for found in (screened(pad=since), screened(pad="yes"), screened(dvt_signs="yes"), ill):
        assert "safety.asked_again" not in {one.code for one in found.reasons}


@pytest.mark.parametrize(("answer", "code"), [("yes", "safety.stop"), ("unsure", "safety.red_flag_unsure")])
def test_a_red_flag_cannot_be_cleared_and_that_is_said(answer: str, code: str) -> None:
    found = screened(dvt_signs=answer, cleared=[word("dvt_signs")])
    assert found.reasons == (explained("dvt_signs", code), told("dvt_signs", "safety.cannot_be_cleared"))


def test_a_word_about_a_limit_or_a_no_changes_and_says_nothing() -> None:
    assert screened(anticoagulant="yes", cleared=[word("anticoagulant")]) == screened(anticoagulant="yes")
    assert screened(cleared=[word("cancer_active"), word("dvt_signs")]) == screened()


def test_what_answered_in_the_persons_stead_is_quoted() -> None:
    found = screened(medicines=[{"name": "Eliquis 5 mg"}])
    asked = CATALOGUE.rules["anticoagulant"].question
    assert found.reasons == (
        told("anticoagulant", "safety.implied_by_medicines", word="Eliquis 5 mg", question=asked),
        explained("anticoagulant", "safety.limit"),
    )
    assert "safety.implied_by_allergies" in {one.code for one in screened(allergies=["nuts"]).reasons}
    assert "safety.implied_by_unknown_allergy" in {one.code for one in screened(allergies=["other:kiwi"]).reasons}


def test_a_yes_that_needs_a_place_asks_for_it() -> None:
    found = screened(open_wound="yes")
    asked = CATALOGUE.rules["open_wound"].question
    assert found.missing == ("open_wound.where",)
    assert found.reasons == (
        explained("open_wound", "safety.limit"),
        told("open_wound", "safety.place_missing", question=asked),
        Reason(about="plan", code="safety.missing", values={"count": 1}),
    )


def test_a_place_that_would_leave_more_out_is_asked_for_without_holding_the_plan_up() -> None:
    found = screened(renal_dialysis="yes")
    asked = CATALOGUE.rules["renal_dialysis"].question
    assert found.missing == ()
    assert found.reasons == (
        explained("renal_dialysis", "safety.limit"),
        told("renal_dialysis", "safety.name_the_place", question=asked),
    )


def test_no_place_is_asked_for_where_one_is_named_or_none_counts() -> None:
    named = {"answer": "yes", "where": ["calf_left"]}
    assert screened(renal_dialysis=named).reasons == (explained("renal_dialysis", "safety.limit"),)
    assert screened(open_wound=named).reasons == (explained("open_wound", "safety.limit"),)
    assert screened(open_wound=named).missing == ()


def test_after_a_clinicians_word_the_place_of_a_cancer_is_asked_for_and_not_before() -> None:
    def codes(found: Screening) -> set[str]:
        return {one.code for one in found.reasons}

    cleared = screened(cancer_active="yes", cleared=[word("cancer_active")])
    assert "safety.name_the_place" not in codes(screened(cancer_active="yes"))
    assert "safety.name_the_place" in codes(cleared)


@pytest.mark.parametrize(
    ("born", "adult", "minor"),
    [
        (2007, None, False),
        (2007, "no", False),
        (2008, None, True),
        (2008, "no", True),
        (2008, "unsure", True),
        (2008, "yes", False),
        (2009, "yes", True),
        (2020, None, True),
    ],
)
def test_whoever_may_be_younger_than_18_asks_first(born: int, adult: str | None, *, minor: bool) -> None:
    """Who is born 18 years ago this year may still be 17 today, unless a yes says otherwise."""
    found = screened(birth_year=born, **({"adult": adult} if adult else {}))
    rows = {row.technique: row for row in found.withheld if "intake:birth_year" in row.because}
    code = "safety.maybe_minor" if born == 2008 and adult != "no" else "safety.minor"
    reason = Reason(about="intake:birth_year", code=code, values={"age": 18}, sources=ADULT.sources)
    assert found.verdict == ("ask_first" if minor else "go")
    assert set(rows) == (set(CATALOGUE.techniques) if minor else set())
    assert found.reasons == ((reason,) if minor else ())
    assert all(row.region is None and row.pressure_above is None for row in rows.values())
    assert all(set(ADULT.sources) <= set(row.sources) for row in rows.values())


def test_age_is_named_before_everything_else() -> None:
    found = screened(birth_year=2015, dvt_signs="yes")
    assert [one.code for one in found.reasons] == ["safety.minor", "safety.stop"]
    assert found.verdict == "stop"


def test_where_touch_makes_it_worse_nothing_that_touches_is_left() -> None:
    found = screened(touch="worse")
    rows = {row.technique: row for row in found.withheld if "intake:touch" in row.because}
    assert found.verdict == "adapt"
    assert set(rows) == {one.id for one in CATALOGUE.techniques.values() if one.touch}
    assert all(OWN_JUDGEMENT in row.sources for row in rows.values())
    assert rows["effleurage"] == Withheld(technique="effleurage", because=("intake:touch",), sources=(OWN_JUDGEMENT,))
    assert found.reasons == (Reason(about="intake:touch", code="safety.touch_worse", sources=(OWN_JUDGEMENT,)),)


@pytest.mark.parametrize("touch", ["helps", "nothing", None])
def test_otherwise_touch_withholds_nothing(touch: str | None) -> None:
    assert screened(touch=touch) == screened()


def test_what_is_still_to_answer_is_counted_last() -> None:
    found = screen(read_intake(unanswered(touch="worse", dvt_signs="yes")), today=TODAY, catalogue=CATALOGUE)
    codes = [one.code for one in found.reasons]
    assert codes == ["safety.stop", "safety.touch_worse", "safety.missing"]
    assert found.reasons[-1] == Reason(about="plan", code="safety.missing", values={"count": len(found.missing)})


def test_the_gravest_comes_first_then_the_order_of_asking() -> None:
    """Stops in their order, what asks first, limits on hands (gate 1), limits on tools and oils by name (gate 2)."""
    limits = dict.fromkeys(("asthma_scents", "osteoporosis", "renal_dialysis"), "yes")
    found = screened(**limits, cancer_active="yes", pe_signs="yes", dvt_signs="yes", bone_metastasis="yes")
    about = list(dict.fromkeys(one.about for one in found.reasons))
    assert about[:4] == ["dvt_signs", "pe_signs", "bone_metastasis", "cancer_active"]
    assert about[4:] == ["renal_dialysis", "asthma_scents", "osteoporosis"]
    assert [one.id for one in found.red_flags] == ["dvt_signs", "pe_signs"]


def test_an_illness_of_today_stops_after_the_red_flags() -> None:
    found = screened(fever_unwell="yes", weakness_bladder="yes", critical_ischaemia="yes")
    assert [one.about for one in found.reasons] == ["critical_ischaemia", "weakness_bladder", "fever_unwell"]
    assert found.reasons[-1] == explained("fever_unwell", "safety.stop")
    assert [one.id for one in found.red_flags] == ["critical_ischaemia", "weakness_bladder"]


def test_rules_of_use_bind_everybody_and_name_themselves() -> None:
    rules = [rule for rule in CATALOGUE.rules.values() if rule.kind == "use_rule"]
    rows = screened().withheld
    assert {ground for row in rows for ground in row.because} == {rule.id for rule in rules}
    for rule in rules:
        own = [row for row in rows if rule.id in row.because]
        assert own
        assert all(set(rule.sources) <= set(row.sources) for row in own)


def test_each_row_carries_the_sources_of_all_its_grounds() -> None:
    found = screened(anticoagulant="yes", renal_dialysis="yes")
    both = [row for row in found.withheld if {"anticoagulant", "renal_dialysis"} <= set(row.because)]
    assert both
    for row in found.withheld:
        sources = {source for ground in row.because for source in CATALOGUE.rules[ground].sources}
        assert row.because == tuple(sorted(row.because))
        assert row.sources == tuple(sorted(sources))
