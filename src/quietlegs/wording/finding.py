"""Words for a finding: the verdict, the number with its interval in the same line, and what comes next."""

from msgspec.structs import replace

from quietlegs.foundation.reasons import Reason, Scalar
from quietlegs.records.finding import ArmFinding, Effect, Finding
from quietlegs.wording.points import points
from quietlegs.wording.speak import all_sentences, say

WIDE_RANGE = 200.0
"""From this width of the outcome's range on, numbers are told without decimals."""


def put_words(finding: Finding, *, locale: str = "en") -> Finding:
    """The finding with its text and its cautions' texts filled in."""
    return replace(
        finding,
        text=finding_text(finding, locale=locale),
        cautions=tuple(_caution(caution, locale=locale) for caution in finding.cautions),
    )


def finding_text(finding: Finding, *, locale: str = "en") -> str:
    """The answer in words, one thought a line."""
    lines = [_verdict(finding, locale=locale)]
    best = finding.arms.get(finding.best_arm or "")
    if best is not None and best.effect is not None:
        lines.append(_number(finding, best=best, effect=best.effect, locale=locale))
        lines += _next(finding, locale=locale)
        lines += [
            _other(finding, arm=arm, found=found, locale=locale)
            for arm, found in finding.arms.items()
            if arm != finding.best_arm
        ]
        lines.append(say("finding.not_blind", locale=locale))
    return "\n".join(lines)


def arm_name(arm: str, *, locale: str = "en") -> str:
    """An arm in everyday words; an arm of the person's own keeps its own name."""
    code = f"arm.{arm}"
    return say(code, locale=locale) if code in all_sentences(locale) else arm.replace("_", " ")


def change(value: float, *, finding: Finding, locale: str = "en") -> str:
    """A difference with its direction: "1.2 points lower"."""
    size = _size(value, finding=finding)
    if float(size) == 0:
        return say("change.none", locale=locale)
    code = "change.lower" if value < 0 else "change.higher"
    return say(code, {"points": points(size, locale=locale)}, locale=locale)


def span(effect: Effect, *, finding: Finding, locale: str = "en") -> str:
    """The 90 % interval in words."""
    low, high = effect.q05, effect.q95
    near, far = (low, high) if abs(low) < abs(high) else (high, low)
    if low * high > 0 and float(_size(near, finding=finding)) > 0:
        side = say("side.lower" if high < 0 else "side.higher", locale=locale)
        values: dict[str, Scalar] = {"near": _size(near, finding=finding), "far": _size(far, finding=finding)}
        return say("span.same_side", {**values, "side": side}, locale=locale)
    first, second = (change(value, finding=finding, locale=locale) for value in (low, high))
    return say("span.both_sides", {"first": first, "second": second}, locale=locale)


def _size(value: float, *, finding: Finding) -> str:
    low, high = finding.range
    return f"{abs(value):.0f}" if high - low > WIDE_RANGE else f"{abs(value):.1f}"


def _verdict(finding: Finding, *, locale: str) -> str:
    return say(_verdict_code(finding), _values(finding, arm=finding.best_arm, locale=locale), locale=locale)


def _verdict_code(finding: Finding) -> str:
    """Which sentence opens the text."""
    codes = {caution.code for caution in finding.cautions}
    if finding.best_arm is None:
        if "caution.never_randomised" in codes:
            return "finding.never_randomised"
        return "finding.nothing_compared" if finding.nights.analysed else "finding.no_nights"
    course = ".course" if finding.question == "course" else ""
    if finding.decision == "cannot_tell_yet" and finding.model["too_early"]:
        return f"finding.too_early{course}"
    if finding.decision == "no_worthwhile_help":
        return f"finding.no_worthwhile_help{course}"
    return f"finding.{finding.decision}"


def _values(finding: Finding, *, arm: str | None, locale: str) -> dict[str, Scalar]:
    name = arm_name(arm or "", locale=locale)
    outcome = "outcome.urge" if finding.outcome == "urge" else "outcome.other"
    return {
        "arm": name,
        "Arm": name[:1].upper() + name[1:],
        "outcome": say(outcome, {"outcome": finding.outcome.replace("_", " ")}, locale=locale),
        "comparison": say(f"comparison.{finding.comparison}", locale=locale),
        "mid": points(f"{finding.mid:g}", locale=locale),
        "worth": say("worth.named" if finding.model["mid_named"] else "worth.default", locale=locale),
        "nights": finding.model["rows"],
    }


def _number(finding: Finding, *, best: ArmFinding, effect: Effect, locale: str) -> str:
    values: dict[str, Scalar] = {
        "change": change(effect.mean, finding=finding, locale=locale),
        "span": span(effect, finding=finding, locale=locale),
        "with_nights": best.nights,
        "without_nights": finding.model["comparison_nights"],
        "chance": _in_100(best.p_helps or 0.0),
    }
    early = ".early" if finding.model["too_early"] else ""
    return say(f"finding.number{early}", values, locale=locale)


def _in_100(chance: float) -> str:
    """A probability as whole hundredths that never claims certainty."""
    if chance > 0.99:
        return "more than 99"
    return "less than 1" if chance < 0.01 else f"{100 * chance:.0f}"


def _next(finding: Finding, *, locale: str) -> list[str]:
    if finding.nights_to_go is not None:
        ahead: dict[str, Scalar] = {"q50": finding.nights_to_go.q50, "q90": finding.nights_to_go.q90}
        form = ".few" if finding.nights_to_go.q50 == finding.nights_to_go.q90 else ""
        form = ".one" if finding.nights_to_go.q90 == 1 else form
        return [say(f"finding.nights_to_go{form}", ahead, locale=locale)]
    if finding.why_no_nights_to_go in ("more_than_a_year", "blocks_run_to_their_end"):
        return [say(f"finding.{finding.why_no_nights_to_go}", locale=locale)]
    return []


def _other(finding: Finding, *, arm: str, found: ArmFinding, locale: str) -> str:
    values = _values(finding, arm=arm, locale=locale)
    if found.effect is None:
        return say("finding.short.nothing_compared", values, locale=locale)
    more: dict[str, Scalar] = {
        "change": change(found.effect.mean, finding=finding, locale=locale),
        "span": span(found.effect, finding=finding, locale=locale),
        "nights": found.nights,
        "verdict": say(f"finding.short.{found.decision}", locale=locale),
    }
    return say("finding.other_arm", {**values, **more}, locale=locale)


def _caution(caution: Reason, *, locale: str) -> Reason:
    values = dict(caution.values)
    if "arm" in values:
        values["arm"] = arm_name(str(values["arm"]), locale=locale)
    if "decision" in values:
        values["decision"] = say(f"decision.{values['decision']}", locale=locale)
    return replace(caution, text=say(caution.code, values, locale=locale))
