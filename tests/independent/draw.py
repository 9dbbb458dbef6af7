"""Made-up intakes, drawn so that every verdict comes up often and every field is used. All persons are synthetic."""

import random
from datetime import date, timedelta
from typing import Any

from tests.independent.table import PLACES, REGIONS, TOOLS, Table

Json = dict[str, Any]

MOODS = ("go", "adapt", "incomplete", "ask_first", "stop", "wild")
"""What an intake is aimed at; it may turn out otherwise."""

EFFECTS = ("limit", "ask_first", "stop")
HARMLESS = ("dust_mites", "egg", "gluten", "milk", "penicillin", "pollen", "shellfish")
OWN_OILS = ("other:grandmother's oil", "other:Eucalyptus balm", "other:camphor rub", "other:lavender and almond mix")
OWN_ALLERGIES = ("other:something at the spa", "kiwi", "other:latex", "Nuts", "tree nuts", "perfume", "other:nuts")


def draw(seed: int, table: Table) -> tuple[Json, date]:
    """The intake of a seed, and the day on which it is looked at."""
    chance = random.Random(seed)
    mood = chance.choices(MOODS, (20, 18, 19, 17, 17, 9))[0]
    today = date(2026, 1, 1) + timedelta(days=chance.randrange(700))
    intake: Json = {"version": 1, "conditions": {}}
    _person(intake, mood, today, chance)
    _things(intake, mood, chance, table)
    for name, rule in table["rules"].items():
        if rule["kind"] != "use_rule":
            _answer(intake, name, rule, mood, today, chance)
    _turn(intake, mood, today, chance, table)
    return intake, today


def _person(intake: Json, mood: str, today: date, chance: random.Random) -> None:
    """Age, legs, touch and what else has no bearing on safety but must not have any."""
    young = 0.15 if mood in ("ask_first", "wild") else 0.0
    ages = range(10, 20) if chance.random() < young else range(19, 96)
    intake |= _maybe(chance, birth_year=today.year - chance.choice(ages), legs=chance.choice(("both", "left", "right")))
    intake |= _maybe(chance, adult=chance.choice(("yes", "no", "unsure")))
    intake |= _maybe(chance, helper=chance.choice(("self", "partner", "therapist")))
    intake |= _maybe(chance, minutes_available=chance.randrange(3, 60), usual_onset="21:30", usual_bedtime="23:00")
    intake |= _maybe(chance, diagnosed=chance.choice(("yes", "no", "unsure")), regions=chance.sample(REGIONS, 3))
    intake |= _maybe(chance, bath=chance.choice(("warm", "cool")), steady=chance.choice(("yes", "no", "unsure")))
    intake |= _maybe(chance, reaches_feet=chance.choice(("yes", "no", "unsure")), goals="to sleep")
    intake |= _maybe(chance, situations=chance.sample(("sitting", "lying", "in_bed", "at_desk", "on_plane"), 2))
    if chance.random() < 0.3:
        intake["avoid"] = chance.sample(("effleurage", "stretching", "foot_bath", "ball_rolling", "acupressure"), 2)
    touch = ("helps", "nothing") if mood == "go" else ("helps", "nothing", "worse", "helps", "nothing")
    intake |= _maybe(chance, touch=chance.choice(touch), pressure_liked=chance.choice(("light", "firm")))


def _maybe(chance: random.Random, **values: Any) -> Json:
    return {key: value for key, value in values.items() if chance.random() < 0.6}


def _things(intake: Json, mood: str, chance: random.Random, table: Table) -> None:
    """Tools, oils, allergies and medicines, perhaps in words of the person's own."""
    intake |= _maybe(chance, tools=chance.sample(TOOLS, chance.randrange(5)))
    oils = [oil for oil in table["oils"] if oil != "other"]
    intake |= _maybe(chance, oils=chance.sample([*oils, *OWN_OILS], chance.randrange(5)))
    allergies = list(HARMLESS)
    medicines = [fact for fact in table["medicines"].values() if mood != "go" or not fact.get("implies")]
    if mood != "go":
        allergies += [*(each for each in table["allergies"] if each != "other"), *OWN_ALLERGIES]
    intake |= _maybe(chance, allergies=chance.sample(allergies, chance.choice((0, 0, 0, 1, 2))))
    taken = chance.sample(medicines, chance.choice((0, 0, 1, 2)))
    intake |= _maybe(chance, medicines=[{"name": _as_written(each, chance)} for each in taken])


