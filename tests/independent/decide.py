"""What an intake allows, decided from the table: verdict, what is missing, red flags, and all that is withheld.

Written from the meaning of the fields as said in the docstrings, the contract and the spec cases, before the library's
own reading was looked at. Slow and plain on purpose. Answers are the JSON of an intake, not the library's records.
"""

import re
from datetime import date, timedelta
from typing import Any, NamedTuple

from tests.independent.table import PLACES, REGIONS, RING, SIDES, TOOLS, Table

GRACE = timedelta(days=3)
EVERYTHING = -1
"""As a ceiling of pressure: nothing is left, however light."""

Json = dict[str, Any]
Withheld = dict[tuple[str, str, str], dict[str, int]]
"""(kind, thing, region) -> id of who forbids it -> the highest pressure that is left (-1: none)."""


class Decision(NamedTuple):
    """The whole result, in shapes that compare."""

    verdict: str
    missing: frozenset[str]
    red_flags: frozenset[tuple[str, str]]
    withheld: Withheld


class Said(NamedTuple):
    """What is left of the answers to one rule on a day: those of yes or unsure, and what is still open."""

    yes: tuple[Json, ...]
    open: tuple[str, ...]

    @property
    def sure(self) -> bool:
        return any(entry["answer"] == "yes" for entry in self.yes)


def decide(intake: Json, today: date, table: Table) -> Decision:
    """Verdict, missing answers, red flags and withheld things of an intake on a day."""
    elsewhere = implied(intake, table)
    said = {rule: read_answers(rule, intake, today, table, elsewhere) for rule in asked(table)}
    withheld: Withheld = {}
    verdicts = {"go"}
    missing: set[str] = set()
    flags: set[tuple[str, str]] = set()
    for name, rule in table["rules"].items():
        if rule["kind"] == "use_rule":
            forbid(withheld, name, rule["forbids"], (), intake, table)
            continue
        if said[name].open and (rule.get("gate", 1) == 1 or could_block(rule, intake, table)):
            missing |= set(said[name].open)
        if said[name].yes:
            judge(name, rule, said[name], intake, today, table, verdicts=verdicts, withheld=withheld)
            if rule["scope"] in ("limb", "area") and not all(entry.get("where") for entry in said[name].yes):
                missing.add(f"{name}.where")
            if rule["kind"] == "red_flag":
                flags.add((name, rule["alarm"]["urgency"] if said[name].sure else "look"))
    judge_person(intake, today, table, verdicts=verdicts, withheld=withheld)
    if missing:
        verdicts.add("incomplete")
    worst = next(each for each in ("stop", "ask_first", "incomplete", "adapt", "go") if each in verdicts)
    return Decision(worst, frozenset(missing), frozenset(flags), only_what_can_be(withheld, table))


def asked(table: Table) -> list[str]:
    """The rules that an intake asks about."""
    return [name for name, rule in table["rules"].items() if rule["kind"] != "use_rule"]


# --- answers -------------------------------------------------------------------------------------------------------


def read_answers(name: str, intake: Json, today: date, table: Table, elsewhere: set[str]) -> Said:
    """The answers to a rule and its halves that still hold; a yes, if medicines or allergies said it `elsewhere`."""
    rule = table["rules"][name]
    halves = {f"{name}.{part['id']}": part.get("without_weeks", False) for part in rule.get("parts", ())}
    entries = {key: entry_of(intake["conditions"][key]) for key in (name, *halves) if key in intake["conditions"]}
    if any(is_over(entry, rule, today) or is_old_no(entry, rule, today) for entry in entries.values()):
        # The whole question is asked again: of its answers only what is yes or unsure, and not over, is left.
        entries = {key: entry for key, entry in entries.items() if entry["answer"] != "no"}
    entries = {
        key: {**grown(entry, today), "without_weeks": halves.get(key, False)}
        for key, entry in entries.items()
        if not is_over(entry, rule, today)
    }
    if name in elsewhere:
        entries[name + " (implied)"] = {"answer": "yes", "without_weeks": False, "where": ["implied"]}
    yes = tuple(entry for entry in entries.values() if entry["answer"] != "no")
    if name in entries or name + " (implied)" in entries or (halves and all(half in entries for half in halves)):
        return Said(yes, ())
    if not entries:
        return Said((), (name,))
    return Said(yes, tuple(half for half in halves if half not in entries))


