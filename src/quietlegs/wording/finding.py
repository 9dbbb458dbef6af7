"""Words for a finding: the verdict, the number with its interval in the same line, and what comes next."""

import math

from quietlegs.foundation.reasons import Scalar
from quietlegs.records.finding import ArmFinding, Effect, Finding
from quietlegs.wording.points import points
from quietlegs.wording.speak import all_sentences, say

WIDE_RANGE = 200.0
"""From this width of the outcome's range on, numbers are told without decimals."""

ALMOST = 1e-9
"""So that what a computer keeps as 0.29999… counts as 0.3."""

A_YEAR = 364
FEWEST_A_SIDE = 4
"""Nights a side from which on a difference is told; before that it is little but the starting assumption."""


def answer_lines(finding: Finding, *, beside: list[str], locale: str = "en") -> list[str]:
    """The answer, one thought a line: the verdict, the number with its interval, then what stands `beside` it."""
    lines = [_verdict(finding, locale=locale)]
    best = finding.arms.get(finding.best_arm or "")
    if best is not None and best.effect is not None:
        if speaks(finding):
            lines.append(_number(finding, best=best, effect=best.effect, locale=locale))
        lines += beside
        lines += _next(finding, locale=locale)
        lines += [
            _other(finding, arm=arm, found=found, locale=locale)
            for arm, found in finding.arms.items()
            if arm != finding.best_arm
        ]
        lines.append(say(_for_law("finding.not_blind", finding=finding, locale=locale), locale=locale))
    return lines


def speaks(finding: Finding) -> bool:
    """Whether there is a difference to tell: some nights a side, and not the same mark on all of them."""
    best = finding.arms.get(finding.best_arm or "")
    nights = min(best.nights if best else 0, int(finding.model["comparison_nights"] or 0))
    return nights >= FEWEST_A_SIDE and finding.why_no_nights_to_go != "all_the_same"


def decision_word(decision: str, *, finding: Finding, locale: str = "en") -> str:
    """A decision in few words, with its limits; without a known draw, in words that name no cause."""
    code = f"decision.{decision}.{finding.question}"
    plain = code if code in all_sentences(locale) else f"decision.{decision}"
    return say(_for_law(plain, finding=finding, locale=locale), locale=locale)


def _for_law(code: str, *, finding: Finding, locale: str) -> str:
    """The sentence's code; where nobody knows by which rule the nights were drawn, that of one that names no cause."""
    unknown = f"{code}.law_unknown"
    return unknown if finding.comparison == "unknown" and unknown in all_sentences(locale) else code


def arm_name(arm: str, *, locale: str = "en") -> str:
    """An arm in everyday words; an arm of the person's own keeps its own name."""
    code = f"arm.{arm}"
    return say(code, locale=locale) if code in all_sentences(locale) else arm.replace("_", " ")


def change(value: float, *, finding: Finding, locale: str = "en") -> str:
    """A difference with its direction: "1.2 points lower"."""
    return size_in_words(value, finding=finding, locale=locale)


def size_in_words(value: float, *, finding: Finding | None = None, locale: str = "en") -> str:
    """A difference with its direction, in the finding's unit; in points of a rating without a finding."""
    size = _size(value, finding=finding)
    if float(size) == 0:
        return say("change.none", locale=locale)
    code = "change.lower" if value < 0 else "change.higher"
    return say(code, {"points": points(size, unit=_unit(finding), locale=locale)}, locale=locale)


def span(effect: Effect, *, finding: Finding, locale: str = "en") -> str:
    """The 90 % interval in words."""
    return between(effect.q05, effect.q95, finding=finding, locale=locale)


def between(low: float, high: float, *, finding: Finding | None = None, locale: str = "en") -> str:
    """Two differences as the ends of a span: "between 0.8 and 1.6 points lower"."""
    near, far = (low, high) if abs(low) < abs(high) else (high, low)
    if low * high > 0 or float(_size(near, finding=finding)) == 0:
        values: dict[str, Scalar] = {
            "near": _size(near, finding=finding),
            "far": points(_size(far, finding=finding), unit=_unit(finding), locale=locale),
            "side": say("side.lower" if far < 0 else "side.higher", locale=locale),
        }
        return say("span.same_side", values, locale=locale)
    first, second = (size_in_words(value, finding=finding, locale=locale) for value in (low, high))
    return say("span.both_sides", {"first": first, "second": second}, locale=locale)


def decimals(finding: Finding) -> int:
    """How many decimals show a tenth of a point of 10: one, and more where the scale is narrow."""
    a_point = float(finding.model.get("a_point") or (finding.range[1] - finding.range[0]) / 10)
    return max(1, math.ceil(1 - math.log10(a_point) - ALMOST))


def _unit(finding: Finding | None) -> str:
    return str(finding.model["unit"]) if finding else "points"


def _size(value: float, *, finding: Finding | None) -> str:
    if finding is None:
        return f"{abs(value):.1f}"
    low, high = finding.range
    return f"{abs(value):.{0 if high - low > WIDE_RANGE else decimals(finding)}f}"


def _verdict(finding: Finding, *, locale: str) -> str:
    code = _for_law(_verdict_code(finding), finding=finding, locale=locale)
    return say(code, _values(finding, arm=finding.best_arm, locale=locale), locale=locale)


