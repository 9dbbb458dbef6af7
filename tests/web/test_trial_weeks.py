"""A trial whose draw leans: the phone holds only weeks that have begun, and each is drawn once, at its border."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quietlegs.interface.diary import read_diary
from quietlegs.interface.trial import SealedTrial, verify_trial
from quietlegs.records.diary import Night
from quietlegs_web.actions import clock, trial, trial_weeks
from quietlegs_web.actions.archive_reading import read_archives
from quietlegs_web.actions.export import export_person
from quietlegs_web.actions.restore import restore
from quietlegs_web.actions.trial import TrialWish
from quietlegs_web.actions.whose import Person
from quietlegs_web.pages.trial.forms import draft_of, wish_of
from quietlegs_web.storage.models import TrialRow
from quietlegs_web.tasks import weeks
from tests.web.evenings import answer_all, write_night
from tests.web.test_export import empty, written
from tests.web.test_trial import QUESTION, draw, set_up, text

pytestmark = pytest.mark.usefixtures("evening")

TWO = ["effleurage", "stretching"]


def begun(person: Person, *, nights_ago: int, rated: bool = True) -> TrialRow:
    """A leaning trial that began so many nights ago, with its rated nights so far."""
    answer_all(person)
    first = clock.tonight(person) - timedelta(days=nights_ago)
    wish = TrialWish(arms=tuple(TWO), nights=42, start=first, leans=True)
    row = trial.store(person, trial.proposal(person, wish, seed=5))
    for number, one in enumerate(trial.trial_of(row).schedule[:nights_ago]):
        if rated:
            write_night(person, Night(night=one.night, assigned=one.assigned, urge=3 + number % 5))
    return row


def nights_in_pack(browser: Client) -> list[date]:
    pack = json.loads(browser.get("/api/v1/pack").content)
    return [date.fromisoformat(one["night"]) for one in pack["trial"]["envelopes"]]


def stored() -> SealedTrial:
    return trial.trial_of(TrialRow.objects.get())


def test_it_is_chosen_for_two_techniques_and_told_before_the_draw(signed_in: Client, person: Person) -> None:
    answer_all(person)
    assert "Let the draw lean" in text(signed_in, "/trial/question/")
    page = set_up(signed_in, question={"arms": TWO, "sharing": "adaptive"})
    assert "leans towards what seems to do better by then" in page
    assert "quietlegs trial" not in page
    assert signed_in.post("/trial/check/").status_code == 302
    drawn = stored()
    assert (drawn.design.law, drawn.nights, len(drawn.schedule)) == ("adaptive", 56, 14)
    standing = text(signed_in, "/trial/")
    assert "Night 1 of 56" in standing
    assert f"{drawn.last_night:%-d %B %Y}" in standing
    assert "quietlegs trial" not in standing


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ({"arms": ["effleurage"]}, "between two or more techniques"),
        ({"arms": TWO, "question": "course"}, "only for the question about the same night"),
    ],
)
def test_it_is_refused_where_there_is_nothing_to_lean_between(
    signed_in: Client, person: Person, question: dict[str, object], said: str
) -> None:
    answer_all(person)
    refused = signed_in.post("/trial/question/", {**QUESTION, **question, "sharing": "adaptive"})
    assert refused.status_code == 422
    assert said in refused.content.decode()


def test_without_a_choice_the_nights_are_shared_equally(signed_in: Client, person: Person) -> None:
    answer_all(person)
    assert trial.trial_of(draw(signed_in)).design.law == "balanced"


def test_the_phone_holds_no_night_of_a_week_that_has_not_begun(signed_in: Client, person: Person) -> None:
    first = trial.trial_of(begun(person, nights_ago=13)).start
    assert nights_in_pack(signed_in) == [first + timedelta(days=day) for day in range(14)]
    assert not trial_weeks.draw_due(person)


def test_the_first_pack_after_the_border_draws_the_week_once(signed_in: Client, person: Person) -> None:
    row = begun(person, nights_ago=14)
    before = trial.trial_of(row)
    assert nights_in_pack(signed_in) == [before.start + timedelta(days=day) for day in range(21)]
    drawn = stored()
    assert drawn.schedule[:14] == before.schedule
    assert drawn.design.drawn_weeks[0].rated == 14
    assert TrialRow.objects.get().sha256 == drawn.sha256
    write_night(person, Night(night=before.start, assigned=before.schedule[0].assigned, urge=9))
    nights_in_pack(signed_in)
    assert stored() == drawn


def test_the_worker_draws_it_while_no_phone_asks(person: Person) -> None:
    begun(person, nights_ago=15)
    assert weeks.draw.func(str(person.pk))
    assert len(stored().schedule) == 20
    assert not weeks.draw.func(str(person.pk))
    assert not weeks.draw.func("00000000-0000-0000-0000-000000000000")


def test_weeks_that_nobody_drew_in_time_are_made_up_for_in_order_without_the_nights_that_are_over(
    signed_in: Client, person: Person
) -> None:
    first = trial.trial_of(begun(person, nights_ago=30)).start
    days = [*range(14), *range(30, 35)]
    assert nights_in_pack(signed_in) == [first + timedelta(days=day) for day in days]
    assert [week.week for week in stored().design.drawn_weeks] == [3, 4, 5]
    assert not trial_weeks.draw_due(person)


def test_a_trial_that_ended_or_was_stopped_draws_nothing_more(person: Person) -> None:
    row = begun(person, nights_ago=100, rated=False)
    assert trial_weeks.draw_due(person)
    assert (len(stored().schedule), len(stored().design.drawn_weeks)) == (14, 4)
    assert not trial_weeks.draw_due(person)
    row.delete()
    trial.set_state(begun(person, nights_ago=14), "stopped")
    assert not trial_weeks.draw_due(person)


def test_two_draws_at_the_same_moment_store_one_week(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    begun(person, nights_ago=14)
    seen = trial.current(person)
    assert trial_weeks.draw_due(person)
    once = stored()
    monkeypatch.setattr(trial_weeks, "current", lambda _: seen)
    assert not trial_weeks.draw_due(person)
    assert stored() == once


def test_where_nothing_is_due_nothing_is_locked(person: Person) -> None:
    """A phone asks for its pack often: it must not wait for the lock of everybody who writes."""
    begun(person, nights_ago=13)
    with CaptureQueriesContext(connection) as seen:
        assert not trial_weeks.draw_due(person)
    assert not [one["sql"] for one in seen.captured_queries if one["sql"].startswith(("SAVEPOINT", "BEGIN", "UPDATE"))]


def test_a_set_up_that_began_before_the_choice_existed_goes_on() -> None:
    draft = draft_of({"question": "tonight", "arms": ["effleurage"], "comparison": "usual_evening"})
    assert draft["sharing"] == "balanced"
    begun_before = {**draft, "mid": "1", "nights": 28, "first": "2026-12-01"}
    del begun_before["sharing"]
    assert not wish_of(begun_before).leans


def test_without_any_rating_the_week_is_drawn_with_equal_chances(signed_in: Client, person: Person) -> None:
    begun(person, nights_ago=14, rated=False)
    assert len(nights_in_pack(signed_in)) == 21
    assert stored().design.drawn_weeks[0].rated == 0


def test_the_worker_is_asked_for_the_next_border(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    class Task:
        def get_backend(self) -> object:
            return type("Backend", (), {"supports_defer": True})

        def using(self, *, run_after: object) -> "Task":
            asked.append(run_after)
            return self

        def enqueue(self, person_id: str) -> None:
            assert person_id == str(person.pk)

    monkeypatch.setattr(trial_weeks, "import_string", lambda _: Task())
    first = trial.trial_of(begun(person, nights_ago=14)).start
    assert trial_weeks.draw_due(person)
    assert asked == [clock.nights_of(person).begins(first + timedelta(days=21))]


def test_an_export_is_verified_and_comes_back_as_it_was(person: Person, tmp_path: Path) -> None:
    begun(person, nights_ago=22)
    trial_weeks.draw_due(person)
    before = export_person(person)
    folder = written(before, tmp_path)
    result = verify_trial(folder / "TRIAL.json", diary=read_diary(folder / "DIARY.csv"))
    assert result.verification.ok
    assert "give again: 3, 4." in result.to_text()
    empty()
    (back,) = restore(read_archives(folder))
    assert export_person(Person.objects.get(pk=back.pk)) == before
    assert [night.night for night in stored().schedule][14:] == [
        stored().start + timedelta(days=day) for day in range(22, 28)
    ]
