"""The gate refuses what must not ship; each refusal is one sentence that names the file."""

from pathlib import Path

import pytest

from quietlegs.foundation.errors import KnowledgeError
from quietlegs.knowledge.catalogue import load_catalogue, read_facts
from quietlegs.knowledge.gate import checked

HEAD = 'confidence = "judgement"\nchecked = 2026-11-23\nexpires = 2027-11-23\nsources = ["own"]\n'
OWN = 'id = "own"\nkind = "own_judgement"\ntitle = "Our judgement"\nread = "none"\n'
PAPER = 'id = "paper"\nkind = "article"\ntitle = "A paper"\ndoi = "10.1000/1"\nread = "abstract"\n'
STROKES = (
    HEAD
    + """
id = "effleurage"
name = "Gliding"
offered = true
summary = "Long strokes."
steps = [{ text = "Glide." }]
bases = ["calf"]
stroke = "glide"
mistakes = ["Fast: go slowly.", "Hard: go lightly.", "Long: stop earlier."]
grade = "J"
"""
)
RULE = (
    HEAD
    + """
id = "sore"
kind = "condition"
effect = "limit"
scope = "whole"
question = "Is it sore?"
why = "It hurts."
still_allowed = "The rest."
"""
)
BAN = '[[forbids]]\ntechniques = ["effleurage"]\n'
ROUTINE = (
    HEAD
    + """
id = "evening"
name = "Evening"
summary = "Slow."
helpers = ["self"]
"""
)
STEP = '[[steps]]\ntechnique = "effleurage"\nbase = "calf"\n'
MEDICINE = HEAD + 'id = "one"\nname = "One"\ngroup = "any"\nstatement = "Thins blood."\n'
ALLERGY = HEAD + 'id = "nuts"\nname = "Nuts"\nimplies = ["sore"]\n'
CLAIM = (
    HEAD
    + """
id = "helps"
quoted = "It helps."
tier = "weak"
certainty = "low"
known = "A little."
not_known = "Much."
"""
)

INSTRUMENT = """
id = "scale"
name = "A scale"
kind = "questionnaire"
about = "Legs"
lowest = 0.0
highest = 10.0
better = "lower"
period = "one week"
licence = "Ours."
sources = ["own"]
confidence = "judgement"
checked = 2026-11-24
expires = 2027-11-24
"""


def write(place: Path, files: dict[str, str]) -> Path:
    good = {
        "references/own.toml": OWN,
        "references/paper.toml": PAPER,
        "techniques/effleurage.toml": STROKES,
        "rules/sore.toml": RULE + BAN,
    }
    for name, text in {**good, **files}.items():
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return place


