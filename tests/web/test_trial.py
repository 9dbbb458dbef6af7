"""Setting up a trial: only what is open is offered; it is drawn once; no page tells what is to come."""

import re
from datetime import date, time, timedelta

import pytest
from django.test import Client

from quietlegs.foundation.body import TECHNIQUES
from quietlegs.foundation.errors import TrialError
from quietlegs.records.diary import Night
from quietlegs_web.actions import clock, trial
from quietlegs_web.actions.trial import TrialWish
from quietlegs_web.actions.trial_choices import choices_of
from quietlegs_web.actions.whose import Person
from quietlegs_web.storage.models import TrialRow
from tests.web.evenings import answer_all, stamp, write, write_night

pytestmark = pytest.mark.usefixtures("evening")

QUESTION = {"question": "tonight", "arms": ["effleurage"], "comparison": "usual_evening"}
WORTH = {"mid": "1", "expected": "6", "nights": "56", "begin": "tonight"}


SEALED = re.compile(r'(?<="sealed":")[A-Za-z0-9+/=]+(?=")|(?<="key":")[A-Za-z0-9+/=]+(?=")')


def set_up(browser: Client, *, question: dict[str, object] | None = None, worth: dict[str, str] | None = None) -> str:
    """Walk the screens up to the last one, and give what it says."""
    browser.post("/trial/question/", {**QUESTION, **(question or {})})
    browser.post("/trial/worth/", {**WORTH, **(worth or {})})
    return text(browser, "/trial/check/")


def text(browser: Client, path: str) -> str:
    return browser.get(path).content.decode()


def draw(browser: Client) -> TrialRow:
    set_up(browser)
    assert browser.post("/trial/check/").status_code == 302
    return TrialRow.objects.get()


def test_without_answers_the_safety_questions_come_first(signed_in: Client) -> None:
    page = text(signed_in, "/trial/")
    assert "The safety questions come first" in page
    assert 'href="/intake/"' in page
    assert signed_in.get("/trial/question/").status_code == 302


def test_a_trial_is_set_up_in_three_screens_and_drawn_once(signed_in: Client, person: Person) -> None:
    answer_all(person)
    page = set_up(signed_in)
    assert "what 56 nights can settle" in page
    assert "Gliding strokes" in page
    assert "This is fixed when the nights are drawn" in page
    assert "--noise" not in page
    assert signed_in.post("/trial/check/").status_code == 302
    row = TrialRow.objects.get()
    drawn = trial.trial_of(row)
    assert (drawn.nights, drawn.mid, drawn.start) == (56, 1.0, clock.today(person))
    assert drawn.screened
    assert trial.expected(person) == 6
    assert "Night 1 of 56" in text(signed_in, "/trial/")


def test_the_course_question_says_its_low_power_before_it_starts(signed_in: Client, person: Person) -> None:
    answer_all(person)
    assert "it often ends without an answer" in text(signed_in, "/trial/question/")
    page = set_up(signed_in, question={"question": "course"}, worth={"nights": "84"})
    assert "needs much patience and often stays open" in page
    assert signed_in.post("/trial/check/").status_code == 302
    assert trial.trial_of(TrialRow.objects.get()).design.law == "blocks"


@pytest.mark.parametrize(
    "answers", [{"neuropathy": "yes"}, {"touch": "worse"}, {"tools": ["hands", "roller"], "varicose_mild": "unsure"}]
)
def test_what_is_withheld_is_shown_with_its_reason_and_can_not_be_chosen(
    signed_in: Client, person: Person, answers: dict[str, object]
) -> None:
    if "varicose_mild" in answers:
        answers = {**answers, "varicose_mild": {"answer": "unsure", "where": ["calf_left", "calf_right"]}}
    answer_all(person, **answers)
    choices = choices_of(person)
    assert choices is not None
    closed = [one.arm for one in choices.arms if not one.open]
    assert closed
    page = text(signed_in, "/trial/question/")
    for one in choices.arms:
        assert (f'value="{one.arm}"' in page) == one.open
        assert all(why in page for why in one.why)
    for arm in closed:
        refused = signed_in.post("/trial/question/", {**QUESTION, "arms": [arm]})
        assert refused.status_code == 422
    assert not TrialRow.objects.exists()


