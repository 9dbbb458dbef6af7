"""How many answers a person gives on the screens before a first routine; "none of these" on a screen is one."""

import os

import django

from benchmarks.people.synthetic import Synthetic

FIRST_DAY = 4
"""Touch, diagnosis, what was tried, and when evenings are rated: asked before the safety questions."""


def answers_until_a_routine(person: Synthetic) -> int:
    """The first day's answers, one for each screen, one for each yes or unsure, and one for each detail of these.

    The screen about oils is met only by those who wish an oil that it can block.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.web_settings")
    django.setup()
    from quietlegs_web.actions import screening_pages as pages

    scented = set(person.intake["oils"]) - {"unscented"}
    met = [one for one in pages.screens() if one.slug != pages.OILS or scented]
    count = FIRST_DAY + len(met)
    for key in person.troubles:
        question = key.partition(".")[0]
        if any(question in one.rules for one in met):
            given = person.intake["conditions"][key]
            count += 1 + bool(given.get("where")) + (question in pages.WANTS_WEEKS) + (question in pages.WANTS_SINCE)
    return count