def _as_written(medicine: Json, chance: random.Random) -> str:
    """A medicine as people write it: its name or a brand, small or large, with a dose or a remark."""
    name = chance.choice((medicine["name"], *medicine.get("also", ())))
    name = chance.choice((name, name.lower(), name.upper()))
    return chance.choice(
        (name, f"{name} 5 mg", f"{name} 2.5mg at night", f"my {name}, twice a day", f"half a ({name})")
    )


def _answer(intake: Json, name: str, rule: Json, mood: str, today: date, chance: random.Random) -> None:
    """A no to every question, in one of the ways of saying no; in the wild, anything."""
    conditions = intake["conditions"]
    halves = [f"{name}.{part['id']}" for part in rule.get("parts", ())]
    if mood == "wild":
        keys = [key for key in (name, *halves) if chance.random() < 0.5]
        conditions |= {key: _any_answer(rule, today, chance) for key in keys}
        return
    keys = halves if halves and chance.random() < 0.3 else [name]
    if halves and keys == [name] and chance.random() < 0.1:
        keys = [name, chance.choice(halves)]
    conditions |= {key: _no(rule, today, chance) for key in keys}


def _no(rule: Json, today: date, chance: random.Random) -> str | Json:
    """A no that still holds, some of them in their last days."""
    if chance.random() < 0.7:
        return "no"
    days = chance.choice((0, 1, rule["again_days"], rule["again_days"] + 3))
    return {"answer": "no", "given": (today - timedelta(days=days)).isoformat()}


def _any_answer(rule: Json, today: date, chance: random.Random) -> str | Json:
    answer = chance.choices(("no", "yes", "unsure"), (90, 7, 3))[0]
    if answer == "no":
        return _old_no(rule, today, chance) if chance.random() < 0.1 else _no(rule, today, chance)
    return _yes(rule, today, chance)


def _old_no(rule: Json, today: date, chance: random.Random) -> Json:
    days = rule["again_days"] + chance.choice((4, 5, 90))
    return {"answer": "no", "given": (today - timedelta(days=days)).isoformat()}


def _yes(rule: Json, today: date, chance: random.Random, *, over: float = 0.2, placed: float = 0.85) -> str | Json:
    """A yes or unsure, with place, weeks and day where they belong, and now and then where they do not."""
    said: Json = {"answer": chance.choice(("yes", "yes", "unsure"))}
    local = rule["scope"] in ("limb", "area")
    if chance.random() < (placed if local else 0.2):
        said["where"] = chance.sample(PLACES if chance.random() < 0.15 else REGIONS, chance.choice((1, 1, 2, 3)))
    if rule.get("lasts_days") and chance.random() < 0.6:
        late = chance.random() < over
        days = rule["lasts_days"] + chance.choice((1, 2, 40)) if late else chance.randrange(rule["lasts_days"] + 1)
        said["since"] = (today - timedelta(days=days)).isoformat()
    if rule.get("lasts_days") and chance.random() < 0.3:
        said["first"] = (today - timedelta(days=chance.choice((0, 1, 9, 10, 11, 200)))).isoformat()
    if chance.random() < (0.8 if rule["id"] == "pregnancy" else 0.02):
        said["weeks"] = chance.choice((4, 9, 12, 13, 20, 27, 28, 29, 36, 40))
    if chance.random() < 0.2:
        said["given"] = (today - timedelta(days=chance.randrange(400))).isoformat()
    return said["answer"] if list(said) == ["answer"] else said