def test_every_open_technique_can_be_drawn_and_no_closed_one(person: Person) -> None:
    answer_all(person, neuropathy="yes")
    choices = choices_of(person)
    assert choices is not None
    for one in choices.arms:
        wish = TrialWish(arms=(one.arm,), nights=56, start=clock.today(person))
        if one.open:
            assert trial.proposal(person, wish, seed=1).screened
        else:
            with pytest.raises(TrialError):
                trial.proposal(person, wish, seed=1)
    assert {one.arm for one in choices.arms} == {"whole_plan", *TECHNIQUES}


def test_a_harm_closes_its_technique_and_the_whole_plan(signed_in: Client, person: Person) -> None:
    answer_all(person)
    harmed = stamp(person, clock.tonight(person), clock.now().time().replace(hour=21))
    write(person, "harm", {**harmed, "technique": "effleurage", "what": "bruise"})
    page = text(signed_in, "/trial/question/")
    assert 'value="effleurage"' not in page
    assert 'value="whole_plan"' not in page
    with pytest.raises(TrialError, match="is paused"):
        trial.start(person, TrialWish(arms=("effleurage",), nights=56, start=clock.today(person)))


def test_a_leg_that_is_new_since_closes_the_trial(signed_in: Client, person: Person) -> None:
    answer_all(person)
    set_up(signed_in)
    at = stamp(person, clock.tonight(person), clock.now().time().replace(hour=21))
    write(person, "entry", {**at, "moment": "before_session", "one_leg": "yes"})
    assert signed_in.post("/trial/check/").status_code == 422
    assert not TrialRow.objects.exists()


def test_a_recent_change_of_a_dopamine_medicine_is_refused_with_the_day_from_which_it_can_start(
    signed_in: Client, person: Person
) -> None:
    since = clock.today(person) - timedelta(days=3)
    answer_all(person, medicines=[{"name": "pramipexole", "since": since.isoformat()}])
    signed_in.post("/trial/question/", QUESTION)
    refused = signed_in.post("/trial/worth/", WORTH)
    assert refused.status_code == 422
    earliest = since + timedelta(days=28)
    assert f"choose a start from {earliest} on" in refused.content.decode()
    later = {**WORTH, "begin": "later", "start": earliest.isoformat()}
    assert signed_in.post("/trial/worth/", later).status_code == 302


def test_the_end_of_a_dopamine_medicine_is_a_change_too(person: Person) -> None:
    answer_all(person)
    ended = clock.today(person) - timedelta(days=3)
    moment = stamp(person, ended, time(20, 0))
    write(person, "medicine", {**moment, "name": "pramipexole", "since": "2024-01-01", "until": ended.isoformat()})
    wish = TrialWish(arms=("effleurage",), nights=56, start=clock.today(person))
    with pytest.raises(TrialError, match=f"choose a start from {ended + timedelta(days=28)} on"):
        trial.start(person, wish)
    assert not TrialRow.objects.exists()
    trial.start(person, TrialWish(arms=("effleurage",), nights=56, start=ended + timedelta(days=28)))


def test_pausing_going_on_and_stopping_keep_what_is_known(signed_in: Client, person: Person) -> None:
    answer_all(person)
    row = draw(signed_in)
    for state, said in (("paused", "No draw is shown until you go on"), ("running", "Night 1 of 56")):
        assert signed_in.post("/trial/state/", {"state": state}).status_code == 302
        assert said in text(signed_in, "/trial/")
    signed_in.post("/trial/state/", {"state": "stopped"})
    page = text(signed_in, "/trial/")
    assert "What it has shown is kept" in page
    assert "Draw a new trial" in page
    assert bytes(TrialRow.objects.get().document) == bytes(row.document)
    assert signed_in.post("/trial/state/", {"state": "running"}).status_code == 422


