"""All facts that ship, read once from the package's own files and never changed afterwards.

Each folder of `data/` holds one kind of fact, each file one fact; the file's name is the fact's id.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import TypeVar

import msgspec

from quietlegs.foundation.errors import KnowledgeError
from quietlegs.knowledge.collection import Catalogue as Catalogue
from quietlegs.knowledge.gate import checked
from quietlegs.knowledge.schema import (
    Allergy,
    Claim,
    Fact,
    Factor,
    Instrument,
    MedicineFact,
    Oil,
    Reference,
    RoutineTemplate,
    Rule,
    Technique,
    Term,
    Threshold,
)
from quietlegs.knowledge.study_schema import Comparison, Published, Study

AnyFact = TypeVar("AnyFact", bound=Fact | Reference)


def read_facts(directory: Traversable) -> Catalogue:
    """Read every fact below a directory, without asking yet whether they fit together."""
    return Catalogue(
        rules=_read_kind(directory.joinpath("rules"), Rule),
        techniques=_read_kind(directory.joinpath("techniques"), Technique),
        routines=_read_kind(directory.joinpath("routines"), RoutineTemplate),
        oils=_read_kind(directory.joinpath("oils"), Oil),
        medicines=_read_kind(directory.joinpath("medicines"), MedicineFact),
        thresholds=_read_kind(directory.joinpath("thresholds"), Threshold),
        factors=_read_kind(directory.joinpath("factors"), Factor),
        claims=_read_kind(directory.joinpath("claims"), Claim),
        allergies=_read_kind(directory.joinpath("allergies"), Allergy),
        instruments=_read_kind(directory.joinpath("instruments"), Instrument),
        studies=_read_kind(directory.joinpath("studies"), Study),
        comparisons=_read_kind(directory.joinpath("comparisons"), Comparison),
        published=_read_kind(directory.joinpath("published"), Published),
        terms=_read_kind(directory.joinpath("terms"), Term),
        references=_read_kind(directory.joinpath("references"), Reference),
    )


@cache
def load_catalogue() -> Catalogue:
    """The shipped facts; refuses with a `KnowledgeError` when one of them must not ship."""
    return checked(read_facts(files("quietlegs.knowledge").joinpath("data")))


def _read_kind(place: Traversable, shape: type[AnyFact]) -> Mapping[str, AnyFact]:
    found = sorted(place.iterdir(), key=lambda file: file.name) if place.is_dir() else []
    facts = (_read_fact(file, shape, folder=place.name) for file in found if file.name.endswith(".toml"))
    return MappingProxyType({fact.id: fact for fact in facts})


def _read_fact(file: Traversable, shape: type[AnyFact], *, folder: str) -> AnyFact:
    name = f"{folder}/{file.name}"
    try:
        fact = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), shape)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"{name} is not readable TOML: {error}.") from error
    except msgspec.ValidationError as error:
        raise KnowledgeError(f"{name} does not have the shape of its kind: {error}.") from error
    if file.name != f"{fact.id}.toml":
        raise KnowledgeError(f"{name} must carry the id of its file name, not {fact.id!r}.")
    return fact