def grown(entry: Json, today: date) -> Json:
    """Weeks count on from the day on which they were said."""
    if entry.get("weeks") is None or not entry.get("given"):
        return entry
    passed = (today - date.fromisoformat(entry["given"])).days // 7
    return {**entry, "weeks": min(45, entry["weeks"] + max(0, passed))}


def entry_of(answer: str | Json) -> Json:
    """An answer in its long form."""
    return {"answer": answer} if isinstance(answer, str) else answer


def is_over(entry: Json, rule: Json, today: date) -> bool:
    """A yes or unsure whose time has run out."""
    latest_start = entry.get("since", entry.get("given"))
    if entry["answer"] == "no" or "lasts_days" not in rule or latest_start is None:
        return False
    return date.fromisoformat(latest_start) + timedelta(days=rule["lasts_days"]) < today


def is_old_no(entry: Json, rule: Json, today: date) -> bool:
    """A no that was given so long ago that it counts as no answer."""
    if entry["answer"] != "no" or "again_days" not in rule or not entry.get("given"):
        return False
    return date.fromisoformat(entry["given"]) + timedelta(days=rule["again_days"]) + GRACE < today


def implied(intake: Json, table: Table) -> set[str]:
    """The conditions that the medicines and allergies of an intake answer with yes."""
    found: set[str] = set()
    for medicine in intake.get("medicines") or ():
        written = words(medicine["name"])
        for fact in table["medicines"].values():
            if fact.get("implies") and any(words(name) in written for name in (fact["name"], *fact.get("also", ()))):
                found |= set(fact["implies"])
    for allergy in intake.get("allergies") or ():
        named = [
            each for key, each in table["allergies"].items() if key != "other" and same(allergy, key, each["name"])
        ]
        for each in named or [table["allergies"]["other"]]:
            found |= set(each["implies"])
    return found


def same(written: str, *names: str) -> bool:
    """Whether something is written like one of these names, whatever the case, with a blank or a line below."""
    return any(written.lower().replace("_", " ").split() == name.lower().replace("_", " ").split() for name in names)


def words(text: str) -> str:
    """The words of a text in small letters, each between blanks, so that only whole words are found in it."""
    return f" {re.sub(r'[^a-z0-9]+', ' ', text.lower()).strip()} "


# --- what a yes does -----------------------------------------------------------------------------------------------


def judge(
    name: str,
    rule: Json,
    said: Said,
    intake: Json,
    today: date,
    table: Table,
    *,
    verdicts: set[str],
    withheld: Withheld,
) -> None:
    """The effect of a yes or unsure: on the verdict, and on what is withheld."""
    bans = rule["forbids"]
    if rule["kind"] == "red_flag":
        verdicts.add("stop" if said.sure else "ask_first")
    elif rule["effect"] == "stop":
        verdicts.add("stop")
    elif rule["effect"] == "ask_first" and not is_cleared(name, intake, today, said.yes):
        verdicts.add("ask_first")
    else:
        verdicts.add("adapt")
        bans = rule["cleared_forbids"] if rule["effect"] == "ask_first" else bans
    forbid(withheld, name, bans, said.yes, intake, table)


def is_cleared(name: str, intake: Json, today: date, yes: tuple[Json, ...]) -> bool:
    """A clinician's word for this condition holds today, first and last day included; never for what is newer."""
    newest = max((one.get("since") or one.get("first") or "" for one in yes), default="")
    noes = [no["date"] for no in intake.get("refused", ()) if no["condition"] == name]
    return any(
        word["condition"] == name
        and newest <= word["date"] <= today.isoformat() <= word["valid_until"]
        and not any(no >= word["date"] for no in noes)
        for word in intake.get("cleared", ())
    )


