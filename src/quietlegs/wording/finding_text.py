"""The whole text of a finding: the answer, what would change it, how it was planned; as done comes last."""

from msgspec.structs import replace

from quietlegs.foundation.reasons import Reason
from quietlegs.records.finding import Finding
from quietlegs.wording.finding import answer_lines, arm_name, decision_word
from quietlegs.wording.finding_beside import (
    after_session_lines,
    as_done_line,
    count_lines,
    planned_line,
    sensitivity_lines,
)
from quietlegs.wording.speak import all_sentences, say


def put_words(finding: Finding, *, locale: str = "en") -> Finding:
    """The finding with its text and its cautions' texts filled in."""
    return replace(
        finding,
        text=finding_text(finding, locale=locale),
        cautions=tuple(_caution(caution, finding=finding, locale=locale) for caution in finding.cautions),
    )


def finding_text(finding: Finding, *, locale: str = "en") -> str:
    """The answer in words, one thought a line."""
    lines = answer_lines(finding, beside=count_lines(finding, locale=locale), locale=locale)
    if finding.best_arm is None:
        return "\n".join(lines)
    changing = sensitivity_lines(finding, locale=locale)
    if changing:
        lines += [say("sense.heading", locale=locale), *changing]
    beside = [planned_line(finding, locale=locale)] if changing else []
    beside += after_session_lines(finding, locale=locale)
    beside.append(as_done_line(finding, locale=locale))
    return "\n".join([*lines, *(line for line in beside if line)])


def _caution(caution: Reason, *, finding: Finding, locale: str) -> Reason:
    values = dict(caution.values)
    if "arm" in values:
        values["arm"] = arm_name(str(values["arm"]), locale=locale)
    if "decision" in values:
        values["decision"] = decision_word(str(values["decision"]), finding=finding, locale=locale)
    own = f"{caution.code}.{caution.about}"
    code = own if own in all_sentences(locale) else caution.code
    return replace(caution, text=say(code, values, locale=locale))