def _turn(intake: Json, mood: str, today: date, chance: random.Random, table: Table) -> None:
    """Turn some noes as the mood wants it, and add what clinicians said."""
    rules = {name: rule for name, rule in table["rules"].items() if rule["kind"] != "use_rule"}
    by_effect = {effect: [name for name in rules if rules[name]["effect"] == effect] for effect in EFFECTS}
    if mood in ("adapt", "incomplete", "ask_first", "stop"):
        for name in chance.sample(by_effect["limit"], chance.choice((0, 1, 1, 2, 3))):
            _set_yes(intake, rules[name], today, chance, sure=_surely(mood))
    if mood in ("adapt", "incomplete") and chance.random() < 0.4:
        name = chance.choice(by_effect["ask_first"])
        _set_yes(intake, rules[name], today, chance, sure=_surely(mood))
        _clear(intake, name, today, chance, holds=True)
    if mood in ("ask_first", "stop"):
        _raise(intake, mood, rules, by_effect, today, chance)
    if mood == "incomplete" or (mood in ("ask_first", "stop") and chance.random() < 0.3):
        _open_some(intake, rules, today, chance)
    if chance.random() < 0.1 or mood == "wild":
        _clear(intake, chance.choice([*by_effect["ask_first"] * 2, *rules]), today, chance, holds=chance.random() < 0.5)
    _refuse(intake, rules, today, chance)


def _refuse(intake: Json, rules: Json, today: date, chance: random.Random) -> None:
    """Now and then a clinician's no, a day before or after an OK or on the same day."""
    for word in intake.get("cleared", ()):
        rule = rules[word["condition"]]
        if rule["kind"] == "condition" and rule["effect"] == "ask_first" and chance.random() < 0.12:
            day = min(today, date.fromisoformat(word["date"]) + timedelta(days=chance.choice((-1, 0, 1))))
            no = {"condition": word["condition"], "by": "another clinician", "date": day.isoformat()}
            intake.setdefault("refused", []).append(no)


def _surely(mood: str) -> dict[str, float]:
    """Answers that are neither over nor without a place, where the aim needs them."""
    return {"over": 0.0, "placed": 1.0} if mood in ("adapt", "ask_first") else {}


def _raise(
    intake: Json, mood: str, rules: Json, by_effect: dict[str, list[str]], today: date, chance: random.Random
) -> None:
    """A yes to what stops; or something to ask about first, perhaps with a clinician's word."""
    flags = [name for name in by_effect["stop"] if rules[name]["kind"] == "red_flag"]
    if mood == "stop":
        for name in chance.sample(by_effect["stop"], chance.choice((1, 1, 2))):
            _set_yes(intake, rules[name], today, chance, answer="yes", sure={"over": 0.1})
        return
    for name in chance.sample([*by_effect["ask_first"], *flags], chance.choice((1, 1, 2))):
        _set_yes(intake, rules[name], today, chance, answer="unsure" if name in flags else None, sure=_surely(mood))
        if chance.random() < 0.3:
            _clear(intake, name, today, chance, holds=chance.random() < 0.3)


def _set_yes(
    intake: Json,
    rule: Json,
    today: date,
    chance: random.Random,
    *,
    answer: str | None = None,
    sure: dict[str, float] | None = None,
) -> None:
    """Yes or unsure to the whole or to some halves, beside the noes that are there."""
    halves = [f"{rule['id']}.{part['id']}" for part in rule.get("parts", ())]
    keys = [rule["id"]]
    if halves and chance.random() < 0.5:
        keys = chance.sample([*halves, rule["id"]], chance.choice((1, 1, 2)))
    for key in keys:
        said = _yes(rule, today, chance, **(sure or {}))
        if answer:
            said = answer if isinstance(said, str) else {**said, "answer": answer}
        intake["conditions"][key] = said


def _clear(intake: Json, name: str, today: date, chance: random.Random, *, holds: bool) -> None:
    """A clinician's word: one that holds, has ended, or does not count yet."""
    first, last = chance.choice(((0, 0), (-10, 0), (0, 30), (-200, 200)) if holds else ((-90, -1), (1, 60), (-9, -9)))
    word = {"condition": name, "by": "a clinician"}
    word |= {"date": (today + timedelta(days=first)).isoformat()}
    word |= {"valid_until": (today + timedelta(days=last)).isoformat()}
    intake.setdefault("cleared", []).append(word)


def _open_some(intake: Json, rules: Json, today: date, chance: random.Random) -> None:
    """Take some answers away, or let a no be too old to count."""
    conditions = intake["conditions"]
    for key in chance.sample(sorted(conditions), chance.choice((1, 2, 3, len(conditions) // 2))):
        if chance.random() < 0.7:
            del conditions[key]
        else:
            conditions[key] = _old_no(rules[key.partition(".")[0]], today, chance)
