"""The weekly questions and “something happened”, on a phone: few taps, a calm lock, and the way back."""

import os
import subprocess
import sys
from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.household import Somebody
from tests.journeys.phone import Phone
from tests.journeys.server import Server

Evening = Callable[[str], tuple[Phone, Somebody]]
GROW_OLD = """
import sys, datetime, django
django.setup()
from quietlegs_web.actions import intake
from quietlegs_web.storage.models import Person
person = Person.objects.get(pk=sys.argv[1])
day = (datetime.date.today() - datetime.timedelta(days=12)).isoformat()
held = intake.answers(person)["conditions"]
said = {key: one["answer"] if isinstance(one, dict) else one for key, one in held.items()}
intake.change(person, {"conditions": {key: {"answer": one, "given": day} for key, one in said.items()}})
"""


def grow_old(home: Server, somebody: Somebody) -> None:
    environment = {
        **os.environ,
        "QUIETLEGS_DATA": str(home.data),
        "DJANGO_SETTINGS_MODULE": "quietlegs_web.site.settings",
    }
    subprocess.run([sys.executable, "-c", GROW_OLD, somebody.id], env=environment, check=True)


def test_old_answers_wait_open_in_few_taps_and_a_journey_asks_them_anew(evening: Evening, home: Server) -> None:
    phone, somebody = evening("technique")
    grow_old(home, somebody)
    phone.open("/plan/")
    card = phone.page.get_by_role("heading", name="This week’s safety questions")
    expect(card).to_be_visible()
    expect(phone.page.get_by_role("heading", name="Your routine")).to_have_count(0)
    phone.page.get_by_role("link", name="Look at them now").click()
    for _screen in range(9):
        if phone.page.url.endswith("/plan/"):
            break
        phone.page.get_by_role("button", name="None of these").click()
    expect(phone.page.get_by_role("heading", name="Your routine")).to_be_visible()
    expect(card).to_have_count(0)
    phone.page.get_by_role("link", name="Something happened").click()
    phone.page.get_by_text("A journey of more than 3 hours, sitting").click()
    phone.page.locator("input[type=date]").fill("2026-11-20")
    phone.page.get_by_role("button", name="Keep and go on").click()
    expect(phone.page.get_by_role("heading", name="Your legs now, and blood clots")).to_be_visible()
    phone.open("/plan/")
    expect(phone.page.get_by_role("heading", name="Your routine")).to_have_count(0)
    phone.open("/intake/happened/")
    phone.page.get_by_role("button", name="Take the last one back").click()
    phone.open("/plan/")
    expect(phone.page.get_by_role("heading", name="Your routine")).to_be_visible()
