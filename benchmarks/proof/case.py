"""One made-up intake of the proof: what is answered to each question, and what is wished. Nobody here is a person."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

TODAY = dt.date(2026, 11, 23)
CLEARED = {"valid": ("2026-11-01", "2027-02-01"), "ended": ("2026-09-01", "2026-11-22")}
"""A clinician's word: its date and its last day."""


class Said(NamedTuple):
    """An answer to one question, with the places and the weeks that belong to it."""

    answer: str
    where: tuple[str, ...] = ()
    weeks: int | None = None


class Case(NamedTuple):
    """An intake. `said`: the questions that are not answered with no; None: not answered at all.

    `cleared`: for which questions there is a clinician's word, and whether it is `valid` or `ended`.
    """

    said: Mapping[str, Said | None]
    wishes: Mapping[str, Any]
    cleared: Mapping[str, str]

    def document(self, questions: tuple[str, ...]) -> dict[str, Any]:
        """INTAKE.json as a mapping."""
        answers: dict[str, Any] = dict.fromkeys(questions, "no")
        for one, said in self.said.items():
            answers[one] = None if said is None else _written(said)
        return {
            "version": 1,
            "conditions": {key: answer for key, answer in answers.items() if answer is not None},
            "cleared": [_word(one, state) for one, state in self.cleared.items()],
            **{key: value for key, value in self.wishes.items() if value is not None},
        }

    def told(self) -> str:
        """The case in one line, for whoever has to find the fault."""
        said = {
            one: "open" if each is None else (each.answer, *each.where, each.weeks) for one, each in self.said.items()
        }
        return (
            f"{said} {dict(self.cleared)} { {key: value for key, value in self.wishes.items() if value is not None} }"
        )


def _written(said: Said) -> dict[str, Any]:
    weeks = {} if said.weeks is None else {"weeks": said.weeks}
    return {"answer": said.answer, "where": list(said.where), **weeks}


def _word(condition: str, state: str) -> dict[str, str]:
    date, until = CLEARED[state]
    return {"condition": condition, "by": "a clinician", "date": date, "valid_until": until}