REFUSED = {
    "a fact without source": ("rules/sore.toml", RULE.replace('sources = ["own"]\n', "") + BAN, "sources"),
    "a fact with an empty list of sources": ("rules/sore.toml", RULE.replace('["own"]', "[]") + BAN, "sources"),
    "an unknown key": ("rules/sore.toml", RULE + 'colour = "red"\n' + BAN, "colour"),
    "an unknown reference": ("rules/sore.toml", RULE.replace('["own"]', '["hearsay"]') + BAN, "hearsay"),
    "a file name that is not the id": ("rules/other.toml", RULE + BAN, "id of its file name"),
    "text that is not TOML": ("rules/sore.toml", "id = [", "TOML"),
    "own judgement that claims confidence": (
        "rules/sore.toml",
        RULE.replace('"judgement"', '"high"') + BAN,
        "judgement",
    ),
    "a ban on an unknown technique": ("rules/sore.toml", RULE + BAN.replace("effleurage", "juggling"), "juggling"),
    "a ban on an unknown tool": ("rules/sore.toml", RULE + '[[forbids]]\ntools = ["hammer"]\n', "hammer"),
    "a ban on an unknown oil": ("rules/sore.toml", RULE + '[[forbids]]\noils = ["engine_oil"]\n', "engine_oil"),
    "a ban at an unknown region": ("rules/sore.toml", RULE + BAN + 'where = ["elbow"]\n', "elbow"),
    "a ban that names nothing": ("rules/sore.toml", RULE + '[[forbids]]\nwhere = "there"\n', "exactly one"),
    "a ban that names two kinds": ("rules/sore.toml", RULE + BAN + 'tools = ["ball"]\n', "exactly one"),
    "a rule that forbids nothing": ("rules/sore.toml", RULE + "forbids = []\n", "forbids"),
    "a red flag without alarm": ("rules/sore.toml", RULE.replace('"condition"', '"red_flag"') + BAN, "alarm"),
    "two parts with one id": (
        "rules/sore.toml",
        RULE + BAN + 2 * '[[parts]]\nid = "now"\nquestion = "Is it?"\n',
        "taken",
    ),
    "an offered technique without steps": (
        "techniques/effleurage.toml",
        STROKES.replace('[{ text = "Glide." }]', "[]"),
        "without steps",
    ),
    "an offered technique that cannot be drawn": (
        "techniques/effleurage.toml",
        STROKES.replace('"glide"', '"none"'),
        "without a stroke",
    ),
    "an offered technique with two mistakes": (
        "techniques/effleurage.toml",
        STROKES.replace(', "Long: stop earlier."', ""),
        "2 of at least 3",
    ),
    "an offered technique that nobody named": (
        "techniques/juggling.toml",
        STROKES.replace('"effleurage"', '"juggling"'),
        "not among the techniques",
    ),
    "a technique that is not offered and does not say why": (
        "techniques/friction.toml",
        STROKES.replace('"effleurage"', '"friction"').replace("offered = true", "offered = false"),
        "why",
    ),
    "a technique at an unknown region": ("techniques/effleurage.toml", STROKES.replace('"calf"', '"elbow"'), "elbow"),
    "a line of the how-to at another place": (
        "techniques/effleurage.toml",
        STROKES.replace('"Glide."', '"Glide.", bases = ["sole"]'),
        "may not be done",
    ),
    "a routine with an unknown technique": (
        "routines/evening.toml",
        ROUTINE + STEP.replace("effleurage", "juggling"),
        "juggling",
    ),
    "a routine with an unknown tool": ("routines/evening.toml", ROUTINE + 'tools = ["hammer"]\n' + STEP, "hammer"),
    "a routine where it may not be done": (
        "routines/evening.toml",
        ROUTINE + STEP.replace("calf", "knee_back"),
        "knee",
    ),
    "a medicine that implies the unknown": ("medicines/one.toml", MEDICINE + 'implies = ["gout"]\n', "gout"),
    "an allergy that implies the unknown": ("allergies/nuts.toml", ALLERGY.replace("sore", "gout"), "gout"),
    "a claim about the unknown": ("claims/helps.toml", CLAIM + 'about = ["juggling"]\n', "juggling"),
    "an instrument without a range": (
        "instruments/scale.toml",
        INSTRUMENT.replace("highest = 10.0", "highest = 0.0"),
        "no range",
    ),
    "an important change that the range does not hold": (
        "instruments/scale.toml",
        INSTRUMENT + "important_change = 11.0\n",
        "important",
    ),
    "a questionnaire that ships a question": (
        "instruments/scale.toml",
        INSTRUMENT + 'question = "How bad was it?"\n',
        "only its total",
    ),
    "an own rating that asks nothing": (
        "instruments/scale.toml",
        INSTRUMENT.replace("questionnaire", "own_rating"),
        "what it asks",
    ),
    "a number below the scale": ("techniques/effleurage.toml", STROKES + "pressure_max = 9\n", "pressure_max"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refuses(case: str, tmp_path: Path) -> None:
    file, text, expected = REFUSED[case]
    with pytest.raises(KnowledgeError) as refused:
        checked(read_facts(write(tmp_path, {file: text})))
    assert file in str(refused.value)
    assert expected in str(refused.value)
    assert "\n" not in str(refused.value)


def test_two_medicines_cannot_share_a_name(tmp_path: Path) -> None:
    files = {
        "medicines/one.toml": MEDICINE,
        "medicines/two.toml": MEDICINE.replace('"one"', '"two"').replace('"One"', '"Two"') + 'also = ["ONE"]\n',
    }
    with pytest.raises(KnowledgeError, match="taken already"):
        checked(read_facts(write(tmp_path, files)))


def test_lets_good_facts_through(tmp_path: Path) -> None:
    files = {
        "routines/evening.toml": ROUTINE + STEP,
        "medicines/one.toml": MEDICINE + 'implies = ["sore"]\n',
        "allergies/nuts.toml": ALLERGY,
        "claims/helps.toml": CLAIM + 'about = ["effleurage"]\n',
        "instruments/scale.toml": INSTRUMENT + "important_change = 2.0\n",
    }
    catalogue = checked(read_facts(write(tmp_path, files)))
    assert set(catalogue.rules) == {"sore"}
    assert set(catalogue.routines) == {"evening"}


def test_what_ships_passes_the_gate_and_is_read_once() -> None:
    assert load_catalogue() is load_catalogue()


def test_facts_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        load_catalogue().references["mine"] = load_catalogue().references["own_judgement"]  # type: ignore[index]
