"""`docs/reference/questions.md`: every key and word that INTAKE.json knows, with its question and what a yes blocks."""

from collections.abc import Iterable, Iterator

from quietlegs.foundation.body import LEG_REGIONS, LOG_REGIONS, NOT_OFFERED, TOOLS
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.schema import Ban, Rule
from quietlegs.person.checking import SENSATIONS
from tools.reference.commands import cell

HEAD = """# The questions of an intake

Generated from `src/quietlegs/knowledge/data` by `make reference`; do not edit. What stands behind each question is in
[what Quietlegs knows](knowledge.md).

Each id below is a key of `conditions` in INTAKE.json. Its answer is `"yes"`, `"no"` or `"unsure"`, which counts as yes.
Leave out what you have not answered: absent is not a no.

A question that joins several things may be answered part by part, with the key `<id>.<part>`; any yes among the parts
is a yes of the whole. Where the table says *place*, a yes needs to know where:

```json
{"conditions": {"open_wound": {"answer": "yes", "where": ["calf_left"]}, "dvt_known.now": "no", "dvt_known.ever": "no"}}
```
"""
EFFECTS = {
    "stop": "stops everything until a clinician has looked",
    "ask_first": "asks for a clinician's word first",
    "limit": "leaves parts out",
    "always": "always holds",
}
PLACES = {
    "everywhere": "",
    "there": " at the place",
    "there_and_around": " at the place and around it",
    "there_and_below": " from the place down to the toes",
    "that_leg": " on that leg",
    "there_if_named": " at the place, if one is named",
    "leg_if_named": " on that leg, if one is named",
}


def questions_page() -> str:
    """The whole page."""
    asked = [rule for rule in load_catalogue().rules.values() if rule.kind != "use_rule"]
    return "\n".join([HEAD, *chapters(asked), *words()]).rstrip() + "\n"


def chapters(asked: list[Rule]) -> Iterator[str]:
    """The questions that can block light hand strokes, then the others."""
    for gate, title in ((1, "Asked first: these can block even light hand strokes"), (2, "Then: tools, heat, oils")):
        rules = sorted((rule for rule in asked if rule.gate == gate), key=lambda rule: (rule.order, rule.id))
        yield f"## {title}\n\n| key | question | place | a yes | it blocks |\n|---|---|---|---|---|"
        yield from (line for rule in rules for line in lines(rule))
        yield ""


def lines(rule: Rule) -> Iterator[str]:
    """A question as a row of the table, and its parts below it."""
    place = "place" if rule.scope in ("limb", "area") else ""
    blocked = "; ".join(dict.fromkeys(said for ban in rule.forbids if (said := blocks(ban))))
    yield f"| `{rule.id}` | {cell(rule.question)} | {place} | {EFFECTS[rule.effect]} | {cell(blocked)} |"
    yield from (f"| `{rule.id}.{part.id}` | {cell(part.question)} | | part of the above | |" for part in rule.parts)


def blocks(ban: Ban) -> str:
    """What one ban forbids, and where; what is never offered to anybody goes without saying."""
    offered = tuple(one for one in ban.techniques if one not in NOT_OFFERED)
    said = ", ".join((*of_kind("technique", offered), *of_kind("tool", ban.tools), *of_kind("oil", ban.oils)))
    where = PLACES[ban.where] if isinstance(ban.where, str) else f" on {', '.join(ban.where)}"
    firm = "" if ban.pressure_above is None else f" above pressure {ban.pressure_above}"
    return f"{said}{firm}{where}" if said else ""


def of_kind(kind: str, ids: tuple[str, ...]) -> Iterator[str]:
    """The things of one kind; `all` is every one."""
    yield from (f"every {kind}" if one == "all" else one for one in ids)


def words() -> Iterator[str]:
    """The words that the other keys allow."""
    facts = load_catalogue()
    yield "## Words for the other keys\n"
    yield f"- `regions`, and `where` of an answer: {listed(LEG_REGIONS)}."
    yield f"- Restless legs may spread; these may be named too: {listed(LOG_REGIONS[len(LEG_REGIONS) :])}."
    yield f"- `sensations`: {listed(SENSATIONS)}, or `other:` with your own words."
    yield f"- `tools`: {listed(TOOLS)}. `helper`: `self`, `partner`, `therapist`."
    yield f"- `oils`: {listed(one for one in facts.oils if one != 'other')}, or `other:` with your own words."
    yield f"- `allergies`: {listed(facts.allergies)}, or `other:` with your own words; an unknown one is kept strict."


def listed(ids: Iterable[str]) -> str:
    """Ids, parted by commas."""
    return ", ".join(f"`{one}`" for one in ids)
