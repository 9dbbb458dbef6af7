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
}
