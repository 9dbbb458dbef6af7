"""The safety questions as pages: a few a screen, each screen kept by itself, locked until answered."""

import re
from datetime import timedelta

import msgspec
import pytest
from django.test import Client

from quietlegs.foundation.ids import night_id
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.person.one_leg import LEG_QUESTIONS, MUST_BE_NO
from quietlegs_web.actions import clearances, intake, leg_questions, log, screening_pages
from quietlegs_web.actions.clock import now, today, tonight
from quietlegs_web.actions.plan import plan_of
from quietlegs_web.storage.models import Person

pytestmark = pytest.mark.django_db
MOST_ANSWERS = 20


def given(person: Person) -> dict[str, object]:
    """What was answered, each given today unless it says otherwise."""
    found: dict[str, object] = intake.answers(person).get("conditions", {})
    day = today(person).isoformat()
    return {key: _plain(one, day) for key, one in found.items()}


def _plain(answer: object, day: str) -> object:
    if not isinstance(answer, dict):
        return answer
    details = {
        key: one for key, one in answer.items() if one and (key, one) != ("given", day) and (key, one) != ("first", day)
    }
    return details["answer"] if set(details) == {"answer"} else details


def none_of_these(client: Client, slug: str) -> str:
    answer = client.post(f"/intake/{slug}/", {"action": "none"})
    assert answer.status_code == 302
    return str(answer["Location"])


def answer_all_no(client: Client) -> int:
    """Go through all screens with one tap each; how many taps it took."""
    address, taps = "/intake/clots/", 0
    while address != "/intake/wishes/session/":
        assert taps < MOST_ANSWERS
        address, taps = none_of_these(client, address.split("/")[2]), taps + 1
    return taps


def one_leg(person: Person, answer: str, *, ago: timedelta = timedelta()) -> None:
    body = {
        "at": (now() - ago).isoformat(),
        "offset": 60,
        "zone": person.zone,
        "night": tonight(person).isoformat(),
        "moment": "before_session",
        "one_leg": answer,
    }
    id = night_id("entry", person=f"{person.pk}{answer}{ago}", night=tonight(person))
    log.write(person, log.Write(kind="entry", id=id, body=msgspec.json.encode(body)))


def test_every_question_stands_on_exactly_one_screen() -> None:
    asked = [rule for screen in screening_pages.screens() for rule in screen.rules]
    wanted = {rule.id for rule in load_catalogue().rules.values() if rule.kind != "use_rule"}
    assert len(asked) == len(set(asked))
    assert set(asked) == wanted


def test_what_can_block_light_strokes_comes_first_and_clots_before_all() -> None:
    rules = load_catalogue().rules
    gates = [rules[rule].gate for screen in screening_pages.screens() for rule in screen.rules]
    assert gates == sorted(gates)
    first = screening_pages.screens()[0]
    assert [rules[rule].order for rule in first.rules] == [1, 2, 3, 4, 5, 6]


def test_a_first_routine_with_the_hands_takes_about_twenty_answers(signed_in: Client, person: Person) -> None:
    taps = 1 + 1  # touch and diagnosis, on the first day
    intake.change(person, {"touch": "helps", "diagnosed": "yes"})
    taps += answer_all_no(signed_in)
    wishes = {"helper": "self", "minutes_available": "15", "legs": "both", "pressure_liked": "light"}
    signed_in.post("/intake/wishes/session/", wishes)
    taps += len(wishes) + 1
    signed_in.post("/intake/wishes/tools/", {"tools": ["hands"]})
    taps += 2
    plan = plan_of(person).plan
    assert plan.verdict == "go"
    assert plan.routine.steps
    assert taps <= MOST_ANSWERS