def test_a_second_trial_is_refused_while_one_runs_and_drawn_when_it_is_over(signed_in: Client, person: Person) -> None:
    answer_all(person)
    draw(signed_in)
    assert signed_in.get("/trial/question/").url == "/trial/"  # type: ignore[attr-defined]
    with pytest.raises(TrialError, match="running already"):
        trial.start(person, TrialWish(arms=("effleurage",), nights=56, start=clock.today(person)))
    TrialRow.objects.all().delete()
    past = clock.today(person) - timedelta(days=60)
    trial.store(person, trial.proposal(person, TrialWish(arms=("effleurage",), nights=56, start=past), seed=3))
    page = text(signed_in, "/trial/")
    assert "The 56 nights of this trial are over" in page
    assert "Draw a new trial" in page
    set_up(signed_in)
    assert signed_in.post("/trial/check/").status_code == 302
    assert [row.state for row in TrialRow.objects.order_by("pk")] == ["stopped", "running"]


@pytest.mark.parametrize("path", ["/trial/", "/findings/", "/api/v1/finding", "/api/v1/pack", "/trial/question/"])
def test_no_page_and_no_plain_answer_tells_a_night_to_come_or_the_seed(
    signed_in: Client, person: Person, path: str
) -> None:
    answer_all(person)
    row = draw(signed_in)
    drawn = trial.trial_of(row)
    shown = SEALED.sub("", without_tokens(text(signed_in, path)))  # these may hold any letters by chance
    assert str(drawn.seed) not in shown
    assert "seed" not in shown.lower()
    assert '"schedule"' not in shown
    for night in drawn.schedule[1:-1]:
        for written in (night.night.isoformat(), f"{night.night:%-d %B %Y}"):
            assert not re.search(rf"{written}.{{0,80}}\b({night.assigned})\b", shown, re.DOTALL)


def test_the_trials_page_is_the_same_whatever_is_drawn_for_tonight(signed_in: Client, person: Person) -> None:
    """Two draws that differ tonight give the same page: so the page cannot tell."""
    answer_all(person)
    wish = TrialWish(arms=("effleurage",), nights=56, start=clock.today(person))
    pages = {}
    for seed in range(40):
        drawn = trial.proposal(person, wish, seed=seed)
        if drawn.schedule[0].assigned in pages:
            continue
        TrialRow.objects.all().delete()
        trial.store(person, drawn)
        pages[drawn.schedule[0].assigned] = [
            without_tokens(text(signed_in, path)) for path in ("/trial/", "/findings/")
        ]
    first, second = pages.values()
    assert first == second


def without_tokens(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)


@pytest.mark.parametrize(("rescues", "offered"), [(2, False), (3, True)])
def test_after_three_rescued_comparison_nights_in_seven_a_pause_is_offered(
    signed_in: Client, person: Person, rescues: int, offered: bool
) -> None:
    answer_all(person)
    start = clock.tonight(person) - timedelta(days=7)
    wish = TrialWish(arms=("effleurage",), nights=56, start=start)
    drawn = next(
        one
        for one in (trial.proposal(person, wish, seed=seed) for seed in range(50))
        if sum(night.assigned == "comparison" for night in one.schedule[1:7]) >= 3
    )
    trial.store(person, drawn)
    comparison = [one for one in drawn.schedule[1:7] if one.assigned == "comparison"]
    for night in comparison[:rescues]:
        write_night(person, Night(night=night.night, assigned="comparison", urge=6))
        write(person, "entry", {**stamp(person, night.night, time(1, 30)), "moment": "rescue", "urge": 8})
    assert ('id="hard-lately"' in text(signed_in, "/trial/")) == offered


def test_the_first_night_is_never_over(person: Person) -> None:
    answer_all(person)
    yesterday: date = clock.tonight(person) - timedelta(days=1)
    with pytest.raises(TrialError, match="is over"):
        trial.start(person, TrialWish(arms=("effleurage",), nights=56, start=yesterday))
