"""Synthetic persons on one server, each ready for tonight, so that every journey has somebody of its own.

QUIETLEGS_DATA=FOLDER python -m tests.journeys.household   prints who lives there, as JSON
"""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

PASSCODE = "synthetic-42"
ARM = "effleurage"
SEED = 7_294_015_386_611_023
"""A seed as large as real ones are, so that a page that held it could be told."""

PERSONS = {"technique": 27, "comparison": 14, "before": 3, "waiting": 1}
"""What tonight is for them: the technique drawn, a comparison night, the technique for who rates before it starts, no
trial and legs that wait for a clinician after a journey.
"""


class Somebody(NamedTuple):
    """A synthetic person: `kind` says what tonight is; `token` is a program's."""

    kind: str
    id: str
    name: str
    token: str


class Household:
    """The persons of one server, handed out one by one."""

    def __init__(self, persons: list[Somebody]) -> None:
        self._free = persons

    def take(self, kind: str) -> Somebody:
        """Somebody whom no other journey has met."""
        found = next((one for one in self._free if one.kind == kind), None)
        assert found is not None, f"nobody of the kind {kind} is left: let more move in (PERSONS)"
        self._free.remove(found)
        return found


def move_in(data: Path, kinds: dict[str, int]) -> Household:
    """Make the persons in a data folder that a server has made."""
    environment = {**os.environ, "QUIETLEGS_DATA": str(data), "DJANGO_SETTINGS_MODULE": "quietlegs_web.site.settings"}
    made = subprocess.run(
        [sys.executable, "-m", "tests.journeys.household", json.dumps(kinds)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    return Household([Somebody(*one) for one in json.loads(made.stdout)])


def main() -> None:
    """Make the persons and print them."""
    import django

    django.setup()
    numbers: Counter[str] = Counter(json.loads(sys.argv[1]))
    sys.stdout.write(json.dumps([_add(kind, number) for kind in numbers for number in range(numbers[kind])]))


def _add(kind: str, number: int) -> Somebody:
    from datetime import timedelta

    from quietlegs_web.actions import clock, intake, people, trial

    user = people.add_person(name=f"Synthetic {kind} {number}", passcode=PASSCODE, zone="Europe/Berlin")
    person = user.person
    intake.replace(person, _answers())
    intake.leg_questions_answered(person, at=clock.now() - timedelta(days=1))
    if kind == "waiting":
        intake.answer_conditions(person, {"dvt_risk_high.journey": "yes"})
        return Somebody(kind, str(person.pk), user.name, people.new_token(person))
    if kind == "before":
        person.mode = "before"
        person.save()
    trial.store(person, _drawn(person, "comparison" if kind == "comparison" else ARM))
    return Somebody(kind, str(person.pk), user.name, people.new_token(person))


def _answers() -> dict[str, Any]:
    from quietlegs.knowledge.catalogue import load_catalogue
    from quietlegs.person.conditions import asked_rules

    return {
        "version": 1,
        "birth_year": 1974,
        "touch": "helps",
        "conditions": {rule.id: "no" for rule in asked_rules(load_catalogue())},
        "regions": ["calf_left", "calf_right"],
        "helper": "self",
        "tools": ["hands"],
        "minutes_available": 15,
    }


_DRAWN: dict[str, Any] = {}


def _drawn(person: Any, tonight: str) -> Any:
    """A trial whose first night, which is tonight, has this arm; drawn once for everybody."""
    from quietlegs_web.actions import clock, trial

    if tonight not in _DRAWN:
        wish = trial.TrialWish(arms=(ARM,), nights=28, start=clock.tonight(person))
        proposals = (trial.proposal(person, wish, seed=seed) for seed in range(SEED, SEED + 100))
        _DRAWN[tonight] = next(one for one in proposals if one.schedule[0].assigned == tonight)
    return _DRAWN[tonight]


if __name__ == "__main__":
    main()
