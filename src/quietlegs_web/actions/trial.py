"""A person's trial: drawn once, stored whole, shown night by night in sealed envelopes."""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import date

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from quietlegs.foundation.errors import TrialError
from quietlegs.interface.trial import SealedTrial, design_trial
from quietlegs.interface.trial_routines import refuse_after_an_end
from quietlegs.records.pack import Envelope
from quietlegs.records.trial import Assignment, Comparison, Law, Question, Trial
from quietlegs_web.actions.clock import today, tonight
from quietlegs_web.actions.intake import ended_medicines
from quietlegs_web.actions.plan import screened_intake
from quietlegs_web.actions.scores import record_score, scores_of
from quietlegs_web.actions.trial_choices import refuse_paused
from quietlegs_web.storage.models import Person
from quietlegs_web.storage.models import TrialRow as TrialRow

ENVELOPE_BYTES = 96
"""Every envelope is equally long, so that its length says nothing about the arm."""

EXPECTATION = "expectation"
"""The score record that holds how much relief was expected before a trial."""

LARGEST_SEED = 2**53
NONCE_BYTES = 12


@dataclass(frozen=True, kw_only=True)
class TrialWish:
    """What a person chose before the draw."""

    arms: tuple[str, ...]
    nights: int
    start: date
    mid: float = 1.0
    question: Question = "tonight"
    comparison: Comparison = "usual_evening"
    leans: bool = False

    @property
    def law(self) -> Law:
        """The course question draws blocks; tonight's question balanced nights, or weeks that lean."""
        if self.question == "course":
            return "blocks"
        return "adaptive" if self.leans else "balanced"


def current(person: Person) -> TrialRow | None:
    """The trial that runs or is paused; the latest one that was stopped is not current."""
    return person.trials.exclude(state="stopped").order_by("-pk").first()


def latest(person: Person) -> TrialRow | None:
    """The trial that the finding is about: the current one, else the last one."""
    return current(person) or person.trials.order_by("-pk").first()


def numbered(person: Person, number: int) -> TrialRow | None:
    """A person's own first, second … trial; None where there is no such one."""
    rows = list(person.trials.order_by("pk"))
    return rows[number - 1] if 1 <= number <= len(rows) else None


def trial_of(row: TrialRow) -> SealedTrial:
    """The stored trial as a value of the library."""
    return msgspec.json.decode(bytes(row.document), type=SealedTrial)


def proposal(person: Person, wish: TrialWish, *, seed: int) -> SealedTrial:
    """The trial that a wish and a seed would draw. Errors: TrialError, one sentence with what to do."""
    intake = screened_intake(person)
    if intake is None:
        raise TrialError("The safety questions come first: answer them, then a trial can be drawn.")
    refuse_after_an_end(ended_medicines(person), start=wish.start)
    return design_trial(
        wish.arms,
        nights=wish.nights,
        seed=seed,
        start=wish.start,
        law=wish.law,
        question=wish.question,
        comparison=wish.comparison,
        mid=wish.mid,
        intake=intake,
        zone=person.zone,
        boundary=person.boundary,
        today=today(person),
    )


@transaction.atomic
def start(person: Person, wish: TrialWish, *, expected: float | None = None) -> TrialRow:
    """Draw the trial, once, from a seed nobody has seen, and store it whole. Errors: TrialError.

    `expected`: how much relief the person expects, 0 nothing to 10; kept as a record of the log.
    """
    row = current(person)
    if is_open(person):
        raise TrialError("A trial is running already: stop it first; what it has shown is kept.")
    if wish.start < tonight(person):
        raise TrialError(f"{wish.start} is over: choose tonight or a later evening as the first night.")
    drawn = proposal(person, wish, seed=secrets.randbelow(LARGEST_SEED))
    refuse_paused(person, drawn)
    if row is not None:
        set_state(row, "stopped")
    if expected is not None:
        record_score(person, instrument=EXPECTATION, total=expected)
    return store(person, drawn)


def last_night(row: TrialRow) -> date:
    """The last night that this trial plans."""
    return trial_of(row).last_night


def is_over(row: TrialRow, night: date) -> bool:
    """Whether a night lies after the trial's last one."""
    return night > last_night(row)


def store(person: Person, trial: Trial) -> TrialRow:
    """Store a drawn trial with a new key for its envelopes."""
    document = SealedTrial.to_json(trial) if isinstance(trial, SealedTrial) else msgspec.json.encode(trial)
    return TrialRow.objects.create(
        person=person, sha256=trial.sha256, document=document, key=secrets.token_bytes(32), state="running"
    )


def set_state(row: TrialRow, state: str) -> None:
    """Pause, go on, or stop; what is known is kept."""
    if state not in ("running", "paused", "stopped"):
        raise TrialError(f"{state[:20]!r} is no state of a trial: choose running, paused or stopped.")
    if row.state == "stopped":
        raise TrialError("This trial was stopped: draw a new one to go on.")
    row.state = state
    row.save(update_fields=["state", "changed"])


def change_state(person: Person, state: str) -> None:
    """Pause, go on with, or stop the current trial. Errors: TrialError."""
    row = current(person)
    if row is None:
        raise TrialError("No trial is running: draw one first.")
    set_state(row, state)


def expected(person: Person) -> float | None:
    """How much relief was expected before the latest trial; None where the person did not say."""
    found = list(scores_of(person, EXPECTATION))
    return found[-1].total if found else None


def is_open(person: Person) -> bool:
    """Whether a trial runs or is paused, and has nights to come."""
    row = current(person)
    return row is not None and not is_over(row, tonight(person))


def envelopes(row: TrialRow) -> tuple[Envelope, ...]:
    """Every night of a trial that is drawn, sealed. Concealment, not secrecy: the key travels beside them."""
    key = bytes(row.key)
    return tuple(Envelope(night=one.night, sealed=_seal(one, key=key)) for one in trial_of(row).schedule)


def _seal(one: Assignment, *, key: bytes) -> str:
    content = msgspec.json.encode({"assigned": one.assigned, "probability": one.probability}).ljust(ENVELOPE_BYTES)
    nonce = hmac.digest(key, one.night.isoformat().encode(), hashlib.sha256)[:NONCE_BYTES]
    return base64.b64encode(nonce + AESGCM(key).encrypt(nonce, content, None)).decode()