def judge_person(intake: Json, today: date, table: Table, *, verdicts: set[str], withheld: Withheld) -> None:
    """What age and touch add to the answers."""
    of_age, born = table["thresholds"]["adult_age"]["below"], intake.get("birth_year")
    birthday_was = intake.get("adult") == "yes"
    if born is not None and born > today.year - of_age - (0 if birthday_was else 1):
        verdicts.add("ask_first")
        forbid(withheld, "intake:birth_year", [{"techniques": ["all"]}], (), intake, table)
    if intake.get("touch") == "worse":
        verdicts.add("adapt")
        touching = [name for name, technique in table["techniques"].items() if technique.get("touch", True)]
        forbid(withheld, "intake:touch", [{"techniques": touching}], (), intake, table)


# --- bans ----------------------------------------------------------------------------------------------------------


def forbid(withheld: Withheld, name: str, bans: list[Json], yes: tuple[Json, ...], intake: Json, table: Table) -> None:
    """Write down what these bans forbid, given the answers of yes or unsure that they rest on."""
    for ban in bans:
        if not in_these_weeks(ban, yes):
            continue
        regions = regions_of(ban.get("where", "everywhere"), yes)
        ceiling = ban.get("pressure_above", EVERYTHING)
        for kind, thing in things_of(ban, intake, table):
            for region in regions:
                by = withheld.setdefault((kind, thing, region), {})
                by[name] = min(ceiling, by.get(name, ceiling))


def in_these_weeks(ban: Json, yes: tuple[Json, ...]) -> bool:
    """Whether a ban for some weeks of pregnancy is meant by one of these answers: weeks that it lacks may be any."""
    if "weeks_below" not in ban and "weeks_from" not in ban:
        return True
    first, end = ban.get("weeks_from", 0), ban.get("weeks_below", 99)
    meant = [entry.get("weeks") for entry in yes if not entry["without_weeks"]]
    return any(weeks is None or first <= weeks < end for weeks in meant)


def regions_of(where: str | list[str], yes: tuple[Json, ...]) -> set[str]:
    """The places of the legs that a ban means, for these answers.

    A hip counts as the thigh below it. A place off the legs (arm, hand, trunk) is a place: `there` is not on a leg
    then. But it does not say which leg, so where a ban means a leg, or all below a place, both legs are meant.
    """
    if not isinstance(where, str):
        return {region for region in REGIONS if split(region)[0] in where}
    named = {place for entry in yes for place in entry.get("where", ()) if place in PLACES}
    on_legs = {place for place in named if split(place)[0] in RING}
    if where == "there_if_named":
        return {region for region in REGIONS if any(reaches(place, region, "there") for place in on_legs)}
    if where == "leg_if_named":
        return of_these_legs(on_legs)
    if where == "everywhere" or not all(entry.get("where") for entry in yes):
        return set(REGIONS)
    if where in ("that_leg", "there_and_below") and named != on_legs:
        return set(REGIONS)
    if where == "that_leg":
        return of_these_legs(on_legs)
    return {region for region in REGIONS if any(reaches(place, region, where) for place in on_legs)}


def of_these_legs(places: set[str]) -> set[str]:
    return {region for region in REGIONS if split(region)[1] in {split(place)[1] for place in places}}


def reaches(place: str, region: str, where: str) -> bool:
    """Whether a ban that is said of a named place also means this region."""
    (part, side), (base, other_side) = split(place), split(region)
    if side != other_side:
        return False
    if part == base or (part == "hip" and base in ("thigh_front", "thigh_back")):
        return True
    up = RING[base] - RING[part]
    return up <= 0 if where == "there_and_below" else where == "there_and_around" and abs(up) <= 1


