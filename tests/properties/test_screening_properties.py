"""What must hold for every intake. The intakes are drawn by a seed; a failing seed stands in the message."""

from collections import Counter
from functools import cache
from random import Random

import msgspec
import pytest

from quietlegs.foundation.body import LEG_REGIONS, TECHNIQUES
from quietlegs.interface.intake import read_intake
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.person.conditions import standings
from quietlegs.records.plan import VERDICTS, Screening, Withheld
from quietlegs.safety.screening import screen
from tests.drawn import Document, drawn_intake, risky
from tests.people import TODAY, all_no, asked, each_condition, parts

SEEDS = range(600)
FEWEST = 0.15


def screened(document: Document) -> Screening:
    return screen(read_intake(document), today=TODAY, catalogue=load_catalogue())


@cache
def drawn(seed: int) -> Screening:
    return screened(drawn_intake(seed))


def with_answer(document: Document, condition: str, answer: object) -> Document:
    conditions = document["conditions"]
    assert isinstance(conditions, dict)
    return {**document, "conditions": {**conditions, condition: answer}}


def answers_of(document: Document) -> dict[str, object]:
    conditions = document["conditions"]
    assert isinstance(conditions, dict)
    return conditions


def covers(stricter: Withheld, row: Withheld) -> bool:
    """Whether everything that a row withholds is withheld by the stricter one."""
    same = (stricter.technique, stricter.tool, stricter.oil) == (row.technique, row.tool, row.oil)
    above = stricter.pressure_above is None or (
        row.pressure_above is not None and stricter.pressure_above <= row.pressure_above
    )
    return same and stricter.region in (None, row.region) and above


def lost(before: Screening, after: Screening) -> list[Withheld]:
    """What was withheld before and is not any more."""
    return [row for row in before.withheld if not any(covers(one, row) for one in after.withheld)]


def strictness(screening: Screening) -> int:
    return VERDICTS.index(screening.verdict)


def test_each_verdict_is_a_fair_share_of_the_intakes(capsys: pytest.CaptureFixture[str]) -> None:
    counts = Counter(drawn(seed).verdict for seed in SEEDS)
    shares = {verdict: counts[verdict] / len(SEEDS) for verdict in VERDICTS}
    with capsys.disabled():
        told = "  ".join(f"{verdict} {share:.0%}" for verdict, share in shares.items())
        print(f"\nverdicts of {len(SEEDS)} screened intakes: {told}")  # noqa: T201
    assert min(shares.values()) >= FEWEST


def noes(document: Document) -> list[str]:
    return [key for key, answer in answers_of(document).items() if answer == "no"]


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_a_no_that_becomes_yes_or_unsure_never_frees_anything(answer: str) -> None:
    for seed in SEEDS:
        random, document = Random(seed), drawn_intake(seed)
        for key in random.sample(noes(document), 3):
            rule = load_catalogue().rules[key.partition(".")[0]]
            changed = answer if random.random() < 0.4 else risky(random, rule, answer)
            after = screened(with_answer(document, key, changed))
            assert lost(drawn(seed), after) == [], (seed, key, changed)
            assert strictness(after) >= strictness(drawn(seed)), (seed, key, changed)


def test_a_half_beside_a_whole_answer_never_frees_anything() -> None:
    for seed in SEEDS:
        random, document = Random(seed), drawn_intake(seed)
        key = random.choice(parts())
        rule = load_catalogue().rules[key.partition(".")[0]]
        before = screened(with_answer(document, key, "no"))
        after = screened(with_answer(document, key, risky(random, rule)))
        assert lost(before, after) == [], (seed, key)
        assert strictness(after) >= strictness(before), (seed, key)


@pytest.mark.parametrize("condition", asked())
def test_each_no_alone_becomes_stricter(condition: str) -> None:
    rule = load_catalogue().rules[condition]
    calm = screened(all_no())
    unsure, sure = (screened(all_no(**{condition: answer})) for answer in ("unsure", "yes"))
    assert calm.verdict == "go"
    assert strictness(calm) < strictness(unsure) <= strictness(sure)
    assert lost(calm, unsure) == lost(unsure, sure) == []
    assert len(unsure.withheld) >= len(calm.withheld)
    if rule.kind == "red_flag":
        assert (unsure.verdict, sure.verdict) == ("ask_first", "stop")
    else:
        assert (unsure.verdict, unsure.withheld, unsure.missing) == (sure.verdict, sure.withheld, sure.missing)


