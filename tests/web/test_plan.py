"""The plan as a page: verdict first, a reason for every line, versions that can be compared, never an alarm unasked."""

from pathlib import Path

import msgspec
import pytest
from django.test import Client
from django.utils.html import escape

from quietlegs.foundation.errors import FindingError
from quietlegs.interface.finding import FindingResult
from quietlegs.interface.plan import PlanResult, read_finding
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.records.plan import Elsewhere
from quietlegs_web.actions import current_plan as current_plan_action
from quietlegs_web.actions import intake
from quietlegs_web.actions.current_plan import current_plan
from quietlegs_web.actions.plan import plan_of, versions
from quietlegs_web.actions.plan_changes import plan_changes
from quietlegs_web.actions.plan_page import plan_page
from quietlegs_web.storage.models import Person, PlanVersion
from tests.web.evenings import answer_all

pytestmark = pytest.mark.django_db
EXAMPLE = Path(__file__).parents[2] / "docs/reference/schemas/finding.example.json"


@pytest.fixture
def answered(person: Person) -> Person:
    """A person who answered no to everything."""
    asked = [rule.id for rule in load_catalogue().rules.values() if rule.kind != "use_rule"]
    intake.change(person, {"conditions": dict.fromkeys(asked, "no"), "touch": "helps", "diagnosed": "yes"})
    return person


def shown(client: Client) -> str:
    answer = client.get("/plan/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_empty_plan_says_what_to_do_and_keeps_no_version(signed_in: Client, person: Person) -> None:
    page = shown(signed_in)
    assert "Answer the safety questions first" in page
    assert 'href="/intake/"' in page
    assert "Open tonight" in page
    assert not PlanVersion.objects.exists()


def test_the_routine_stands_there_with_place_side_firmness_and_minutes(signed_in: Client, answered: Person) -> None:
    page = shown(signed_in)
    assert "Nothing in your answers speaks against gentle leg massage." in page
    assert page.index("Nothing in your answers") < page.index("Open tonight") < page.index("Your routine")
    assert "Left leg" in page
    assert "Right leg" in page
    assert "at most 3 of 10" in page or "at most 4 of 10" in page
    assert "<ql-body-map" in page
    assert "3 evenings a week" in page


def test_every_line_has_a_reason_with_its_source(signed_in: Client, answered: Person) -> None:
    page = plan_page(answered, current_plan(answered))
    assert page.reasons
    assert all(one.sources for one in (*page.reasons, *page.not_offered))
    text = shown(signed_in)
    for one in page.not_offered:
        assert escape(one.text) in text


def test_evidence_is_quoted_with_its_certainty_and_leads_to_its_page(signed_in: Client, answered: Person) -> None:
    page = plan_page(answered, current_plan(answered))
    assert page.evidence
    text = shown(signed_in)
    for one in page.evidence:
        assert f'href="/evidence/{one.claim}/"' in text
        assert f"Certainty: {one.certainty}." in text


def test_what_is_left_out_stands_with_its_reason(signed_in: Client, answered: Person) -> None:
    intake.answer_conditions(answered, {"diabetes_foot": "yes", "anticoagulant": "unsure"})
    page = plan_page(answered, current_plan(answered))
    rules = load_catalogue().rules
    assert page.verdict == "adapt"
    assert {one.why for one in page.left_out} == {rules["diabetes_foot"].why, rules["anticoagulant"].why}
    text = shown(signed_in)
    for one in page.left_out:
        assert escape(one.why) in text
        assert one.sources
        assert one.lines


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [({"dvt_signs": "yes"}, "stop"), ({"low_platelets": "yes"}, "ask_first"), ({"pad": None}, "incomplete")],
)
def test_a_locked_plan_is_calm_and_offers_something_for_tonight(
    signed_in: Client, answered: Person, answer: dict[str, str | None], verdict: str
) -> None:
    intake.answer_conditions(answered, answer)
    page = plan_page(answered, current_plan(answered))
    assert page.verdict == verdict
    assert page.tonight
    assert page.routine is None
    text = shown(signed_in)
    assert "ql-body-map" not in text
    assert escape(page.tonight[0].text) in text
    assert 'class="emergency"' not in text


def test_an_open_question_leads_to_its_screen(signed_in: Client, answered: Person) -> None:
    intake.answer_conditions(answered, {"pad": None, "open_wound": "yes"})
    text = shown(signed_in)
    assert 'href="/intake/body/#q-pad"' in text
    assert 'href="/intake/places/more/"' in text
    assert 'id="q-pad"' in signed_in.get("/intake/body/").content.decode()


def test_where_touch_makes_it_worse_no_massage_is_pushed(signed_in: Client, answered: Person) -> None:
    intake.change(answered, {"touch": "worse"})
    page = plan_page(answered, current_plan(answered))
    techniques = {step.technique for _side, steps in page.routine.sides for step in steps} if page.routine else set()
    assert techniques
    assert not [one for one in techniques if load_catalogue().techniques[one].touch]
    assert "A gentle routine without massage is open to you." in shown(signed_in)


def test_a_version_is_kept_when_the_plan_changes_and_the_difference_is_readable(
    signed_in: Client, answered: Person
) -> None:
    shown(signed_in)
    shown(signed_in)
    assert len(versions(answered)) == 1
    intake.answer_conditions(answered, {"diabetes_foot": "yes"})
    shown(signed_in)
    assert [row.number for row, _plan in versions(answered)] == [2, 1]
    text = signed_in.get("/plan/versions/").content.decode()
    assert "<ins>Gentle leg massage is open to you, with some things left out.</ins>" in text
    assert "<del>Nothing in your answers speaks against gentle leg massage.</del>" in text
    assert "The first plan." in text