def split(place: str) -> tuple[str, str]:
    """A place as its base and its side; the trunk has none."""
    part, _, side = place.rpartition("_")
    return (part, side) if side in SIDES else (place, "")


def things_of(ban: Json, intake: Json, table: Table) -> list[tuple[str, str]]:
    """The techniques, tools or oils that a ban names; a person's own oil is every oil that its words name."""
    own = [oil for oil in intake.get("oils") or () if oil.startswith("other:")]
    every = {"technique": list(table["techniques"]), "tool": list(TOOLS), "oil": [*table["oils"], *own]}
    found = []
    for kind, names in every.items():
        banned = ban.get(f"{kind}s", [])
        for thing in names:
            if "all" in banned or any(same in banned for same in also_named(kind, thing, table)):
                found.append((kind, thing))
    return found


def also_named(kind: str, thing: str, table: Table) -> list[str]:
    if kind != "oil" or not thing.startswith("other:"):
        return [thing]
    return ["other", *(oil for oil in table["oils"] if oil in thing.lower() and oil != "other")]


def only_what_can_be(withheld: Withheld, table: Table) -> Withheld:
    """Without bans on pressure that the technique never has; of what is never offered, without bans on places."""
    never = [name for name, technique in table["techniques"].items() if not technique["offered"]]
    on_both_legs = {
        thing: set.intersection(*(set(withheld.get(("technique", thing, region), {})) for region in REGIONS))
        for thing in never
    }
    kept: Withheld = {}
    for (kind, thing, region), by in withheld.items():
        most = table["techniques"][thing].get("pressure_max", 0) if kind == "technique" else 0
        left = {name: ceiling for name, ceiling in by.items() if ceiling < most}
        if thing in never:
            left = {name: ceiling for name, ceiling in left.items() if name in on_both_legs[thing]}
        if left:
            kept[kind, thing, region] = left
    return kept


# --- which open questions matter -----------------------------------------------------------------------------------


def could_block(rule: Json, intake: Json, table: Table) -> bool:
    """Whether a yes to this question would forbid something that this person would be offered.

    Offered: what works with the tools at hand (hands, if nobody said), without touch if touch makes it worse; oils
    only with a technique that uses them. What other answers forbid does not count: else a yes elsewhere would make a
    question fall silent, and the verdict milder.
    """
    would: Withheld = {}
    forbid(would, "it", rule["forbids"], ({"answer": "yes", "without_weeks": False},), intake, table)
    would = only_what_can_be(would, table)
    at_hand = offered(intake, table)
    for name in at_hand:
        technique = table["techniques"][name]
        always = always_closed(name, table)
        if any(("technique", name, region) in would and region not in always for region in REGIONS):
            return True
        if any(("tool", technique.get("tool"), region) in would for region in REGIONS):
            return True
    oily = any(table["techniques"][name].get("uses_oil") for name in at_hand)
    oils = intake["oils"] if intake.get("oils") is not None else ["unscented"]
    return oily and any(("oil", oil, region) in would for oil in oils for region in REGIONS)


def always_closed(technique: str, table: Table) -> set[str]:
    """The places where a rule of use closes a technique for everybody."""
    bans = [ban for rule in table["rules"].values() if rule["kind"] == "use_rule" for ban in rule["forbids"]]
    return {
        region
        for ban in bans
        if technique in ban.get("techniques", ())
        for region in regions_of(ban.get("where", "everywhere"), ())
    }


def offered(intake: Json, table: Table) -> list[str]:
    """The techniques that the person's tools and liking of touch leave."""
    tools = intake["tools"] if intake.get("tools") is not None else ["hands"]
    return [
        name
        for name, technique in table["techniques"].items()
        if technique["offered"]
        and (technique.get("tool") is None or technique["tool"] in tools)
        and not (intake.get("touch") == "worse" and technique.get("touch", True))
    ]
