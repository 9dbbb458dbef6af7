"""`docs/reference/knowledge.md`: every fact that ships, with its sources, how well they support it, and when."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from quietlegs.knowledge.catalogue import Catalogue, load_catalogue
from quietlegs.knowledge.schema import (
    Allergy,
    Ban,
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
from tools.reference.studies import of_comparison, of_published, of_study

GRADES = {"T": "used in a trial with RLS", "G": "general how-to", "J": "own judgement"}
AnyFact = TypeVar("AnyFact", bound=Fact)
HEAD = """# What Quietlegs knows

Generated from `src/quietlegs/knowledge/data` by `make reference`; do not edit. One fact a file; each names its sources,
how well they support it, the day it was checked, and the day by which its sources must be read again. *Judgement*:
Quietlegs' own cautious judgement.

`make knowledge` is the gate. It refuses a fact whose source nothing leads to (no DOI, PMID or number of a public
library, and no named body that answers for it), a source that nobody read, a fact that lasts longer than three years,
and a text that says what Quietlegs never says. It prints how many facts of each kind there are and how well they are
supported, names those to be read again within 60 days, and exits with 1 once one has expired. To renew a fact, read
its sources again, mend what they no longer say, and move `checked` and `expires`. A rule of safety still holds after
its day: an expired warning is worth more than none.
"""


def knowledge_page() -> str:
    """The whole page."""
    facts = load_catalogue()
    return "\n".join([HEAD, *kinds(facts), "## References\n", *map(reference_line, facts.references.values())]) + "\n"


def kinds(facts: Catalogue) -> Iterator[str]:
    """Every kind of fact under its own heading."""
    rules = facts.rules.values()
    for kind, title in (("red_flag", "Red flags"), ("condition", "Conditions"), ("use_rule", "Rules of use")):
        yield from chapter(title, {rule.id: rule for rule in rules if rule.kind == kind}, of_rule)
    yield from chapter("Techniques", facts.techniques, of_technique)
    yield from chapter("Routines", facts.routines, of_routine)
    yield from chapter("Oils", facts.oils, of_oil)
    yield from chapter("Allergies", facts.allergies, of_allergy)
    yield from chapter("Medicines", facts.medicines, of_medicine)
    yield from chapter("Thresholds", facts.thresholds, of_threshold)
    yield from chapter("What else goes along with it", facts.factors, of_factor)
    yield from chapter("Claims", facts.claims, of_claim)
    yield from chapter("Trials", facts.studies, of_study)
    yield from chapter("Trials that may stand together", facts.comparisons, of_comparison)
    yield from chapter("Pooled results, as published", facts.published, of_published)
    yield from chapter("Questionnaires and ratings", facts.instruments, of_instrument)
    yield from chapter("Words of the field", facts.terms, of_term)


def chapter(title: str, facts: Mapping[str, AnyFact], said: Callable[[AnyFact], Iterator[str]]) -> Iterator[str]:
    """All facts of a kind: its id, what it says, and what stands behind it."""
    yield f"## {title}\n"
    for fact in facts.values():
        yield f"### `{fact.id}`\n"
        yield from (f"- {line}" for line in said(fact))
        sources = ", ".join(f"[{source}](#{source})" for source in fact.sources)
        yield f"- Sources: {sources}. Confidence: {fact.confidence}."
        yield f"- Checked: {fact.checked}. To be read again by: {fact.expires}.\n"


def of_rule(rule: Rule) -> Iterator[str]:
    """A red flag, a condition or a rule of use."""
    yield f"{rule.question} (effect: {rule.effect}; concerns: {rule.scope})"
    yield from (f"Part `{part.id}`: {part.question}" for part in rule.parts)
    yield f"Why: {rule.why}"
    yield f"Withheld: {'; '.join(map(of_ban, rule.forbids))}."
    if rule.cleared_forbids:
        yield f"Still withheld once a clinician has agreed: {'; '.join(map(of_ban, rule.cleared_forbids))}."
    yield f"Still open: {rule.still_allowed}"
    if rule.alarm:
        yield f"Action ({rule.alarm.urgency}): {rule.alarm.action}"


def of_ban(ban: Ban) -> str:
    """What a rule withholds, where and above which pressure."""
    things = ", ".join((*ban.techniques, *ban.tools, *ban.oils))
    where = ban.where if isinstance(ban.where, str) else ", ".join(ban.where)
    above = "" if ban.pressure_above is None else f", above pressure {ban.pressure_above}"
    return f"{things} ({where.replace('_', ' ')}{above})"


def of_technique(technique: Technique) -> Iterator[str]:
    """How a technique is done, or why it is not offered."""
    yield f"{technique.name}. {technique.summary}"
    if not technique.offered:
        yield f"Not offered: {technique.why_not}"
        return
    yield f"Where: {', '.join(technique.bases)}. Pressure at most {technique.pressure_max} of 10."
    yield f"Basis: {GRADES[technique.grade]}."
    if technique.tried:
        yield f"Tried: {technique.tried}"


def of_routine(routine: RoutineTemplate) -> Iterator[str]:
    """An order of steps."""
    yield f"{routine.name}. {routine.summary}"
    yield f"For: {', '.join(routine.helpers)}. Steps: {', '.join(f'{s.technique} {s.base}' for s in routine.steps)}."


def of_oil(oil: Oil) -> Iterator[str]:
    """An oil and its amount."""
    yield f"{oil.name}: {oil.amount}"


def of_allergy(allergy: Allergy) -> Iterator[str]:
    """An allergy and the questions that it answers."""
    yield f"{allergy.name}; answers with yes: {', '.join(allergy.implies)}."


def of_medicine(medicine: MedicineFact) -> Iterator[str]:
    """A medicine and why it matters here."""
    names = f" (also {', '.join(medicine.also)})" if medicine.also else ""
    yield f"{medicine.name}{names}, {medicine.group}. {medicine.statement}"


def of_threshold(threshold: Threshold) -> Iterator[str]:
    """A number against which a value is held."""
    bounds = {"below": threshold.below, "above": threshold.above}
    said = ", ".join(f"{word} {number:g} {threshold.unit}" for word, number in bounds.items() if number is not None)
    yield f"{threshold.name} ({threshold.test} {said}). {threshold.statement}"


def of_factor(factor: Factor) -> Iterator[str]:
    """Something that goes along with restless legs, and what to ask."""
    yield f"{factor.name}. {factor.statement}"
    if factor.ask:
        yield f"To ask: {factor.ask}"


def of_claim(claim: Claim) -> Iterator[str]:
    """A claim that is quoted to be judged."""
    yield f"Quoted claim: “{claim.quoted}” — {claim.tier.replace('_', ' ')}, certainty {claim.certainty}."
    yield f"Known: {claim.known}"
    yield f"Not known: {claim.not_known}"
    yield from (f"Never said: “{one}”" for one in claim.never_say)


def of_instrument(instrument: Instrument) -> Iterator[str]:
    """A questionnaire of which the total is recorded, or a rating in our own words."""
    good = f"{instrument.better} is better; about {instrument.period}"
    yield f"{instrument.name}: {instrument.lowest:g} to {instrument.highest:g}, {good}. {instrument.about}."
    if instrument.question:
        yield f"Asked: {instrument.question}"
    if instrument.important_change is not None:
        yield f"A change that matters: {instrument.important_change:g}. {instrument.change_note}"
    yield f"Licence: {instrument.licence}"


def of_term(term: Term) -> Iterator[str]:
    """A word of the field in everyday words."""
    yield f"{term.name}: {term.meaning}"


def reference_line(reference: Reference) -> str:
    """One reference with the way to find it and what was read of it."""
    year = f" ({reference.year})" if reference.year else ""
    doi = f"doi [{reference.doi}](https://doi.org/{reference.doi})" if reference.doi else ""
    pmid = f"PMID {reference.pmid}" if reference.pmid else ""
    found = [part for part in (reference.journal, doi, pmid, reference.url) if part]
    by = f"{reference.authors}{year}: " if reference.authors else ""
    places = "".join(f" {part}." for part in found)
    return f'- <a id="{reference.id}"></a>`{reference.id}`: {by}{reference.title}.{places} Read: {reference.read}.'