def test_none_of_these_answers_only_what_was_left_open(signed_in: Client, person: Person) -> None:
    signed_in.post("/intake/blood/", {"action": "none", "low_platelets": "yes"})
    assert given(person)["low_platelets"] == "yes"
    assert given(person)["bleeding_disorder"] == "no"
    signed_in.post("/intake/blood/", {"action": "none"})
    assert given(person)["low_platelets"] == "yes"
    assert set(given(person)) == {"bleeding_disorder", "low_platelets", "cancer_active", "bone_metastasis"}


def test_a_screen_that_is_kept_leaves_open_what_was_left_open(signed_in: Client, person: Person) -> None:
    signed_in.post("/intake/blood/", {"action": "save", "low_platelets": "no"})
    assert given(person) == {"low_platelets": "no"}
    assert "3 left" in signed_in.get("/intake/").content.decode()


def test_the_questions_go_on_where_the_person_left_off(signed_in: Client, person: Person) -> None:
    none_of_these(signed_in, "clots")
    none_of_these(signed_in, "private")
    page = signed_in.get("/intake/").content.decode()
    assert "2 of 7 screens done" in page
    assert re.search(r'class="button wide" href="/intake/now/"', page)


def test_what_is_not_answered_stays_locked_without_alarm(signed_in: Client, person: Person) -> None:
    none_of_these(signed_in, "clots")
    plan = plan_of(person).plan
    assert plan.verdict == "incomplete"
    assert not plan.routine.steps
    page = signed_in.get("/plan/").content.decode()
    assert 'class="emergency"' not in page
    assert 'class="warning"' not in page


@pytest.mark.parametrize(
    ("slug", "key"), [("clots", "dvt_signs"), ("clots", "pe_signs.breathless"), ("now", "skin_infection")]
)
def test_a_yes_to_a_red_flag_shows_what_to_do_at_once(signed_in: Client, person: Person, slug: str, key: str) -> None:
    answer = signed_in.post(f"/intake/{slug}/", {"action": "none", key: "yes"})
    assert answer["Location"] == f"/intake/stop/?from={slug}"
    page = signed_in.get(answer["Location"]).content.decode()
    alarm = load_catalogue().rules[key.partition(".")[0]].alarm
    assert alarm is not None
    assert alarm.action.split(".")[0] in page
    assert "Open tonight all the same" in page
    assert load_catalogue().rules[key.partition(".")[0]].still_allowed in page
    assert plan_of(person).plan.verdict == "stop"
    assert f"/intake/{slug}/" in page


def test_emergency_words_come_only_with_an_emergency(signed_in: Client, person: Person) -> None:
    signed_in.post("/intake/clots/", {"action": "none", "pe_signs": "yes"})
    assert 'class="emergency"' in signed_in.get("/intake/stop/").content.decode()
    signed_in.post("/intake/clots/", {"action": "none", "pe_signs": "no", "dvt_signs": "yes"})
    assert 'class="emergency"' not in signed_in.get("/intake/stop/").content.decode()


def test_without_a_yes_there_is_no_stop_page(signed_in: Client, person: Person) -> None:
    assert signed_in.get("/intake/stop/")["Location"] == "/intake/"


def test_not_sure_counts_as_yes_and_shows_what_to_look_for_without_alarm(signed_in: Client, person: Person) -> None:
    answer = signed_in.post("/intake/clots/", {"action": "none", "dvt_signs": "unsure"})
    assert answer["Location"] == "/intake/clots/more/"
    page = signed_in.get("/intake/clots/more/").content.decode()
    alarm = load_catalogue().rules["dvt_signs"].alarm
    assert alarm is not None
    assert alarm.look_for in page
    assert alarm.action not in page
    assert 'class="emergency"' not in page
    assert plan_of(person).plan.verdict == "ask_first"


