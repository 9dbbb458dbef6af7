"""From the log to the diary: every column, and what stays unknown."""

import csv
import datetime as dt
import io
import time as clock
from typing import Any

import pytest
from msgspec.structs import replace

from quietlegs.diary.assemble import Log, assemble, log_csv, sessions_csv
from quietlegs.diary.log_tables import LOG_COLUMNS, SESSION_COLUMNS
from quietlegs.diary.read import parse_diary
from quietlegs.diary.write import write_diary
from quietlegs.records.diary import Diary, Night
from quietlegs.records.log import Felt, StepDone
from tests.logs import EVENING, MORNING, NIGHT, bruise, checkin, entry, evening, medicine, rescue, session

NOON = dt.time(12)
DAY = dt.timedelta(days=1)


def diary_of(today: dt.date | None = None, **kinds: Any) -> Diary:
    return assemble(Log(**{kind: tuple(rows) for kind, rows in kinds.items()}), boundary=NOON, today=today)


def row(**kinds: Any) -> Night:
    (only,) = diary_of(**kinds).nights
    return only


def test_an_evening_with_its_session_and_morning() -> None:
    found = row(
        nights=[evening("effleurage", urge_before=5, status="rated", expected=6)],
        sessions=[session(urge_before=5, urge_after=2)],
        checkins=[checkin(urge=4, onset="21:30", minutes_to_sleep=20, awakenings=1, caffeine=True, alcohol=False)],
    )
    assert (found.night, found.assigned, found.done, found.status) == (NIGHT, "effleurage", "effleurage", "rated")
    assert (found.urge_before, found.urge, found.urge_after) == (5, 4, 2)
    assert (found.onset, found.minutes_to_sleep, found.awakenings) == ("21:30", 20, 1)
    assert (found.caffeine, found.alcohol, found.exercise) == (True, False, None)
    assert (found.harm, found.rated_late) == (False, False)
    assert found.values["expected"] == 6


def test_a_night_without_a_check_in_stays_unknown() -> None:
    found = row(nights=[evening("comparison", urge_before=5)])
    assert (found.urge, found.done, found.harm, found.rated_late) == (None, None, None, None)


def test_quiet_before_the_draw_is_quiet_and_after_it_a_zero() -> None:
    before = row(nights=[evening(quiet=True)])
    assert (before.quiet, before.urge) == (True, None)
    after = row(nights=[evening("effleurage", quiet=True)])
    assert (after.quiet, after.urge, after.assigned) == (False, 0, "effleurage")
    assert row(nights=[evening("effleurage", quiet=True)], checkins=[checkin(urge=3)]).urge == 3


def test_free_counts_only_before_the_draw_was_shown() -> None:
    assert row(nights=[evening(free=True)]).free is True
    shown = row(nights=[evening("comparison", free=True)])
    assert (shown.free, shown.assigned) == (False, "comparison")


@pytest.mark.parametrize(
    ("assigned", "sessions", "told", "done"),
    [
        ("effleurage", [session(outcome="partly")], {}, "effleurage"),
        ("effleurage", [session(outcome="stopped_hurt")], {}, None),
        ("effleurage", [session(outcome="stopped_other")], {}, None),
        ("effleurage", [session(outcome=None)], {}, None),
        ("effleurage", [session(), session(arm="comparison", at=EVENING + DAY / 24)], {}, "effleurage"),
        ("effleurage", [rescue(arm="effleurage")], {}, None),
        ("effleurage", [session()], {"done": "comparison"}, "comparison"),
        ("effleurage", [], {"done": "none"}, "comparison"),
        ("effleurage", [], {"done": "my_evening"}, "other"),
        ("effleurage", [], {}, None),
        ("comparison", [], {}, "comparison"),
        ("comparison", [rescue()], {}, "comparison"),
        ("comparison", [session(planned=False)], {}, None),
        ("comparison", [session(arm="comparison", routine="hand_massage", steps=())], {}, "comparison"),
        (None, [session(arm=None)], {}, "effleurage"),
        (None, [session(arm=None, routine="self_hands", steps=())], {}, "other"),
    ],
)
def test_what_was_done(assigned: str | None, sessions: list[Any], told: dict[str, Any], done: str | None) -> None:
    assert row(nights=[evening(assigned)], sessions=sessions, checkins=[checkin(urge=4, **told)]).done == done