def _verdict_code(finding: Finding) -> str:
    """Which sentence opens the text."""
    codes = {caution.code for caution in finding.cautions}
    if finding.best_arm is None:
        if not finding.nights.total:
            return "finding.empty"
        for code in ("never_randomised", "nothing_assigned"):
            if f"caution.{code}" in codes:
                return f"finding.{code}"
        return "finding.nothing_compared" if finding.nights.analysed else "finding.no_nights"
    if finding.why_no_nights_to_go == "all_the_same":
        return "finding.all_the_same"
    course = ".course" if finding.question == "course" else ""
    if finding.decision != "cannot_tell_yet":
        return f"finding.{finding.decision}{course}"
    if not finding.model["too_early"]:
        return "finding.cannot_tell_yet"
    return f"finding.too_early{'.several' if len(finding.arms) > 1 else course}"


def _values(finding: Finding, *, arm: str | None, locale: str) -> dict[str, Scalar]:
    name = arm_name(arm or "", locale=locale)
    outcome = "outcome.urge" if finding.outcome == "urge" else "outcome.other"
    return {
        "arm": name,
        "Arm": name[:1].upper() + name[1:],
        "outcome": say(outcome, {"outcome": finding.outcome.replace("_", " ")}, locale=locale),
        "comparison": say(f"comparison.{finding.comparison}", locale=locale),
        "mid": points(f"{finding.mid:g}", unit=_unit(finding), locale=locale),
        "worth": say("worth.named" if finding.model["mid_named"] else "worth.default", locale=locale),
        "nights": _compared(finding, arm=arm),
    }


def _compared(finding: Finding, *, arm: str | None) -> int:
    """The rows that speak of an arm: its own and the comparison's, or all where there is one technique."""
    found = finding.arms.get(arm or "")
    if found is None or len(finding.arms) == 1:
        return int(finding.model["rows"] or 0)
    return found.nights + int(finding.model["comparison_nights"] or 0)


def _number(finding: Finding, *, best: ArmFinding, effect: Effect, locale: str) -> str:
    values: dict[str, Scalar] = {
        "change": change(effect.mean, finding=finding, locale=locale),
        "span": span(effect, finding=finding, locale=locale),
        "with_nights": best.nights,
        "without_nights": finding.model["comparison_nights"],
        "comparison": say(f"comparison.{finding.comparison}", locale=locale),
        "chance": _in_100(best.p_helps or 0.0),
        "best": _in_100(best.p_best or 0.0),
        "rows": finding.model["rows"],
    }
    early = bool(finding.model["too_early"])
    codes = ["finding.number.early" if early else "finding.number"]
    codes += ["finding.number.blocks"] if finding.question == "course" else []
    codes += ["finding.best"] if len(finding.arms) > 1 and not early else []
    return " ".join(say(_for_law(code, finding=finding, locale=locale), values, locale=locale) for code in codes)


def _in_100(chance: float) -> str:
    """A probability as whole hundredths that never claims certainty."""
    if chance > 0.99:
        return "more than 99"
    return "less than 1" if chance < 0.01 else f"{100 * chance:.0f}"


def _next(finding: Finding, *, locale: str) -> list[str]:
    """What may come next, where nothing is claimed yet."""
    left = finding.model["nights_left"]
    if finding.why_no_nights_to_go == "blocks_run_to_their_end" and left == 0:
        return [say("finding.blocks_are_over", locale=locale)]
    if finding.why_no_nights_to_go in ("more_than_a_year", "blocks_run_to_their_end"):
        return [say(f"finding.{finding.why_no_nights_to_go}", locale=locale)]
    ahead = finding.nights_to_go
    if ahead is None:
        return []
    form = ".few" if ahead.q50 == ahead.q90 else ""
    form = ".slow" if ahead.q90 >= A_YEAR else form
    form = ".one" if ahead.q90 == 1 else form
    values: dict[str, Scalar] = {"q50": ahead.q50, "q90": ahead.q90, "left": left}
    lines = [say(f"finding.nights_to_go{form}", values, locale=locale)]
    if isinstance(left, int) and left < ahead.q50:
        lines.append(say("finding.trial_ends_before" if left else "finding.trial_over", values, locale=locale))
    return lines


def _other(finding: Finding, *, arm: str, found: ArmFinding, locale: str) -> str:
    values = _values(finding, arm=arm, locale=locale)
    if found.effect is None:
        return say("finding.short.nothing_compared", values, locale=locale)
    if finding.why_no_nights_to_go == "all_the_same":
        return say("finding.short.all_the_same", values, locale=locale)
    if min(found.nights, int(finding.model["comparison_nights"] or 0)) < FEWEST_A_SIDE:
        return say("finding.short.too_few", values, locale=locale)
    more: dict[str, Scalar] = {
        "change": change(found.effect.mean, finding=finding, locale=locale),
        "span": span(found.effect, finding=finding, locale=locale),
        "nights": found.nights,
        "verdict": say(_for_law(f"finding.short.{found.decision}", finding=finding, locale=locale), locale=locale),
    }
    return say("finding.other_arm", {**values, **more}, locale=locale)
