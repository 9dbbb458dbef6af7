"""What can make restless legs worse, in English: iron, medicines, and what goes along with it."""

SENTENCES: dict[str, str] = {
    "factors.lead": (
        "Some things go along with restless legs. You need not change anything yourself: they are worth raising with "
        "your clinician."
    ),
    "factors.iron_empty": "No iron value is written down yet. This test comes first.",
    "factors.ferritin_low": (
        "Your ferritin was {value} {unit} on {date}. The guideline speaks of iron treatment at {threshold} {unit} or "
        "less. Show this number to your clinician."
    ),
    "factors.ferritin_seen": (
        "Your ferritin was {value} {unit} on {date}. That is above {threshold} {unit}, where the guideline draws its "
        "line."
    ),
    "factors.transferrin_saturation_low": (
        "Your transferrin saturation was {value} {unit} on {date}. The guideline speaks of iron treatment below "
        "{threshold} {unit}. Show this number to your clinician."
    ),
    "factors.transferrin_saturation_seen": (
        "Your transferrin saturation was {value} {unit} on {date}. That is not below {threshold} {unit}, where the "
        "guideline draws its line."
    ),
    "factors.transferrin_saturation_missing": "Transferrin saturation is not written down yet.",
    "factors.ferritin_missing": "Ferritin is not written down yet.",
    "factors.worked_out": "Worked out from {written}.",
    "factors.converted": "On your report: {written}.",
    "factors.unread": (
        "“{written}” of {date} has a unit that we cannot read. Write the value as on the report, such as ng/mL or "
        "µg/L, or show the report to your clinician."
    ),
    "factors.gauge_line": "The guideline's line: {threshold} {unit}",
    "factors.gauge": "A bar from 0 to {end} {unit}: your value {value}, the guideline's line at {threshold}.",
    "factors.gauge_beyond": (
        "A bar from 0 to {end} {unit}: your value {value} is beyond its end, the guideline's line is at {threshold}."
    ),
    "factors.medicines_empty": "You have not listed your medicines yet.",
    "factors.medicines_none": (
        "None of the medicines that you listed is named in the reports that we know. That does not rule one out: you "
        "can still ask."
    ),
    "factors.medicines_said_none": "You noted that you use no medicines.",
    "factors.you_said_yes": "you said yes",
    "factors.you_said_unsure": "you are not sure",
    "factors.family_ask": "Does somebody in your family have restless legs? A parent, brother, sister or child?",
    "factors.ask_iron": "My {test} was {value} {unit} on {date}. What does that mean for my restless legs?",
    "factors.ask_ferritin": "ferritin",
    "factors.ask_transferrin_saturation": "transferrin saturation",
    "factors.ask_medicine": "Could {name} make my restless legs worse? Is there anything to consider?",
    "factors.ask_dopamine": (
        "I use {name}. Are there signs that it now makes my legs worse: earlier in the day, stronger, or elsewhere?"
    ),
    "body_values.read_as": (
        "“{word}” was read as {name}, to be on the safe side. If it is another medicine, correct the spelling."
    ),
    "body_values.did_you_mean": "Did you mean {name}?",
    "body_values.iron_pair": (
        "Kept. With serum iron and total iron-binding capacity of one day, transferrin saturation is worked out."
    ),
    "body_values.transferrin": "We do not work with this one alone. Ask the lab for the saturation in percent.",
    "body_values.unit_unread": "We cannot read this unit for this test. Write the value as on the report.",
}
