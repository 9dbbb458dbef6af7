"""Which persons a command means, by their names."""

from quietlegs_web.actions.people import PeopleError
from quietlegs_web.storage.models import Person


def people_named(name: str | None) -> list[Person]:
    """The person of that name, or everybody here. Errors: PeopleError."""
    everybody = list(Person.objects.order_by("created", "pk"))
    if not everybody:
        raise PeopleError("There is nobody in this installation yet: open the app once, or restore an export.")
    if name is None:
        return everybody
    found = [person for person in everybody if person.name.casefold() == " ".join(name.split()).casefold()]
    if not found:
        known = ", ".join(person.name for person in everybody)
        raise PeopleError(f"Nobody here is called {name[:80]!r}: choose one of {known}.")
    return found


def one_named(name: str | None) -> Person:
    """The person of that name; without a name the only one here. Errors: PeopleError."""
    found = people_named(name)
    if len(found) > 1:
        known = ", ".join(person.name for person in found)
        raise PeopleError(f"Several persons live here: say whose with --person, one of {known}.")
    return found[0]
