"""Random made-up intakes, drawn so that each verdict comes up often; the seed decides everything."""

from collections.abc import Callable
from random import Random

from quietlegs.foundation.body import LEG_REGIONS, TOOLS
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.schema import Rule
from quietlegs.records.plan import VERDICTS, Verdict
from tests.people import asked, each_condition, intake

Document = dict[str, object]
OFF_THE_LEGS = ("hip_left", "hip_right", "trunk", "arm_left")
OILS = ("unscented", "lavender", "chamomile", "almond", "olive", "other:grandmother's oil", "other:eucalyptus balm")


def drawn_intake(seed: int) -> Document:
    """One random intake, aimed at one of the five verdicts in turn; it need not hit."""
    random = Random(seed)
    answers: Document = dict.fromkeys(asked(), "no")
    aim = VERDICTS[seed % len(VERDICTS)]
    for verdict in VERDICTS[: VERDICTS.index(aim) + 1]:
        if verdict in AIMED and (verdict == aim or random.random() < 0.4):
            AIMED[verdict](random, answers)
    keys = list(answers)
    random.shuffle(keys)
    return intake({key: answers[key] for key in keys}, _rest(random, answers))


def place(random: Random, rule: Rule) -> Document:
    """Where, for the questions that need it, and now and then for those that do not."""
    if rule.scope in ("limb", "area") or random.random() < 0.2:
        known = [*LEG_REGIONS, *(OFF_THE_LEGS if random.random() < 0.3 else ())]
        return {"where": random.sample(known, random.randint(1, 3))}
    return {}


def risky(random: Random, rule: Rule, answer: str = "") -> object:
    """A yes or unsure, with a place where one is needed."""
    chosen = answer or random.choice(["yes", "unsure"])
    more = place(random, rule)
    return {"answer": chosen, **more} if more else chosen


def _put(random: Random, answers: Document, condition: str, answer: str = "") -> None:
    """Answer a question risky: itself, or in one of its halves while the others are answered no."""
    rule = load_catalogue().rules[condition]
    if rule.parts and random.random() < 0.4:
        del answers[condition]
        answers.update({f"{condition}.{part.id}": "no" for part in rule.parts})
        answers[f"{condition}.{random.choice(rule.parts).id}"] = risky(random, rule, answer)
    else:
        answers[condition] = risky(random, rule, answer)


def _adapt(random: Random, answers: Document) -> None:
    for condition in random.sample(list(each_condition(effect="limit")), random.randint(1, 4)):
        _put(random, answers, condition)


def _incomplete(random: Random, answers: Document) -> None:
    grave = [one for one in asked() if load_catalogue().rules[one].effect != "limit" and answers.get(one) == "no"]
    for condition in random.sample(grave, random.randint(1, 6)):
        del answers[condition]
    if random.random() < 0.3:
        answers["open_wound"] = random.choice(["yes", "unsure"])
    if random.random() < 0.5:
        _leave_halves_open(random, answers)


def _leave_halves_open(random: Random, answers: Document) -> None:
    """Some halves of a limit answered no, the others not at all."""
    rules = (load_catalogue().rules[one] for one in each_condition(effect="limit") if answers.get(one) == "no")
    rule = random.choice([one for one in rules if one.parts])
    del answers[rule.id]
    halves = random.sample(rule.parts, random.randint(1, len(rule.parts) - 1))
    answers.update({f"{rule.id}.{half.id}": "no" for half in halves})


def _ask_first(random: Random, answers: Document) -> None:
    if random.random() < 0.3:
        answers[random.choice(list(each_condition(kind="red_flag")))] = "unsure"
    for condition in random.sample(list(each_condition(effect="ask_first")), random.randint(1, 2)):
        answers[condition] = risky(random, load_catalogue().rules[condition])


def _stop(random: Random, answers: Document) -> None:
    answers[random.choice(list(each_condition(effect="stop")))] = "yes"


AIMED: dict[Verdict, Callable[[Random, Document], None]] = {
    "adapt": _adapt,
    "incomplete": _incomplete,
    "ask_first": _ask_first,
    "stop": _stop,
}


def _rest(random: Random, answers: Document) -> Document:
    """What else stands in an intake: tools, oils, legs, touch, and sometimes a clinician's word."""
    rest: Document = {
        "tools": random.sample(TOOLS, random.randint(1, 4)),
        "oils": random.sample(OILS, random.randint(0, 4)),
        "legs": random.choice(["both", "left", "right"]),
        "touch": random.choice(["helps", "helps", "nothing"]),
        "birth_year": random.randint(1930, 2005),
        "medicines": [{"name": "pramipexole 0.18 mg"}],
    }
    worried = [one for one in asked() if answers.get(one, "no") != "no"]
    if worried and random.random() < 0.4:
        until = random.choice(["2027-03-01", "2026-11-01"])
        rest["cleared"] = [
            {"condition": one, "by": "a clinician", "date": "2026-10-01", "valid_until": until} for one in worried
        ]
    if worried and random.random() < 0.2:
        rest |= {"touch": "worse", "allergies": ["nuts", "other:kiwi"], "medicines": [{"name": "Warfarin"}]}
    return rest
