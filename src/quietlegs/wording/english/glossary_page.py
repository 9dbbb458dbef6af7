"""The glossary's own words; what each term means stands with the facts."""

SENTENCES: dict[str, str] = {
    "glossary.lead": "Words that Quietlegs uses in a way of its own, and words that a clinician may use.",
}