@pytest.mark.parametrize("key", parts())
def test_a_half_never_frees_anything_while_the_others_are_open(key: str) -> None:
    condition = key.partition(".")[0]
    before = screened(all_no(**{condition: None, key: "no"}))
    for answer in ("yes", "unsure"):
        after = screened(all_no(**{condition: None, key: answer}))
        assert lost(before, after) == []
        assert strictness(after) >= strictness(before)
        assert set(after.missing) >= set(before.missing)


def test_stop_and_ask_first_and_incomplete_say_what_they_rest_on() -> None:
    for seed in SEEDS:
        document, found = drawn_intake(seed), drawn(seed)
        codes = {reason.code for reason in found.reasons}
        assert (found.verdict == "stop") == ("safety.stop" in codes), seed
        assert found.verdict != "ask_first" or codes & {"safety.ask_first", "safety.red_flag_unsure"}, seed
        assert found.verdict != "incomplete" or found.missing, seed
        if found.verdict in ("go", "adapt"):
            assert found.missing == (), seed
            assert found.red_flags == (), seed
        if found.verdict == "go":
            assert all(answer == "no" for answer in answers_of(document).values()), seed


def withheld_whole(found: Screening) -> set[str | None]:
    return {row.technique for row in found.withheld if row.region is None and row.pressure_above is None}


def test_under_stop_every_technique_is_withheld_everywhere() -> None:
    for seed in SEEDS:
        if drawn(seed).verdict == "stop":
            assert set(TECHNIQUES) <= withheld_whole(drawn(seed)), seed


def test_alarm_words_come_only_with_yes() -> None:
    for seed in SEEDS:
        for flag in drawn(seed).red_flags:
            alarm = load_catalogue().rules[flag.id].alarm
            assert alarm is not None
            sure = standings(read_intake(drawn_intake(seed)), load_catalogue())[flag.id].answer == "yes"
            assert (flag.action == alarm.action) == sure, seed
            assert (flag.urgency == "look") == (not sure), seed


def test_every_withheld_row_rests_on_an_answer_or_a_rule_of_use() -> None:
    catalogue = load_catalogue()
    always = {rule.id for rule in catalogue.rules.values() if rule.kind == "use_rule"}
    for seed in SEEDS:
        known = standings(read_intake(drawn_intake(seed)), catalogue)
        allowed = always | {one.id for one in known.values() if one.at_risk} | {"intake:touch", "intake:birth_year"}
        for row in drawn(seed).withheld:
            assert row.because, seed
            assert set(row.because) <= allowed, (seed, row)
            assert set(row.sources) <= set(catalogue.references), (seed, row)
            assert row.sources, (seed, row)


def test_each_thing_is_withheld_once_and_names_exactly_one_thing() -> None:
    for seed in SEEDS:
        rows = drawn(seed).withheld
        things = [msgspec.structs.replace(row, because=(), sources=()) for row in rows]
        assert len(set(things)) == len(things), seed
        assert all([row.technique, row.tool, row.oil].count(None) == 2 for row in rows), seed
        assert all(row.region in (None, *LEG_REGIONS) for row in rows), seed


def shuffled(document: Document, seed: int) -> Document:
    keys = list(answers_of(document))
    Random(seed).shuffle(keys)
    return {**document, "conditions": {key: answers_of(document)[key] for key in keys}}


def test_the_order_of_answers_changes_nothing() -> None:
    for seed in SEEDS[::5]:
        assert screened(shuffled(drawn_intake(seed), seed)) == drawn(seed), seed


def cleared(condition: str, until: str) -> Document:
    word = {"condition": condition, "by": "a clinician", "date": "2026-10-01", "valid_until": until}
    return {**with_answer(all_no(), condition, "yes"), "cleared": [word]}


@pytest.mark.parametrize("condition", list(each_condition(effect="ask_first")))
def test_an_ok_opens_less_than_a_no_and_ends(condition: str) -> None:
    calm = screened(all_no())
    valid, ended = screened(cleared(condition, "2026-11-23")), screened(cleared(condition, "2026-11-22"))
    assert ended.verdict == "ask_first"
    assert lost(calm, valid) == []
    assert any(condition in row.because for row in valid.withheld)
    assert valid.verdict == ("incomplete" if valid.missing else "adapt")
