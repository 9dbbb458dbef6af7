"""Each row of what the product promises, M1 to M13, done once for real on a phone."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from tests.journeys import steps
from tests.journeys.phone import Phone
from tests.journeys.server import Server

NAME, PASSCODE = "Demo", "demo-night"


def test_every_row_of_the_product_can_be_done_on_the_phone(demo: Server, phones: Callable[..., Phone]) -> None:
    phone = phones(demo)
    steps.sign_in(phone, NAME, PASSCODE)
    before = written_since(phone, 0)[-1]["seq"]
    m1_m2_sensations_on_the_body_map_and_what_relieved_them(phone)
    m3_m12_the_morning_with_sleep_and_what_else_there_was(phone)
    m4_a_total_of_a_questionnaire(phone)
    m5_a_medicine_and_an_iron_test(phone)
    m6_m7_what_is_known_and_what_is_never_offered(phone)
    m8_a_therapists_session(phone)
    m10_m11_oil_and_tools(phone)
    m9_m13_the_plan_with_its_map_and_its_reasons(phone)
    everything_is_in_the_log(written_since(phone, before))


def m1_m2_sensations_on_the_body_map_and_what_relieved_them(phone: Phone) -> None:
    phone.open("/log")
    steps.rate(phone, 7)
    phone.tap(phone.page.get_by_text("More, if you like"))
    phone.tap(phone.button("Crawling"))
    phone.tap(phone.page.get_by_role("group", name="How strong is it?").get_by_role("button", name="6", exact=True))
    phone.tap(phone.button(re.compile("left calf", re.IGNORECASE)).first)
    phone.tap(phone.button("Walking"))
    phone.tap(phone.button("Only while moving"))
    is_chosen(phone, "Only while moving")


def _to_the_last_question(phone: Phone) -> None:
    """After midnight the morning is that of a night without any answer: then two questions come first."""
    if phone.page.get_by_text("The worst spell of the night").count():
        phone.tap(phone.button("5"))
        phone.tap(phone.button("As usual"))


def m3_m12_the_morning_with_sleep_and_what_else_there_was(phone: Phone) -> None:
    phone.open("/morning")
    phone.sees("Night of ")
    _to_the_last_question(phone)
    phone.tap(phone.button("Late caffeine"))
    is_chosen(phone, "Late caffeine")
    phone.tap(phone.page.get_by_text("More about the night"))
    slept = phone.page.get_by_label("Minutes until you slept")
    slept.fill("50")
    slept.blur()
    phone.tap(phone.page.get_by_text("How is the day going?"))
    tired = phone.page.get_by_role("group", name="Tired")
    phone.tap(tired.get_by_role("button", name="4", exact=True))
    expect(tired.get_by_role("button", name="4", exact=True)).to_have_attribute("aria-pressed", "true")
    steps.is_saved(phone)


def m4_a_total_of_a_questionnaire(phone: Phone) -> None:
    phone.open("/wellbeing/")
    phone.page.get_by_label(re.compile("^How tense and pressed")).fill("5")
    phone.tap(phone.button("Keep"))
    phone.page.get_by_label("Questionnaire").select_option("isi")
    phone.page.get_by_label("Its total").fill("13")
    phone.tap(phone.button("Keep the total"))
    expect(phone.heading("Your totals")).to_be_visible()


def m5_a_medicine_and_an_iron_test(phone: Phone) -> None:
    phone.open("/medicines/")
    phone.page.get_by_label("Name, as it stands on the box").fill("Synthetic Drops")
    phone.tap(phone.button("Keep"))
    expect(phone.heading("Synthetic Drops")).to_be_visible()
    phone.open("/labs/")
    phone.page.get_by_label("Ferritin", exact=True).check()
    phone.page.get_by_label("Value", exact=True).fill("41")
    phone.page.get_by_label("ng/mL").check()
    phone.page.get_by_label("Day of the blood sample").fill("2026-10-01")
    phone.tap(phone.button("Keep"))
    phone.sees(re.compile("Ferritin: ?41 ng/mL"))


def m6_m7_what_is_known_and_what_is_never_offered(phone: Phone) -> None:
    phone.open("/evidence/")
    phone.tap(phone.link(re.compile("Massage raises dopamine")))
    phone.sees("A quoted claim, not a statement of ours")
    phone.sees("Not supported")
    phone.open("/techniques/")
    phone.tap(phone.link(re.compile("^Deep tissue massage")))
    phone.sees("Never offered")
    phone.sees(re.compile("a blood clot has followed"))


def m8_a_therapists_session(phone: Phone) -> None:
    phone.open("/log")
    phone.tap(phone.page.get_by_text("A session by somebody else"))
    visit = phone.page.locator("details[open]")
    phone.tap(visit.get_by_role("button", name="Therapist"))
    phone.tap(visit.get_by_role("button", name="Gentle kneading"))
    phone.tap(visit.get_by_role("button", name=re.compile("right calf", re.IGNORECASE)).first)
    phone.tap(visit.get_by_role("button", name="Save this session"))
    phone.sees("The session is noted.")
    steps.is_saved(phone)


def m10_m11_oil_and_tools(phone: Phone) -> None:
    phone.open("/intake/wishes/tools/")
    phone.page.get_by_label("A roller").check()
    phone.tap(phone.button("Keep and go on"))
    phone.page.get_by_label("Unscented lotion or plain mineral oil").check()
    phone.tap(phone.button("Keep and go on"))


def m9_m13_the_plan_with_its_map_and_its_reasons(phone: Phone) -> None:
    expect(phone.heading("Your plan")).to_be_visible()
    expect(phone.page.locator("ql-body-map svg").first).to_be_visible()
    phone.sees("Long gliding strokes")
    phone.sees(re.compile("About a teaspoon for each leg"))
    expect(phone.heading("Why")).to_be_visible()
    phone.sees(re.compile("^3 evenings a week: copied from dialysis trials"))


def is_chosen(phone: Phone, name: str) -> None:
    """Wait until a choice is on the phone's disk, and then until the server has it."""
    expect(phone.button(name)).to_have_attribute("aria-pressed", "true")
    steps.is_saved(phone)