def test_a_comparison_without_a_check_in_is_unknown() -> None:
    assert row(nights=[evening("comparison")]).done is None


def test_a_rescue_keeps_its_clock_its_technique_and_its_urge() -> None:
    found = row(
        nights=[evening("comparison", too_much=True)],
        entries=[entry(2.9, moment="rescue", one_leg="no"), entry(3.2, moment="rescue", urge=9)],
        sessions=[rescue(3), rescue(5, urge_before=4)],
        checkins=[checkin(urge=7)],
    )
    assert (found.rescue_at, found.rescue_what, found.urge_at_rescue) == ("23:54", "stretching", 9)
    assert (found.assigned, found.done, found.urge) == ("comparison", "comparison", 7)


def test_a_rescue_after_midnight_has_the_clock_of_its_own_record() -> None:
    assert row(sessions=[rescue(4.5)]).rescue_at == "01:30"
    assert row(sessions=[rescue(4.5, offset=-300)]).rescue_at == "19:30"
    assert row(sessions=[rescue(4.5, started=EVENING)]).rescue_at == "21:00"


def test_what_a_rescue_was() -> None:
    mixed = (
        StepDone(technique="effleurage", region="calf_left", seconds=60),
        StepDone(technique="stretching", region="calf_left", seconds=60),
    )
    assert row(sessions=[rescue(steps=mixed)]).rescue_what == "other"
    assert row(entries=[entry(moment="rescue", urge=8)]).rescue_what is None
    assert row(entries=[entry(moment="rescue", relieved_by=("walking",))]).rescue_what == "other"
    assert row(entries=[entry(moment="rescue", relieved_by=("foot_bath",))]).rescue_what == "foot_bath"
    hands = rescue(arm="comparison", routine="hand_massage", steps=())
    assert row(nights=[evening("comparison")], sessions=[hands]).rescue_what == "other"
    tapped = row(nights=[evening("comparison", too_much=True)])
    assert (tapped.rescue_at, tapped.rescue_what, tapped.urge_at_rescue) == (None, "other", None)


def test_a_harm_is_yes_no_or_unknown() -> None:
    assert row(harms=[bruise()]).harm is True
    assert row(checkins=[checkin()]).harm is False
    assert row(nights=[evening()]).harm is None


def test_late_is_more_than_36_hours_after_the_evening_began() -> None:
    limit = dt.datetime(2026, 12, 2, 23, tzinfo=dt.UTC)  # noon in Berlin and 36 hours
    assert row(checkins=[checkin(at=limit)]).rated_late is False
    assert row(checkins=[checkin(at=limit + dt.timedelta(seconds=1))]).rated_late is True
    assert row(checkins=[checkin(at=limit + dt.timedelta(seconds=1), zone="Nowhere/At_all")]).rated_late is True


def test_a_medicine_marks_the_night_it_began_inside_the_diary() -> None:
    nights = [evening(), evening(night=NIGHT + 4 * DAY)]
    found = diary_of(
        nights=nights,
        medicines=[
            medicine(since=NIGHT - 900 * DAY),
            medicine(since=NIGHT + 2 * DAY),
            medicine(name="Iron", since=NIGHT, until=NIGHT + 3 * DAY),
            medicine(name="Rotigotine", since=NIGHT + 90 * DAY),
        ],
    )
    assert {one.night: one.medicine_change for one in found.nights} == {
        NIGHT: True,
        NIGHT + 2 * DAY: True,
        NIGHT + 4 * DAY: True,
    }


def test_a_change_of_dose_is_one_change_and_a_plan_for_later_is_none() -> None:
    nights = [evening(), evening(night=NIGHT + 4 * DAY)]
    doses = [medicine(since=NIGHT - DAY, until=NIGHT + DAY), medicine(since=NIGHT + 2 * DAY)]
    found = diary_of(nights=nights, medicines=doses)
    assert [one.night for one in found.nights if one.medicine_change] == [NIGHT + 2 * DAY]
    assert not any(one.medicine_change for one in diary_of(NIGHT + DAY, nights=nights, medicines=doses).nights)