def test_after_looking_the_question_is_asked_once_more(signed_in: Client, person: Person) -> None:
    answer_all_no(signed_in)
    signed_in.post("/intake/clots/", {"action": "save", "dvt_signs": "unsure"})
    assert 'name="looked-dvt_signs"' in signed_in.get("/intake/clots/more/").content.decode()
    assert signed_in.post("/intake/clots/more/", {}).status_code == 302
    signed_in.post("/intake/clots/more/", {"looked-dvt_signs": "unsure"})
    assert plan_of(person).plan.verdict == "ask_first"
    signed_in.post("/intake/clots/more/", {"looked-dvt_signs": "no", "looked-pe_signs": "no"})
    assert given(person)["dvt_signs"] == "no"
    assert plan_of(person).plan.verdict == "go"


def test_a_yes_after_looking_stops(signed_in: Client, person: Person) -> None:
    answer_all_no(signed_in)
    signed_in.post("/intake/clots/", {"action": "save", "dvt_signs": "no", "dvt_signs.swollen": "unsure"})
    answer = signed_in.post("/intake/clots/more/", {"looked-dvt_signs": "yes"})
    assert answer["Location"] == "/intake/stop/?from=clots"
    assert plan_of(person).plan.verdict == "stop"
    assert signed_in.post("/intake/clots/more/", {"looked-phlebitis": "no"}).status_code == 302
    assert plan_of(person).plan.verdict == "stop"


def test_a_yes_that_needs_a_place_asks_where(signed_in: Client, person: Person) -> None:
    answer_all_no(signed_in)
    answer = signed_in.post("/intake/places/", {"action": "save", "open_wound": "yes"})
    assert answer["Location"] == "/intake/places/more/"
    assert "open_wound.where" in plan_of(person).plan.missing
    signed_in.post("/intake/places/more/", {"open_wound-where": ["calf_left", "shin_left"]})
    plan = plan_of(person).plan
    assert plan.verdict == "adapt"
    kept = given(person)["open_wound"]
    assert isinstance(kept, dict)
    assert kept["where"] == ["calf_left", "shin_left"]
    assert not [step for step in plan.routine.steps if step.region in ("calf_left", "shin_left")]


def test_a_whole_leg_is_one_tick(signed_in: Client, person: Person) -> None:
    signed_in.post("/intake/body/", {"lymphoedema": "yes"})
    signed_in.post("/intake/body/more/", {"lymphoedema-where": ["leg_right"]})
    kept = given(person)["lymphoedema"]
    assert isinstance(kept, dict)
    assert len(kept["where"]) == 9


def test_weeks_of_a_pregnancy_and_days_are_kept(signed_in: Client, person: Person) -> None:
    signed_in.post("/intake/private/", {"pregnancy.pregnant": "yes"})
    signed_in.post("/intake/private/more/", {"pregnancy-weeks": "21"})
    kept = given(person)["pregnancy.pregnant"]
    assert isinstance(kept, dict)
    assert (kept["answer"], kept["weeks"]) == ("yes", 21)
    signed_in.post("/intake/places/", {"surgery_recent": "yes"})
    later = (today(person) + timedelta(days=3)).isoformat()
    answer = signed_in.post(
        "/intake/places/more/", {"surgery_recent-where": ["knee_left"], "surgery_recent-since": later}
    )
    assert answer.status_code == 422
    assert "still to come" in answer.content.decode()
    assert given(person)["surgery_recent"] == "yes"


def test_the_newer_of_whole_and_halves_stands(signed_in: Client, person: Person) -> None:
    none_of_these(signed_in, "clots")
    signed_in.post("/intake/clots/", {"dvt_signs": "no", "dvt_signs.swollen": "yes"})
    assert given(person)["dvt_signs"] == "yes"
    signed_in.post("/intake/clots/", {"dvt_signs": "no", "dvt_signs.swollen": "yes"})
    assert given(person)["dvt_signs"] == "no"
    assert "dvt_signs.swollen" not in given(person)
    assert not plan_of(person).plan.red_flags


def test_an_answer_that_is_none_is_refused(signed_in: Client, person: Person) -> None:
    answer = signed_in.post("/intake/clots/", {"dvt_signs": "perhaps"})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert given(person) == {}


