"""The gate: what a fact must satisfy beside its shape before it may ship. Each refusal is one sentence."""

from collections.abc import Iterable, Iterator

from quietlegs.foundation.body import BASES, NOT_OFFERED, TECHNIQUES, TOOLS
from quietlegs.foundation.errors import KnowledgeError
from quietlegs.knowledge.collection import KINDS, Catalogue
from quietlegs.knowledge.schema import Ban, Fact
from quietlegs.knowledge.source_gate import fact_refusals, reference_refusals
from quietlegs.knowledge.study_gate import study_refusals

FEWEST_MISTAKES = 3
"""Common mistakes that an offered technique names, each with what to do instead."""


def checked(catalogue: Catalogue) -> Catalogue:
    """Give the catalogue back, or refuse it with the first sentence that speaks against it."""
    for sentence in refusals(catalogue):
        raise KnowledgeError(sentence)
    return catalogue


def refusals(catalogue: Catalogue) -> Iterator[str]:
    """Every reason why these facts must not ship."""
    yield from reference_refusals(catalogue.references)
    yield from _sources(catalogue)
    yield from _techniques(catalogue)
    yield from _rules(catalogue)
    yield from _routines(catalogue)
    yield from _medicines(catalogue)
    yield from _implied(catalogue)
    yield from _claims(catalogue)
    yield from _instruments(catalogue)
    yield from _terms(catalogue)
    yield from study_refusals(catalogue)


def _kinds(catalogue: Catalogue) -> Iterator[tuple[str, Iterable[Fact]]]:
    for kind in KINDS:
        yield kind, getattr(catalogue, kind).values()


def _unknown(ids: Iterable[str], known: Iterable[str]) -> list[str]:
    allowed = set(known)
    return [one for one in ids if one not in allowed]


def _sources(catalogue: Catalogue) -> Iterator[str]:
    """A fact names references that exist and lead somewhere; what rests on our own judgement alone says so."""
    for kind, facts in _kinds(catalogue):
        for fact in facts:
            yield from fact_refusals(kind, fact, references=catalogue.references)
            for source in _unknown(fact.sources, catalogue.references):
                yield f"{kind}/{fact.id}.toml names the unknown reference {source!r}."
            known = [catalogue.references[one] for one in fact.sources if one in catalogue.references]
            own = bool(known) and all(one.kind == "own_judgement" for one in known)
            if own and fact.confidence != "judgement":
                yield f"{kind}/{fact.id}.toml rests on our own judgement alone, so its confidence must be 'judgement'."


def _techniques(catalogue: Catalogue) -> Iterator[str]:
    """What is offered says how it is done, how it is drawn and what often goes wrong; what is not says why."""
    for one in catalogue.techniques.values():
        name = f"techniques/{one.id}.toml"
        if one.id not in (TECHNIQUES if one.offered else NOT_OFFERED):
            yield f"{name} is not among the techniques that may be {'offered' if one.offered else 'named'}."
        if one.offered and not one.steps:
            yield f"{name} is offered without steps."
        if one.offered and one.stroke == "none":
            yield f"{name} is offered without a stroke to draw."
        if one.offered and len(one.mistakes) < FEWEST_MISTAKES:
            yield f"{name} is offered with {len(one.mistakes)} of at least {FEWEST_MISTAKES} common mistakes."
        if not one.offered and not one.why_not:
            yield f"{name} is not offered and does not say why."
        for base in _unknown(one.bases, BASES):
            yield f"{name} names the unknown region {base!r}."
        for base in _unknown((base for line in one.steps for base in line.bases), one.bases):
            yield f"{name} tells how it is done at {base!r}, where it may not be done."


def _rules(catalogue: Catalogue) -> Iterator[str]:
    for rule in catalogue.rules.values():
        name = f"rules/{rule.id}.toml"
        if rule.kind == "red_flag" and rule.alarm is None:
            yield f"{name} is a red flag without an alarm."
        for ban in (*rule.forbids, *rule.cleared_forbids):
            yield from _ban(name, ban, catalogue=catalogue)
        parts = [part.id for part in rule.parts]
        for part in sorted({part for part in parts if parts.count(part) > 1}):
            yield f"{name} uses the id {part!r} for two of its parts, so one of them is taken already."