def test_a_recorded_change_is_not_taken_back_by_an_untapped_chip() -> None:
    found = row(checkins=[checkin(medicine_change=False)], medicines=[medicine(since=NIGHT)])
    assert found.medicine_change is True
    assert row(checkins=[checkin(medicine_change=False)]).medicine_change is False


def test_notes_are_joined_in_order_of_time() -> None:
    found = row(nights=[evening(note="late work ")], checkins=[checkin(note="tired")], entries=[entry(1, note="tea")])
    assert found.note == "late work | tea | tired"


def test_a_moment_alone_makes_no_night() -> None:
    assert diary_of(entries=[entry(urge=3)]).nights == ()


def test_the_latest_of_two_check_ins_counts() -> None:
    assert row(checkins=[checkin(urge=2, at=MORNING + DAY / 24), checkin(urge=7)]).urge == 2


def test_what_is_assembled_can_be_written_and_read_again() -> None:
    made = diary_of(
        nights=[evening("effleurage", urge_before=5), evening(night=NIGHT + DAY, free=True)],
        sessions=[session(urge_after=1)],
        checkins=[checkin(urge=4.5, sleep="better", fatigue=3, onset="none", note='said "so", and\nmore')],
        harms=[bruise(note="=1+1")],
    )
    assert parse_diary(write_diary(made), name="DIARY.csv") == made


def test_ten_years_take_less_than_a_second_of_the_processor() -> None:
    days = [NIGHT - number * DAY for number in range(3650)]
    log = Log(
        nights=tuple(evening("effleurage", night=day, at=EVENING - number * DAY) for number, day in enumerate(days)),
        sessions=tuple(session(night=day) for day in days),
        checkins=tuple(checkin(night=day, urge=4) for day in days),
        entries=tuple(entry(night=day, moment="rescue", urge=6) for day in days),
    )
    began = clock.process_time()
    made = assemble(log, boundary=NOON, today=NIGHT)
    assert clock.process_time() - began < 1
    assert len(made.nights) == 3650


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_sessions_as_a_table() -> None:
    steps = (
        StepDone(technique="effleurage", region="calf_left", seconds=60),
        StepDone(technique="petrissage", region="calf_left", seconds=20, skipped=True),
    )
    content = sessions_csv(Log(sessions=(rescue(3), session(steps=steps, note="=cmd()", urge_after=1.5))))
    first, second = table(content)
    assert list(first) == list(SESSION_COLUMNS)
    assert (first["session"], first["planned"], first["rescue"], first["urge_after"]) == ("1", "1", "0", "1.5")
    assert first["steps"] == "effleurage@calf_left:60; petrissage@calf_left:20 skipped"
    assert first["seconds"] == "60"
    assert first["note"] == "'=cmd()"
    assert first["at"] == "2026-12-01T20:00:00Z"
    assert second["arm"] == ""


def test_moments_sensations_and_harms_as_a_table() -> None:
    felt = (Felt(quality="crawling", intensity=4, region="calf_left"), Felt(quality="-2+3"))
    moment = entry(urge=6, sensations=felt, relieved_by=("walking", "cold_water"), note="so so")
    rows = table(log_csv(Log(entries=(moment,), harms=(bruise(region="shin_left", over_at=MORNING),))))
    assert list(rows[0]) == list(LOG_COLUMNS)
    assert [(one["record"], one["kind"], one["quality"], one["urge"]) for one in rows] == [
        ("1", "entry", "crawling", "6"),
        ("1", "entry", "'-2+3", ""),
        ("2", "harm", "", ""),
    ]
    assert rows[0]["relieved_by"] == "walking; cold_water"
    assert (rows[1]["note"], rows[1]["moment"]) == ("", "log")
    assert (rows[2]["technique"], rows[2]["what"], rows[2]["region"]) == ("effleurage", "bruise", "shin_left")


def test_tables_are_alike_whatever_the_order_of_the_records() -> None:
    sessions, entries = (session(), rescue(0), session(urge_after=3)), (entry(urge=1), entry(urge=2))
    log = Log(sessions=sessions, entries=entries)
    turned = replace(log, sessions=sessions[::-1], entries=entries[::-1])
    assert (sessions_csv(log), log_csv(log)) == (sessions_csv(turned), log_csv(turned))
    assert table(sessions_csv(Log())) == []