def written_since(phone: Phone, seq: int) -> list[dict[str, Any]]:
    """The feed of changes, asked by the phone itself."""
    found: list[dict[str, Any]] = []
    more = True
    while more:
        page = phone.page.request.get(f"{phone.server.address}/api/v1/changes?since={seq}").json()
        found += page["changes"]
        seq, more = page["next"], page["more"]
    return found


def everything_is_in_the_log(changes: list[dict[str, Any]]) -> None:
    last = {one["id"]: one for one in changes}
    bodies: dict[str, list[dict[str, Any]]] = {}
    for one in last.values():
        bodies.setdefault(one["kind"], []).append(one["body"])
    entry = next(one for one in bodies["entry"] if one.get("urge") == 7)
    assert entry["sensations"] == [{"quality": "crawling", "intensity": 6.0, "region": "calf_left"}]
    assert (entry["relieved_by"], entry["relief_minutes"]) == (["walking"], 0)
    morning = next(one for one in bodies["checkin"] if one.get("minutes_to_sleep") == 50)
    assert (morning["caffeine"], morning["fatigue"]) == (True, 4)
    assert [one["total"] for one in bodies["score"] if one["instrument"] == "isi"] == [13]
    assert [one["name"] for one in bodies["medicine"]] == ["Synthetic Drops"]
    assert [(one["test"], one["value"]) for one in bodies["lab"]] == [("ferritin", 41)]
    visit = next(one for one in bodies["session"] if one["by"] == "therapist")
    assert {(step["technique"], step["region"]) for step in visit["steps"]} == {("petrissage", "calf_right")}
    intake = bodies["intake"][-1]
    assert "roller" in intake["tools"]
    assert "unscented" in intake["oils"]
