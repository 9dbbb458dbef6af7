"""Persons, their passcodes and the tokens of their programs."""

import hashlib
import secrets
from dataclasses import dataclass
from zoneinfo import available_timezones

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from quietlegs.foundation.errors import InputError
from quietlegs.foundation.nights import find_zone, read_clock
from quietlegs_web.storage.models import Person, Token, User

LONGEST_NAME = 80


class PeopleError(InputError):
    """A name, passcode or setting that cannot be used; one sentence says what to do."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a person may choose about their evenings."""

    zone: str
    boundary: str
    mode: str
    evening_at: str
    locale: str = "en"


def anybody_there() -> bool:
    """Whether this installation has had its first run."""
    return User.objects.exists()


def only_name() -> str:
    """The name to fill in at sign-in where only one person lives here; else nothing."""
    names = list(User.objects.values_list("name", flat=True)[:2])
    return names[0] if len(names) == 1 else ""


def person_of(request: HttpRequest) -> Person | None:
    """The signed-in person of a request, or None."""
    user = getattr(request, "user", None)
    if user is None or isinstance(user, AnonymousUser) or not user.is_authenticated:
        return None
    return Person.objects.get(pk=user.person_id)


@transaction.atomic
def first_run(*, name: str, passcode: str, zone: str = "UTC") -> User:
    """Make the first person, who is also the host. Errors: PeopleError; refused once anybody is there."""
    if anybody_there():
        raise PeopleError("This installation already has its first person: sign in instead.")
    return _new_user(name=name, passcode=passcode, zone=zone, host=True)


@transaction.atomic
def add_person(*, name: str, passcode: str, zone: str = "UTC", demo: bool = False) -> User:
    """Add a further person to this installation. Errors: PeopleError."""
    return _new_user(name=name, passcode=passcode, zone=zone, demo=demo, host=not anybody_there())


def change_settings(person: Person, settings: Settings) -> None:
    """Change what shapes a person's evenings. Errors: PeopleError or InputError, one sentence; nothing is written."""
    find_zone(settings.zone)
    read_clock(settings.boundary)
    read_clock(settings.evening_at)
    if settings.mode not in ("before", "when"):
        raise PeopleError(f"{settings.mode[:20]!r} is no way to rate an evening: choose before or when.")
    for field in ("zone", "boundary", "mode", "evening_at", "locale"):
        setattr(person, field, getattr(settings, field))
    person.save()


def change_passcode(user: User, *, old: str, new: str) -> None:
    """Set a new passcode. Errors: PeopleError."""
    if not user.check_password(old):
        raise PeopleError("The present passcode is not right: nothing was changed.")
    check_passcode(new)
    user.set_password(new)
    user.save()


def new_token(person: Person, *, label: str = "") -> str:
    """Make a bearer token; it is shown once, only its hash is kept."""
    token = f"ql_{secrets.token_urlsafe(32)}"
    Token.objects.create(person=person, sha256=_hashed(token), label=label[:LONGEST_NAME])
    return token


def person_of_token(token: str) -> Person | None:
    """The person whose program shows this token, or None."""
    row = Token.objects.select_related("person").filter(sha256=_hashed(token)).first()
    if row is None:
        return None
    Token.objects.filter(pk=row.pk).update(last_used=timezone.now())
    return row.person


def zones() -> list[str]:
    """Every time zone that may be chosen, in order of name."""
    return sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC")


def _new_user(*, name: str, passcode: str, zone: str, host: bool, demo: bool = False) -> User:
    clean = " ".join(name.split())
    if not clean or len(clean) > LONGEST_NAME:
        raise PeopleError(f"A name needs 1 to {LONGEST_NAME} letters: write the one you want to be called.")
    if User.objects.filter(name__iexact=clean).exists():
        raise PeopleError("Somebody here already has this name: choose another.")
    check_passcode(passcode)
    find_zone(zone)
    person = Person.objects.create(name=clean, zone=zone, demo=demo)
    return User.objects.create_user(clean, passcode, person=person, host=host)


def check_passcode(passcode: str) -> None:
    """Refuse a passcode that is too short. Errors: PeopleError."""
    try:
        validate_password(passcode)
    except ValidationError as error:
        raise PeopleError("A passcode needs at least 6 signs: choose a longer one.") from error


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
