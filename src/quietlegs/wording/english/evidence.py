"""Evidence in English: a claim is quoted to be judged, never asserted."""

SENTENCES: dict[str, str] = {
    "evidence.quoted": "\u201c{quoted}\u201d",
    "evidence.certainty": "Certainty: {certainty}.",
    "evidence.known": "What is known",
    "evidence.not_known": "What is not known",
    "evidence.never_say": "What Quietlegs never says",
    "evidence.sources": "Where it was read",
    "evidence.read_full_text": "full text read",
    "evidence.read_abstract": "abstract read",
    "evidence.read_excerpt": "an excerpt read",
    "evidence.read_bibliography": "found in a list of references only",
    "evidence.read_none": "our own judgement, no source",
    # Pooling a person's own table of studies.
    "pool.estimate": "Taken together, the {k} studies give {estimate} (95 % interval {low} to {high}).",
    "pool.direction": "Below 0 means lower in the treated group than in the other one.",
    "pool.alike_none": "The studies differ no more than chance would make them.",
    "pool.alike_some": "The studies differ a little more than chance would make them.",
    "pool.alike_clear": "The studies clearly differ more than chance would make them.",
    "pool.alike_far": "The studies differ far more than chance would make them.",
    "pool.alike_few": "With so few studies nobody can tell how much they really differ.",
    "pool.new_study": "In a new study of this kind the true result would most likely lie between {low} and {high}.",
    "pool.new_study_both": "So the next one could come out on either side of 0.",
    "pool.no_new_study": "This method holds that all studies share one true result: it gives no range for a new study.",
    "pool.plot": "Each study with its 95 % interval, and its share in the result",
    "pool.together": "Together",
    "pool.new": "A new study",
    "pool.share": "{share} %",
    "pool.keep_in_mind": "What to keep in mind",
    "pool.few_studies": "There are fewer than 5 studies. One more could change the result a lot.",
    "pool.very_different": "The studies are far apart: one number for all says little. Look for what sets them apart.",
    "pool.one_true_effect": "All studies are treated as if they had the same true result. That is rarely so.",
    "pool.knapp_common": "Hartung-Knapp is meant for models that let studies differ. Here it was asked for anyway.",
    "pool.knapp_narrow": (
        "The Hartung-Knapp interval came out narrower than the plain one. The studies may agree by chance: look at the"
        " plain one, too."
    ),
    "pool.off_centre": "In a study the result is not in the middle of its interval. Check these numbers for a slip.",
    "pool.bias_unknown": "How well each study was done is not known here. Pooling weak ones makes them no stronger.",
    "pool.for_statisticians": (
        "For statisticians: {measure}, {method}{knapp}; tau\u00b2 {tau2}, I\u00b2 {i2} %, Q {q} on {q_df} degrees of"
        " freedom (p {q_p})."
    ),
    "pool.knapp_with": " with Hartung-Knapp",
    "pool.knapp_without": " without Hartung-Knapp",
    "pool.measure_MD": "mean difference",
    "pool.measure_SMD": "standardised difference (Hedges' g)",
    "pool.method_EE": "one common effect (EE)",
    "pool.method_DL": "DerSimonian-Laird (DL)",
    "pool.method_REML": "restricted maximum likelihood (REML)",
    "pool.method_PM": "Paule-Mandel (PM)",
}
