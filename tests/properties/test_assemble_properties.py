"""Over random logs: the diary that is made can be written and read again, and keeps every draw."""

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quietlegs.diary.assemble import Log, assemble, log_csv, sessions_csv
from quietlegs.diary.read import parse_diary
from quietlegs.diary.write import write_diary
from quietlegs.records.log import CheckinLog, EntryLog, HarmLog, MedicineLog, NightLog, SessionLog, StepDone
from tests.logs import EVENING, NIGHT

NOON = dt.time(12)
DAYS = 6
TECHNIQUES = st.sampled_from(["effleurage", "stretching", "hand_massage", "deep_tissue", "walking", "my way"])
ARMS = st.sampled_from(["effleurage", "petrissage", "my_evening", "comparison"])
RATINGS = st.none() | st.integers(0, 10).map(float) | st.sampled_from([2.5, 7.25])
FLAGS = st.none() | st.booleans()
NOTES = st.none() | st.sampled_from(["", "  ", "=1+1", 'a "word", and\nmore', "tired", "ö"])


@st.composite
def when(draw: st.DrawFn) -> dict[str, object]:
    day = draw(st.integers(0, DAYS))
    at = EVENING + dt.timedelta(days=day, minutes=draw(st.integers(-600, 3000)))
    zone = draw(st.sampled_from(["Europe/Berlin", "America/New_York", "Nowhere/Nowhere"]))
    return {"at": at, "offset": draw(st.sampled_from([60, -300])), "zone": zone, "night": NIGHT + dt.timedelta(day)}


@st.composite
def records(draw: st.DrawFn) -> Log:
    return Log(
        nights=tuple(draw(st.lists(nights(), max_size=6))),
        sessions=tuple(draw(st.lists(sessions(), max_size=6))),
        entries=tuple(draw(st.lists(entries(), max_size=6))),
        checkins=tuple(draw(st.lists(checkins(), max_size=6))),
        medicines=tuple(draw(st.lists(medicines(), max_size=6))),
        harms=tuple(draw(st.lists(harms(), max_size=6))),
    )


@st.composite
def nights(draw: st.DrawFn) -> NightLog:
    arm = draw(st.none() | ARMS)
    shown = {"assigned": arm, "shown_at": EVENING} if arm else {}
    own = {name: draw(FLAGS) for name in ("free", "quiet", "too_much")}
    rated = {"urge_before": draw(RATINGS), "expected": draw(RATINGS), "note": draw(NOTES)}
    return NightLog(**(draw(when()) | shown | own | rated))  # type: ignore[arg-type]


@st.composite
def sessions(draw: st.DrawFn) -> SessionLog:
    step = st.builds(
        StepDone, technique=TECHNIQUES, region=st.just("calf_left"), seconds=st.integers(0, 90), skipped=st.booleans()
    )
    own = {
        "routine": draw(TECHNIQUES),
        "arm": draw(st.none() | ARMS),
        "planned": draw(st.booleans()),
        "rescue": draw(st.booleans()),
        "steps": tuple(draw(st.lists(step, max_size=3))),
        "outcome": draw(st.sampled_from([None, "done", "partly", "stopped_hurt"])),
        "urge_before": draw(RATINGS),
        "urge_after": draw(RATINGS),
        "note": draw(NOTES),
    }
    return SessionLog(**(draw(when()) | own))  # type: ignore[arg-type]


@st.composite
def entries(draw: st.DrawFn) -> EntryLog:
    own = {"moment": draw(st.sampled_from(["log", "rescue"])), "urge": draw(RATINGS), "note": draw(NOTES)}
    relieved = tuple(draw(st.lists(TECHNIQUES, max_size=2)))
    return EntryLog(**(draw(when()) | own | {"relieved_by": relieved}))  # type: ignore[arg-type]


@st.composite
def checkins(draw: st.DrawFn) -> CheckinLog:
    own: dict[str, object] = {
        "urge": draw(RATINGS),
        "done": draw(st.none() | ARMS | st.sampled_from(["none", "other", "an_older_arm"])),
        "onset": draw(st.sampled_from([None, "none", "23:15"])),
        "sleep": draw(st.sampled_from([None, "as_usual", "better", "worse"])),
        "fatigue": draw(RATINGS),
    }
    return CheckinLog(**(draw(when()) | own))  # type: ignore[arg-type]


@st.composite
def medicines(draw: st.DrawFn) -> MedicineLog:
    days = st.none() | st.integers(-400, 400).map(lambda day: NIGHT + dt.timedelta(days=day))
    own = {"name": draw(st.sampled_from(["Iron", "Rotigotine"])), "since": draw(days), "until": draw(days)}
    return MedicineLog(**(draw(when()) | own))  # type: ignore[arg-type]


@st.composite
def harms(draw: st.DrawFn) -> HarmLog:
    own = {"technique": draw(TECHNIQUES), "what": draw(st.sampled_from(["bruise", "rash"]))}
    return HarmLog(**(draw(when()) | own))  # type: ignore[arg-type]


@given(records())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_diary_made_from_a_log_is_a_diary(log: Log) -> None:
    made = assemble(log, boundary=NOON)
    assert parse_diary(write_diary(made), name="DIARY.csv", strict=True) == made
    known = {night.night: night for night in made.nights}
    assert list(known) == sorted(known)
    for one in log.nights:
        if len([other for other in log.nights if other.night == one.night]) == 1:
            assert known[one.night].assigned == one.assigned
            assert not (one.assigned and (known[one.night].free or known[one.night].quiet))
    for night in {*(one.night for one in log.sessions), *(one.night for one in log.harms)}:
        assert night in known
    days = sorted(known)
    assert not days or (days[0] >= NIGHT and days[-1] <= NIGHT + dt.timedelta(days=DAYS))


@given(records())
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_order_of_the_records_changes_nothing(log: Log) -> None:
    kinds = {name: getattr(log, name)[::-1] for name in Log.__struct_fields__}
    turned = Log(**kinds)
    assert assemble(log, boundary=NOON) == assemble(turned, boundary=NOON)
    assert sessions_csv(log) == sessions_csv(turned)
    assert log_csv(log) == log_csv(turned)
