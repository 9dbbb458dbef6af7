"""The studies behind a claim, in English."""

SENTENCES: dict[str, str] = {
    "evidence.facts_instruments": "Questionnaires and ratings",
    "evidence.facts_terms": "Words of the field",
    "evidence.facts_studies": "Trials that we read",
    "evidence.facts_comparisons": "Trials that may stand together",
    "evidence.facts_published": "Pooled results, as published",
    "studies.heading": "The studies behind it",
    "studies.points": "points",
    "studies.spreads": "usual spreads",
    "studies.less_less": "{size} {unit} less ({first} to {last} less)",
    "studies.more_more": "{size} {unit} more ({first} to {last} more)",
    "studies.less_both": "{size} {unit} less ({first} less to {last} more)",
    "studies.more_both": "{size} {unit} more ({first} less to {last} more)",
    "studies.less_alone": "{size} {unit} less",
    "studies.more_alone": "{size} {unit} more",
    "studies.percent": "{size} in 100 ({first} to {last})",
    "studies.no_number": "no number that we can use",
    "studies.only_one": "Only one trial gives numbers that we can use. So nothing is pooled.",
    "studies.dummy": (
        "People given a dummy treatment improved by {size} points on this scale too: partly hope, partly bad spells"
        " passing."
    ),
    "studies.dummy_how": "That is a change since the start. The trials here set one group against another.",
    "studies.numbers": (
        "Numbers are the treated group minus the other one. Less is better. In brackets stands the 95 % interval."
    ),
    "studies.people": "{people} people",
    "studies.trials": "{trials} trials",
    "studies.published": "as published",
    "studies.together": "Together",
    "studies.new_study": "A new study",
    "studies.on_dummy": "On a dummy treatment",
    "studies.on_dummy_how": "change since the start",
    "studies.picture": "Differences in {scale}",
    "studies.scale_irls": "points of the 0 to 40 scale for restless legs",
    "studies.scale_psqi": "points of the 0 to 21 scale for sleep",
    "studies.picture_told": "{rows} lines. {lines} The table below holds the same numbers.",
    "studies.picture_line": "{name}: {told}.",
    "studies.less_side": "less: better",
    "studies.more_side": "more: worse",
    "studies.kind_study": "trial",
    "studies.kind_pooled": "pooled here",
    "studies.kind_new": "where a new study would lie",
    "studies.kind_published": "pooled by others",
    "studies.kind_dummy": "change on a dummy",
    "studies.no_trials": "For this claim we hold no trial with its numbers.",
}
