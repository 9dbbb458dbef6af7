"""Words for what stands beside a finding: its sensitivities, its plan, the moment after the session."""

import math

from quietlegs.foundation.reasons import Scalar
from quietlegs.records.finding import AfterSession, Departure, Finding, LeftOut, Sensitivity
from quietlegs.records.trial import COMPARISON
from quietlegs.wording.finding import ALMOST, arm_name, between, decimals, decision_word, size_in_words, speaks
from quietlegs.wording.points import points
from quietlegs.wording.speak import say

WEEK = 7


def count_lines(finding: Finding, *, locale: str = "en") -> list[str]:
    """Rescues and harms of each side beside the effects, where there are any."""
    nights = finding.nights
    kinds = (("rescues", nights.rescued), ("harms", nights.harms), ("touch_worse", nights.touch_worse))
    lines = []
    for kind, counts in kinds:
        told = [_count(arm, count, locale=locale) for arm, count in counts.items() if count]
        if told:
            lines.append(say(f"beside.{kind}", {"counts": ", ".join(told)}, locale=locale))
    return lines


def sensitivity_lines(finding: Finding, *, locale: str = "en") -> list[str]:
    """What would change the answer, a thought a line; nothing where there are too few nights for an answer."""
    seen = finding.checks.sensitivity
    if seen is None or not speaks(finding):
        return []
    claimed = finding.decision != "cannot_tell_yet"
    lines = [_left_out(seen.left_out, finding=finding, locale=locale)] if claimed and seen.left_out else []
    lines += _unrated(seen, finding=finding, locale=locale)
    lines += _hope(seen, finding=finding, locale=locale)
    if claimed and all(view.decision == finding.decision for view in finding.checks.priors.values()):
        lines.append(say("sense.prior", locale=locale))
    return lines


def planned_line(finding: Finding, *, locale: str = "en") -> str:
    """What was planned against what was done; empty where nothing was fixed beforehand."""
    if finding.plan_of_analysis is None:
        return ""
    if not finding.departures:
        return say("planned.same", locale=locale)
    planned = ", ".join(_point(one, one.planned, locale=locale) for one in finding.departures)
    done = ", ".join(_point(one, one.done, locale=locale) for one in finding.departures)
    return say("planned.differs", {"planned": planned, "done": done}, locale=locale)


def after_session_lines(finding: Finding, *, locale: str = "en") -> list[str]:
    """The change right after the session, for each side with enough nights for an interval."""
    return [
        _after(arm, after, locale=locale)
        for arm, after in (finding.after_session or {}).items()
        if after.q05 is not None and after.q95 is not None
    ]


def as_done_line(finding: Finding, *, locale: str = "en") -> str:
    """The reading by what was done; empty where all was done as drawn. It is shown last and never leads."""
    seen = finding.checks.sensitivity
    if seen is None or seen.as_done is None or not speaks(finding):
        return ""
    done = seen.as_done
    values: dict[str, Scalar] = {
        "change": size_in_words(done.mean, finding=finding, locale=locale),
        "between": between(done.q05, done.q95, finding=finding, locale=locale),
        "nights": done.nights,
        "comparison_nights": done.comparison_nights,
    }
    return say("as_done", values, locale=locale)


def _count(arm: str, count: int, *, locale: str) -> str:
    code = "beside.count.comparison" if arm == COMPARISON else "beside.count"
    return say(code, {"nights": count, "arm": arm_name(arm, locale=locale)}, locale=locale)


def _left_out(left_out: LeftOut, *, finding: Finding, locale: str) -> str:
    stretch = "block" if left_out.nights is None else "week" if left_out.nights == WEEK else "weeks"
    values: dict[str, Scalar] = {
        "stretch": say(f"sense.stretch.{stretch}", locale=locale),
        "between": between(left_out.low, left_out.high, finding=finding, locale=locale),
        "changing": left_out.changing,
        "stretches": left_out.stretches,
        "night": left_out.first_changing.isoformat() if left_out.first_changing else "",
    }
    if not left_out.changing:
        return say("sense.left_out.stands", values, locale=locale)
    every = ".all" if left_out.changing == left_out.stretches else ""
    return say(f"sense.left_out.turns{every}", values, locale=locale)


def _unrated(seen: Sensitivity, *, finding: Finding, locale: str) -> list[str]:
    """The assumption about unrated nights, and how far off it must be to change a claim."""
    if not seen.unrated:
        return []
    lines = [say("sense.unrated", locale=locale)]
    if finding.decision == "cannot_tell_yet":
        return lines
    for arm, side in seen.unrated.items():
        if side.tipping is not None and side.becomes is not None:
            values: dict[str, Scalar] = {
                "arm": arm_name(arm, locale=locale),
                "points": _amount(side.tipping, finding=finding, locale=locale),
                "decision": decision_word(side.becomes, finding=finding, locale=locale),
            }
            code = "sense.unrated.tips.comparison" if arm == COMPARISON else "sense.unrated.tips"
            lines.append(say(code, values, locale=locale))
    return lines if len(lines) > 1 else lines + _stands(seen, finding=finding, locale=locale)


def _stands(seen: Sensitivity, *, finding: Finding, locale: str) -> list[str]:
    """How much worse unrated nights were tried to have been; nothing where that was not written down."""
    tried = [side.farthest for side in seen.unrated.values() if side.farthest is not None]
    if len(tried) < len(seen.unrated):
        return []
    if not min(tried):
        return [say("sense.unrated.no_room", locale=locale)]
    return [say("sense.unrated.stands", {"points": _amount(min(tried), finding=finding, locale=locale)}, locale=locale)]


def _hope(seen: Sensitivity, *, finding: Finding, locale: str) -> list[str]:
    hope = seen.hope_that_undoes_it
    if hope is None:
        return []
    if _rounded(hope, finding=finding, down=True) == 0:
        return [say("sense.hope.any", locale=locale)]
    return [say("sense.hope", {"points": _amount(hope, finding=finding, locale=locale, down=True)}, locale=locale)]


def _amount(value: float, *, finding: Finding, locale: str, down: bool = False) -> str:
    """An amount with its unit; `down`: never more than it is."""
    return points(f"{_rounded(value, finding=finding, down=down):g}", unit=str(finding.model["unit"]), locale=locale)


def _rounded(value: float, *, finding: Finding, down: bool = False) -> float:
    """To one decimal, or to as many as show a tenth of a point of 10 where the scale is narrow."""
    steps = 10.0 ** decimals(finding)
    return math.floor(value * steps + ALMOST) / steps if down else round(value * steps) / steps


def _point(one: Departure, value: Scalar, *, locale: str) -> str:
    code = f"planned.{one.about}"
    if one.about == "covariates" and not value:
        return say(f"{code}.none", locale=locale)
    shown = f"{100 * value:g}" if isinstance(value, float) else ""
    return say(code, {"value": str(value).replace("_", " "), "percent": shown}, locale=locale)


def _after(arm: str, after: AfterSession, *, locale: str) -> str:
    low, high = after.q05 or 0.0, after.q95 or 0.0
    code = "after.arm.comparison" if arm == COMPARISON else "after.arm"
    values: dict[str, Scalar] = {
        "arm": arm_name(arm, locale=locale),
        "change": size_in_words(after.mean, locale=locale),
        "between": between(low, high, locale=locale),
        "nights": after.nights,
    }
    return say(code, values, locale=locale)