def _ban(name: str, ban: Ban, *, catalogue: Catalogue) -> Iterator[str]:
    """A ban names exactly one kind of thing, and only things that exist."""
    if sum(map(bool, (ban.techniques, ban.tools, ban.oils))) != 1:
        yield f"{name} has a ban that does not name exactly one of techniques, tools or oils."
    for technique in _unknown(ban.techniques, (*catalogue.techniques, "all")):
        yield f"{name} forbids the unknown technique {technique!r}."
    for tool in _unknown(ban.tools, (*TOOLS, "all")):
        yield f"{name} forbids the unknown tool {tool!r}."
    for oil in _unknown(ban.oils, (*catalogue.oils, "all")):
        yield f"{name} forbids the unknown oil {oil!r}."
    for base in _unknown(ban.where, BASES) if isinstance(ban.where, tuple) else ():
        yield f"{name} forbids something at the unknown region {base!r}."


def _routines(catalogue: Catalogue) -> Iterator[str]:
    """A routine uses only what is offered, only where that technique may be done."""
    for routine in catalogue.routines.values():
        name = f"routines/{routine.id}.toml"
        for tool in _unknown(routine.tools, TOOLS):
            yield f"{name} needs the unknown tool {tool!r}."
        for step in routine.steps:
            technique = catalogue.techniques.get(step.technique)
            if technique is None or not technique.offered:
                yield f"{name} uses {step.technique!r}, which is not an offered technique."
            elif step.base not in technique.bases:
                yield f"{name} does {step.technique!r} at {step.base!r}, where it may not be done."


def _medicines(catalogue: Catalogue) -> Iterator[str]:
    """A name that a person may write belongs to one medicine only."""
    owners: dict[str, str] = {}
    for one in catalogue.medicines.values():
        for written in {each.casefold() for each in (one.id, one.name, *one.also)}:
            if owners.setdefault(written, one.id) != one.id:
                yield f"medicines/{one.id}.toml has the name {written!r}, which is taken already."


def _implied(catalogue: Catalogue) -> Iterator[str]:
    asked = [rule.id for rule in catalogue.rules.values() if rule.kind != "use_rule"]
    implying = (("medicines", catalogue.medicines), ("allergies", catalogue.allergies))
    for kind, facts in implying:
        for fact in facts.values():
            for condition in _unknown(fact.implies, asked):
                yield f"{kind}/{fact.id}.toml implies the unknown condition {condition!r}."


def _claims(catalogue: Catalogue) -> Iterator[str]:
    for claim in catalogue.claims.values():
        for technique in _unknown(claim.about, catalogue.techniques):
            yield f"claims/{claim.id}.toml is about the unknown technique {technique!r}."


def _instruments(catalogue: Catalogue) -> Iterator[str]:
    """A range is one, a change fits into it, and only ratings in our own words come with a question."""
    for one in catalogue.instruments.values():
        name = f"instruments/{one.id}.toml"
        width = one.highest - one.lowest
        if width <= 0:
            yield f"{name} has no range from {one.lowest:g} to {one.highest:g}."
        elif one.important_change is not None and one.important_change >= width:
            yield f"{name} calls a change of {one.important_change:g} important, which its range does not hold."
        if one.kind == "own_rating" and not one.question:
            yield f"{name} is a rating in our own words and does not say what it asks."
        if one.kind == "questionnaire" and one.question:
            yield f"{name} ships a question of a questionnaire: only its total may be recorded."


def _terms(catalogue: Catalogue) -> Iterator[str]:
    """A form of a term is written in small letters and belongs to one term only."""
    owners: dict[str, str] = {}
    for one in catalogue.terms.values():
        for form in one.forms:
            if form != form.casefold():
                yield f"terms/{one.id}.toml has the form {form!r}, which is not in small letters."
            if owners.setdefault(form, one.id) != one.id:
                yield f"terms/{one.id}.toml has the form {form!r}, which is taken already."