def test_a_screen_that_does_not_exist_is_not_found(signed_in: Client, person: Person) -> None:
    assert signed_in.get("/intake/nowhere/").status_code == 404
    assert signed_in.get("/intake/wishes/nowhere/").status_code == 404
    assert signed_in.get("/intake/cleared/dvt_signs/question/").status_code == 404


def test_private_questions_stand_apart(signed_in: Client, person: Person) -> None:
    page = signed_in.get("/intake/private/").content.decode()
    assert "Only for you" in page
    assert "badge" in page


def test_the_first_complete_pass_notes_the_leg_questions(signed_in: Client, person: Person) -> None:
    none_of_these(signed_in, "clots")
    person.refresh_from_db()
    assert person.leg_questions_at is None
    answer_all_no(signed_in)
    person.refresh_from_db()
    assert person.leg_questions_at is not None


def test_a_first_pass_does_not_wash_away_what_an_evening_brought(signed_in: Client, person: Person) -> None:
    none_of_these(signed_in, "clots")
    one_leg(person, "yes")
    for slug in ("private", "now", "places", "body", "blood", "firmness"):
        none_of_these(signed_in, slug)
    person.refresh_from_db()
    assert person.leg_questions_at is None
    assert plan_of(person).plan.verdict == "stop"


@pytest.mark.parametrize(("answer", "verdict"), [("yes", "stop"), ("unsure", "ask_first")])
def test_only_the_leg_questions_anew_open_what_an_evening_closed(
    signed_in: Client, person: Person, answer: str, verdict: str
) -> None:
    answer_all_no(signed_in)
    person.refresh_from_db()
    assert plan_of(person).plan.verdict == "go"
    one_leg(person, answer, ago=timedelta(seconds=-1))
    assert plan_of(person).plan.verdict == verdict
    none_of_these(signed_in, "clots")
    person.refresh_from_db()
    assert plan_of(person).plan.verdict == verdict
    assert "/intake/legs/" in signed_in.get("/plan/").content.decode()


def test_the_leg_questions_want_every_answer(signed_in: Client, person: Person) -> None:
    one_leg(person, "yes", ago=timedelta(minutes=5))
    keys = [one.key for one in leg_questions.leg_questions()]
    some = dict.fromkeys(keys[:-1], "no")
    refused = signed_in.post("/intake/legs/", some)
    assert refused.status_code == 422
    assert "still want an answer: 1" in refused.content.decode()
    assert refused.content.decode().count("checked") == len(some)
    person.refresh_from_db()
    assert person.leg_questions_at is None
    assert given(person) == {}


@pytest.mark.parametrize("ahead", [timedelta(hours=1), timedelta(days=400)])
def test_a_phone_whose_clock_is_ahead_is_not_locked_for_good(
    signed_in: Client, person: Person, ahead: timedelta
) -> None:
    answer_all_no(signed_in)
    one_leg(person, "yes", ago=-ahead)
    assert plan_of(person).plan.verdict == "stop"
    signed_in.post("/intake/legs/", {one.key: "no" for one in leg_questions.leg_questions()})
    person.refresh_from_db()
    assert plan_of(person).plan.verdict == "go"
    one_leg(person, "unsure", ago=-ahead - timedelta(minutes=1))
    assert plan_of(person).plan.verdict == "ask_first", "a later answer closes again"


def test_the_leg_questions_anew_with_no_open_sessions_again(signed_in: Client, person: Person) -> None:
    answer_all_no(signed_in)
    one_leg(person, "yes", ago=timedelta(seconds=1))
    kept = signed_in.post("/intake/legs/", {one.key: "no" for one in leg_questions.leg_questions()})
    assert kept["Location"] == "/plan/"
    person.refresh_from_db()
    assert set(LEG_QUESTIONS) <= set(given(person))
    assert plan_of(person).plan.verdict == "go"