def test_without_a_version_the_page_says_so(signed_in: Client, person: Person) -> None:
    assert "No plan was shown yet." in signed_in.get("/plan/versions/").content.decode()


def test_somebody_elses_versions_are_not_shown(signed_in: Client, answered: Person) -> None:
    other = Person.objects.create(name="Synthetic Ben", zone="UTC")
    intake.change(other, {"conditions": {"dvt_signs": "yes"}})
    shown(signed_in)
    assert versions(other) == []
    assert plan_of(other).plan.verdict == "stop"
    assert "No leg massage now" not in shown(signed_in)


def test_an_intake_that_cannot_be_gives_one_clear_sentence(signed_in: Client, answered: Person) -> None:
    later = (plan_of(answered).plan.made_on)[:4]
    intake.change(answered, {"birth_year": int(later) + 3})
    answer = signed_in.get("/plan/")
    assert answer.status_code == 422
    assert "in the future" in answer.content.decode()


def test_the_plan_needs_a_sign_in(client: Client, person: Person) -> None:
    assert client.get("/plan/")["Location"].startswith("/sign-in/")


def test_the_persons_own_nights_shape_the_plan(
    signed_in: Client, answered: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = read_finding(EXAMPLE)
    worst = msgspec.structs.replace(known.arms[str(known.best_arm)], decision="harms")
    harmful = msgspec.structs.replace(known, arms={"effleurage": worst}, best_arm="effleurage", decision="harms")
    monkeypatch.setattr(current_plan_action, "latest", lambda _person: object())
    monkeypatch.setattr(current_plan_action, "finding_of", lambda _person: FindingResult(harmful))
    page = plan_page(answered, current_plan(answered))
    techniques = {step.technique for _side, steps in page.routine.sides for step in steps} if page.routine else set()
    assert techniques
    assert "effleurage" not in techniques
    assert [one for one in page.left_out if "your legs were worse with this" in one.why]
    assert "your legs were worse with this" in shown(signed_in)


def test_a_trial_without_an_answer_yet_leaves_the_plan_as_it_is(
    signed_in: Client, answered: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_person: Person) -> FindingResult:
        raise FindingError("No night is rated yet.")

    monkeypatch.setattr(current_plan_action, "latest", lambda _person: object())
    monkeypatch.setattr(current_plan_action, "finding_of", refuse)
    assert "Nothing in your answers speaks against gentle leg massage." in shown(signed_in)


def test_a_difference_tells_steps_only_where_both_plans_have_some(signed_in: Client, answered: Person) -> None:
    shown(signed_in)
    intake.answer_conditions(answered, {"pe_signs": "yes"})
    shown(signed_in)
    intake.answer_conditions(answered, {"pe_signs": "no"})
    intake.change(answered, {"minutes_available": 5})
    shown(signed_in)
    intake.change(answered, {"minutes_available": 15})
    shown(signed_in)
    last, shorter, stopped, _first = plan_changes(answered)
    assert not [line for line in (*stopped.came, *stopped.went) if "gliding" in line]
    assert [line for line in stopped.came if line.startswith("No massage now.")]
    assert [line for line in shorter.went if line.startswith("No massage now.")]
    assert [line for line in last.came if "Long gliding strokes, left calf" in line]


def test_routines_for_other_places_and_the_short_one_fold_under_the_routine(
    signed_in: Client, answered: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = current_plan(answered)
    other = Elsewhere(situation="in_bed", routine=result.plan.routine)
    short = msgspec.structs.replace(result.plan.routine, minutes=3)
    richer = msgspec.structs.replace(result.plan, elsewhere=(other,), too_tired=short)
    page = plan_page(answered, PlanResult(richer))
    assert [title for title, _one in page.others] == ["Too tired? About 3 minutes", "In bed, without getting up"]
    assert page.others[0][1].sides == page.routine.sides if page.routine else False
    monkeypatch.setattr("quietlegs_web.pages.plan.views.current_plan", lambda _person: PlanResult(richer))
    text = shown(signed_in)
    assert "<summary>In bed, without getting up</summary>" in text


def test_what_an_answer_leaves_out_stands_with_what_stays_open(signed_in: Client, answered: Person) -> None:
    intake.answer_conditions(answered, {"diabetes_foot": "yes"})
    left = plan_page(answered, current_plan(answered)).left_out
    assert load_catalogue().rules["diabetes_foot"].still_allowed in [one.still_allowed for one in left]
    assert escape(load_catalogue().rules["diabetes_foot"].still_allowed) in shown(signed_in)


@pytest.mark.parametrize("rule", [one.id for one in load_catalogue().rules.values() if one.effect == "stop"])
def test_whatever_stops_the_plan_offers_something_for_tonight(signed_in: Client, answered: Person, rule: str) -> None:
    intake.answer_conditions(answered, {rule: "yes"})
    page = plan_page(answered, current_plan(answered))
    assert page.routine is None
    assert page.tonight
    assert load_catalogue().rules[rule].still_allowed


def test_the_plan_says_what_to_try_one_thing_at_a_time(signed_in: Client, person: Person) -> None:
    answer_all(person)
    page = " ".join(signed_in.get("/plan/").content.decode().split())
    assert "What to keep, and what to try" in page
    assert "Explore: Long gliding strokes. Try one thing at a time." in page


def test_the_way_to_tonight_stands_where_a_session_may_be_guided(signed_in: Client, answered: Person) -> None:
    way = '<a class="button wide" href="/">'
    assert way in shown(signed_in)
    intake.answer_conditions(answered, {"dvt_risk_high.journey": "yes"})
    assert way in shown(signed_in)
    intake.answer_conditions(answered, {"dvt_signs": "unsure"})
    assert way not in shown(signed_in)
