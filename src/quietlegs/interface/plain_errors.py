"""From the reader's own messages to a sentence for people: which key, what is wrong, what is allowed."""

import re
from collections.abc import Iterator

import msgspec
from msgspec import inspect

_KINDS = {
    "int": "a whole number",
    "float": "a number with decimals",
    "str": "text",
    "bool": "true or false",
    "array": "a list",
    "object": "an object with keys",
    "null": "nothing",
    "date": "a date (YYYY-MM-DD)",
}
_UNKNOWN_KEY = re.compile(r"Object contains unknown field `(?P<key>[^`]*)`")
_MISSING_KEY = re.compile(r"Object missing required field `(?P<key>[^`]*)`")
_BAD_WORD = re.compile(r"Invalid enum value (?P<value>.*)")
_BAD_KIND = re.compile(r"Expected `(?P<wanted>[^`]*)`, got `(?P<got>[^`]*)`")
_BOUND = re.compile(r"Expected `(?P<kind>\w+)` (?P<sign>>=|<=) (?P<number>\S+)")
_LENGTH = re.compile(r"Expected `\w+` of length (?P<sign>>=|<=) (?P<number>\d+)")
_BAD_DATE = re.compile(r"Invalid RFC3339 encoded date")
_PATTERN = re.compile(r"Expected `str` matching regex")
_PLACE = re.compile(r" - at `(?:key in )?\$(?P<path>[^`]*)`$")


def why_unreadable(path: object, error: OSError) -> str:
    """One sentence for a file that cannot be opened: what is wrong with it, and what to do."""
    if isinstance(error, FileNotFoundError):
        return f"There is no file {path}: check the name, or give its full path."
    if isinstance(error, IsADirectoryError):
        return f"{path} is a folder: name a file in it."
    if isinstance(error, PermissionError):
        return f"{path} cannot be read: you have no permission to open it."
    return f"{path} cannot be read: {error.strerror or error}."


def in_plain_words(error: msgspec.ValidationError, shape: object, *, under: str = "") -> str:
    """What is wrong, as the end of a sentence that begins with the name of the document."""
    message = str(error)
    found = _PLACE.search(message)
    path = found["path"] if found else ""
    here = under + path if under else path.removeprefix(".")
    said = message[: found.start()] if found else message
    kind = _at(inspect.type_info(shape), path)
    return _about_keys(said, kind, here=here) or _about_value(said, kind, here=here)


def _about_keys(said: str, kind: inspect.Type | None, *, here: str) -> str:
    if found := _UNKNOWN_KEY.search(said):
        place = f" in {here}" if here else ""
        return f"has the unknown key {found['key']!r}{place}; allowed are {', '.join(_keys(kind))}."
    if found := _MISSING_KEY.search(said):
        return f"lacks the key {found['key']!r}{f' in {here}' if here else ''}; please add it."
    return ""


def _about_value(said: str, kind: inspect.Type | None, *, here: str) -> str:
    where = f"has a wrong value for {here}" if here else "cannot be used"
    if _BAD_WORD.search(said):
        words = [str(word) for word in _words(kind)]
        return f"{where}: allowed {'is' if len(words) == 1 else 'are'} {', '.join(words)}."
    if found := _BAD_KIND.search(said):
        kinds = [one.strip() for one in found["wanted"].split("|")]
        wanted = " or ".join(_KINDS.get(one, one) for one in kinds if one != "null")
        return f"{where}: it must be {wanted}, not {_KINDS.get(found['got'], found['got'])}."
    if found := _LENGTH.search(said):
        return f"{where}: its length must be {_bound(found['sign'])} {found['number']}."
    if found := _BOUND.search(said):
        return f"{where}: it must be {_bound(found['sign'])} {found['number'].rstrip('.')}."
    if _BAD_DATE.search(said):
        return f"{where}: it must be a date, YYYY-MM-DD."
    if _PATTERN.search(said):
        return f"{where}: it must be a time of day, HH:MM."
    return f"{where}: {said}."


def _bound(sign: str) -> str:
    return "at least" if sign == ">=" else "at most"


def _at(kind: inspect.Type | None, path: str) -> inspect.Type | None:
    """The type that a path of the reader's message leads to."""
    for name in re.findall(r"\.(\w+)|(\[)", path):
        kind = next((each for one in _options(kind) for each in _inside(one, name[0])), None)
    return kind


def _options(kind: inspect.Type | None) -> Iterator[inspect.Type]:
    if isinstance(kind, inspect.UnionType):
        yield from (each for one in kind.types for each in _options(one))
    elif isinstance(kind, inspect.Metadata):
        yield from _options(kind.type)
    elif kind is not None:
        yield kind


def _inside(kind: inspect.Type, name: str) -> Iterator[inspect.Type]:
    if isinstance(kind, inspect.StructType) and name:
        yield from (field.type for field in kind.fields if field.encode_name == name)
    elif isinstance(kind, inspect.DictType) and not name:
        yield kind.value_type
    elif isinstance(kind, inspect.VarTupleType | inspect.ListType) and not name:
        yield kind.item_type


def _keys(kind: inspect.Type | None) -> list[str]:
    return [field.encode_name for one in _options(kind) if isinstance(one, inspect.StructType) for field in one.fields]


def _words(kind: inspect.Type | None) -> list[object]:
    return [word for one in _options(kind) if isinstance(one, inspect.LiteralType) for word in one.values]
