"""Where somebody is signed in: phones by their sessions, programs by their tokens."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from quietlegs_web.actions.log import NotYours
from quietlegs_web.actions.people import check_passcode
from quietlegs_web.storage.models import Person, Token, User


def phones(user: User) -> int:
    """How many phones and browsers this person is signed in with."""
    return len(_sessions_of(user))


def end_all(user: User) -> int:
    """Sign out every phone and browser of this person; give how many. What a phone has not sent stays on it."""
    found = _sessions_of(user)
    Session.objects.filter(pk__in=[one.pk for one in found]).delete()
    return len(found)


def set_passcode(person: Person, passcode: str) -> None:
    """Set a passcode without knowing the present one: for whoever sits at the machine. Errors: PeopleError."""
    check_passcode(passcode)
    user = User.objects.get(person=person)
    user.set_password(passcode)
    user.save()
    end_all(user)


def tokens(person: Person) -> list[Token]:
    """The tokens of this person's programs, the latest first; only their hashes are known."""
    return list(person.tokens.order_by("-created", "-pk"))


def revoke(person: Person, token: int) -> None:
    """Take a token back at once. Errors: NotYours."""
    deleted, _ = Token.objects.filter(person=person, pk=token).delete()
    if not deleted:
        raise NotYours("There is no such token of yours.")


def _sessions_of(user: User) -> list[Session]:
    return [one for one in Session.objects.all() if one.get_decoded().get(SESSION_KEY) == str(user.pk)]


def names() -> list[str]:
    """The names of everybody who lives on this installation, for its host."""
    return list(User.objects.order_by("name").values_list("name", flat=True))