@pytest.mark.parametrize("key", MUST_BE_NO)
def test_a_yes_among_the_leg_questions_closes_everything(signed_in: Client, person: Person, key: str) -> None:
    answer_all_no(signed_in)
    keys = [one.key for one in leg_questions.leg_questions()]
    first = next(one for one in keys if one.partition(".")[0] == key)
    answer = signed_in.post("/intake/legs/", {**dict.fromkeys(keys, "no"), first: "yes"})
    assert answer["Location"] == "/intake/stop/?from=clots"
    person.refresh_from_db()
    plan = plan_of(person).plan
    assert plan.verdict == "stop"
    assert not plan.routine.steps


def test_a_clinicians_ok_is_kept_and_taken_back(signed_in: Client, person: Person) -> None:
    answer_all_no(signed_in)
    signed_in.post("/intake/blood/", {"low_platelets": "yes"})
    assert plan_of(person).plan.verdict == "ask_first"
    day = today(person)
    ok = {"condition": "low_platelets", "by": "Dr. Example", "date": day.isoformat(), "answer": "ok"}
    until = {"valid_until": (day + timedelta(days=90)).isoformat()}
    nothing_said = {key: one for key, one in ok.items() if key != "answer"}
    assert signed_in.post("/intake/cleared/", {**nothing_said, **until}).status_code == 422
    assert plan_of(person).plan.verdict == "ask_first"
    assert signed_in.post("/intake/cleared/", {**ok, **until}).status_code == 302
    assert plan_of(person).plan.verdict == "adapt"
    assert "Dr. Example" in signed_in.get("/intake/cleared/").content.decode()
    signed_in.post("/intake/cleared/low_platelets/remove/")
    assert plan_of(person).plan.verdict == "ask_first"


def test_nobodys_ok_counts_for_a_red_flag(signed_in: Client, person: Person) -> None:
    signed_in.post("/intake/clots/", {"dvt_signs": "yes"})
    assert [one.condition for one in clearances.ask_first(person)] == []
    day = today(person).isoformat()
    ok = {"condition": "dvt_signs", "by": "Dr. Example", "date": day, "valid_until": day}
    answer = signed_in.post("/intake/cleared/", ok)
    assert answer.status_code == 422
    assert not intake.answers(person).get("cleared")


def test_an_ok_that_ends_before_it_begins_or_begins_later_is_refused(signed_in: Client, person: Person) -> None:
    signed_in.post("/intake/blood/", {"low_platelets": "yes"})
    day = today(person)
    ok = {"condition": "low_platelets", "by": "Dr. Example", "answer": "ok"}
    for begins, ends in ((day, day - timedelta(days=1)), (day + timedelta(days=2), day + timedelta(days=9))):
        answer = signed_in.post("/intake/cleared/", {**ok, "date": begins.isoformat(), "valid_until": ends.isoformat()})
        assert answer.status_code == 422
        assert "Dr. Example" in answer.content.decode() or 'role="alert"' in answer.content.decode()
    assert not intake.answers(person).get("cleared")


def test_a_question_to_print_names_the_condition_and_the_pressure(signed_in: Client, person: Person) -> None:
    signed_in.post("/intake/clots/", {"dvt_known": "yes"})
    page = signed_in.get("/intake/cleared/dvt_known/question/").content.decode()
    assert "at most 1 on a scale" in page
    assert load_catalogue().rules["dvt_known"].question in page


def test_scented_oils_wait_for_their_questions(signed_in: Client, person: Person) -> None:
    page = signed_in.get("/intake/wishes/oils/").content.decode()
    assert "lavender" not in page.split("Which allergies")[0].casefold()
    assert signed_in.post("/intake/wishes/oils/", {"oils": ["lavender"]}).status_code == 422
    assert none_of_these(signed_in, "oils") == "/intake/wishes/oils/"
    assert signed_in.post("/intake/wishes/oils/", {"oils": ["lavender"], "no_allergies": "on"}).status_code == 302
    assert intake.answers(person)["oils"] == ["lavender"]
    assert intake.answers(person)["allergies"] == []


