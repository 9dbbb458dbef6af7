"""What Quietlegs never asserts: a claim quoted to be judged may carry these words, our own sentences may not."""

import re
from collections.abc import Mapping

FORBIDDEN: Mapping[str, str] = {
    "a cure": r"\b(cure[sd]?|curing|heal(s|ed|ing)? your)\b",
    "more dopamine": r"\b(rais|boost|increas|releas)\w*\b[^.]{0,20}\b(dopamine|serotonin|endorphins?)\b",
    "better circulation": r"\b(improv|boost|increas|stimulat|enhanc)\w*\b[^.]{0,20}\b(circulation|blood flow)\b",
    "less cortisol": r"\b(lower|reduc|decreas)\w*\b[^.]{0,20}\b(cortisol|stress hormones?)\b",
    "detox": r"\b(detox\w*|toxins?|flush(es|ed|ing)? out|lactic acid)\b",
    "stop a medicine": r"(?<!not )(?<!never )\bstop (taking|your (medicine|tablet|pill|patch))",
    "start a medicine": r"\b(start|begin) taking\b",
    "change a dose": (
        r"(?<!not )(?<!never )\b(increase|reduce|raise|lower|double|halve|skip|change) (your|the) (dose|medicine)"
    ),
    "take iron or magnesium": r"\b(take|buy|try) (an |some )?(iron|magnesium)\b(?! test)",
    "a guarantee": r"\b(guarantee\w*|certain to|sure to (help|work)|always works|miracle)\b",
    "proof": r"(?<!not )(?<!been )\b(clinically |scientifically )?(proven|proves)\b",
    "a cause": r"\bbecause of\b|\b(caused|causes) (the|your)\b",
    "the asserted word 'improvement'": r"\bimprovements?\b",
    "the asserted word 'effective'": r"\b(effective(ly|ness)?)\b",
    "works for everyone": r"\bworks for (everyone|everybody|all)\b",
    "instead of a doctor": r"\b(replaces?|instead of) (your )?(doctor|medicine|iron|treatment)\b",
    "a diagnosis": r"\byou (have|suffer from) (rls|restless legs)\b",
    "blame": r"\b(your (own )?fault|you failed|you should have|non-?compliant|lazy|cheat\w*)\b",
}
"""What is forbidden -> the pattern that finds it."""

_PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in FORBIDDEN.items()}


def forbidden_phrases(text: str) -> list[str]:
    """The forbidden phrases in a text that we assert, each with what is wrong about it."""
    return [f"{name}: {found.group(0)!r}" for name, pattern in _PATTERNS.items() for found in pattern.finditer(text)]