def test_wishes_may_stay_open_and_can_be_taken_back(signed_in: Client, person: Person) -> None:
    places = {"left": ["calf_left"], "right": ["calf_right"], "usual_onset": "21:30", "birth_year": "1974"}
    assert signed_in.post("/intake/wishes/places/", places)["Location"] == "/intake/wishes/tools/"
    assert intake.answers(person)["regions"] == ["calf_left", "calf_right"]
    assert "usual_bedtime" not in intake.answers(person)
    signed_in.post("/intake/wishes/places/", {"birth_year": "1974"})
    assert "regions" not in intake.answers(person)
    assert signed_in.post("/intake/wishes/places/", {"usual_onset": "25:00"}).status_code == 422
    assert signed_in.post("/intake/wishes/places/", {"birth_year": "2999"}).status_code == 422
    assert signed_in.post("/intake/wishes/places/", {"birth_year": str(today(person).year + 1)}).status_code == 422


def test_who_becomes_18_this_year_is_asked_whether_the_birthday_was(signed_in: Client, person: Person) -> None:
    page, year = "/intake/wishes/places/", today(person).year - 18
    assert "18th birthday" not in signed_in.get(page).content.decode()
    asked = signed_in.post(page, {"birth_year": str(year)})
    assert asked.status_code == 422
    assert "18th birthday" in asked.content.decode()
    assert "18th birthday" in signed_in.post(page, {"birth_year": f"{year}.0"}).content.decode()
    for odd in ("9" * 5000, "-5", "two", "²"):
        assert signed_in.post(page, {"birth_year": odd}).status_code == 422
    assert "birth_year" not in intake.answers(person)
    assert signed_in.post(page, {"birth_year": str(year), "adult": "yes"}).status_code == 302
    assert (intake.answers(person)["birth_year"], intake.answers(person)["adult"]) == (year, "yes")
    assert "18th birthday" in signed_in.get(page).content.decode()
    assert signed_in.post(page, {"birth_year": str(year + 1), "adult": "yes"}).status_code == 302
    assert "adult" not in intake.answers(person)


def test_an_allergy_in_own_words_is_kept(signed_in: Client, person: Person) -> None:
    signed_in.post("/intake/wishes/oils/", {"allergies": ["egg"], "other_allergy": "bee  balm"})
    assert intake.answers(person)["allergies"] == ["egg", "other:bee balm"]
    assert "bee balm" in signed_in.get("/intake/wishes/oils/").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/intake/",
        "/intake/clots/",
        "/intake/legs/",
        "/intake/cleared/",
        "/intake/wishes/session/",
        "/intake/places/more/",
    ],
)
def test_nobody_sees_a_page_without_signing_in(client: Client, person: Person, address: str) -> None:
    assert client.get(address)["Location"].startswith("/sign-in/")


def test_a_clinicians_no_is_kept_locks_and_stops_the_asking(signed_in: Client, person: Person) -> None:
    answer_all_no(signed_in)
    signed_in.post("/intake/blood/", {"low_platelets": "yes"})
    assert [one.waits for one in clearances.ask_first(person)] == [True]
    no = {"condition": "low_platelets", "by": "Dr. Example", "date": today(person).isoformat(), "answer": "no"}
    assert signed_in.post("/intake/cleared/", no).status_code == 302
    assert plan_of(person).plan.verdict == "ask_first"
    assert [one.waits for one in clearances.ask_first(person)] == [False]
    page = signed_in.get("/intake/cleared/").content.decode()
    assert "Dr. Example said no" in page
    assert load_catalogue().rules["low_platelets"].still_allowed in page
    until = (today(person) + timedelta(days=9)).isoformat()
    signed_in.post("/intake/cleared/", {**no, "answer": "ok", "valid_until": until})
    assert not intake.answers(person).get("refused")
    assert plan_of(person).plan.verdict == "adapt"
    signed_in.post("/intake/cleared/", no)
    assert not intake.answers(person).get("cleared")
    signed_in.post("/intake/cleared/low_platelets/remove/")
    assert [one.waits for one in clearances.ask_first(person)] == [True]


def test_a_no_whose_time_is_over_is_asked_again(signed_in: Client, person: Person) -> None:
    signed_in.post("/intake/blood/", {"low_platelets": "yes"})
    day = today(person)
    no = {"condition": "low_platelets", "by": "Dr. Example", "answer": "no"}
    dates = {"date": (day - timedelta(days=9)).isoformat(), "valid_until": (day - timedelta(days=1)).isoformat()}
    assert signed_in.post("/intake/cleared/", {**no, **dates}).status_code == 302
    assert [one.waits for one in clearances.ask_first(person)] == [True]


def test_an_ok_needs_its_last_day_and_a_no_counts_for_no_red_flag(signed_in: Client, person: Person) -> None:
    signed_in.post("/intake/blood/", {"low_platelets": "yes"})
    day = today(person).isoformat()
    ok = {"condition": "low_platelets", "by": "Dr. Example", "date": day, "answer": "ok"}
    assert signed_in.post("/intake/cleared/", ok).status_code == 422
    no = {"condition": "dvt_signs", "by": "Dr. Example", "date": day, "answer": "no"}
    assert signed_in.post("/intake/cleared/", no).status_code == 422
    assert not intake.answers(person).get("refused")


def test_several_conditions_stand_on_one_sheet(signed_in: Client, person: Person) -> None:
    assert signed_in.get("/intake/cleared/sheet/")["Location"] == "/intake/cleared/"
    signed_in.post("/intake/blood/", {"low_platelets": "yes", "cancer_active": "unsure"})
    assert 'href="/intake/cleared/sheet/"' in signed_in.get("/intake/cleared/").content.decode()
    page = signed_in.get("/intake/cleared/sheet/").content.decode()
    rules = load_catalogue().rules
    for one in ("low_platelets", "cancer_active"):
        assert rules[one].question in page
        assert str(clearances.pressure_asked(one)) in page
    assert "With your OK" in page
    assert "Read in:" in page
    assert "Date and signature" in page
    assert "minutes" in page


def test_the_weeks_of_a_pregnancy_are_explained_and_the_day_of_what_passes_is_asked(
    signed_in: Client, person: Person
) -> None:
    signed_in.post("/intake/private/", {"action": "none", "pregnancy": "yes"})
    page = signed_in.get("/intake/private/more/").content.decode()
    assert "Until week 12: closed are" in page
    assert "From week 28: closed are" in page
    for slug, rule in (("clots", "dvt_risk_high"), ("places", "surgery_recent"), ("places", "recent_injury")):
        signed_in.post(f"/intake/{slug}/", {rule: "yes"})
        details = signed_in.get(f"/intake/{slug}/more/").content.decode()
        assert f'name="{rule}-since"' in details
        assert f"lasts {load_catalogue().rules[rule].lasts_days} days" in details


def test_where_what_is_not_liked_and_balance_are_kept_and_can_be_taken_back(signed_in: Client, person: Person) -> None:
    wishes = {
        "situations": ["in_bed"],
        "avoid": ["stretching"],
        "bath": "cool",
        "reaches_feet": "no",
        "steady": "unsure",
    }
    assert signed_in.post("/intake/wishes/comfort/", wishes)["Location"] == "/intake/wishes/places/"
    held = intake.answers(person)
    assert {key: held[key] for key in wishes} == wishes
    signed_in.post("/intake/wishes/comfort/", {"bath": "warm"})
    assert "avoid" not in intake.answers(person)
    assert intake.answers(person)["bath"] == "warm"
