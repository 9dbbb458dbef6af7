"""Words for the page of a finding: the number of each arm with its interval, and what would change the answer."""

from msgspec import Struct

from quietlegs.foundation.reasons import Scalar
from quietlegs.records.finding import ArmFinding, Effect, Finding, PriorView
from quietlegs.records.trial import COMPARISON
from quietlegs.wording.finding import FEWEST_A_SIDE, answer_lines, arm_name, between, change, decision_word, span
from quietlegs.wording.finding_beside import count_lines
from quietlegs.wording.pack import capital
from quietlegs.wording.speak import say

ALL_THE_SAME = "all_the_same"


class ArmLine(Struct, frozen=True, kw_only=True):
    """One arm: its number with the 90 % interval in words, and the same numbers as they are.

    `effect` is None, and the words empty, where too few nights speak: then no number is shown.
    """

    arm: str
    name: str
    effect: Effect | None
    number: str
    told: str
    nights: int
    comparison_nights: int
    verdict: str

    @property
    def mean(self) -> str:
        """The number with every digit, for whoever reads the page by a program."""
        return repr(self.effect.mean) if self.effect else ""

    @property
    def low(self) -> str:
        """The lower bound of the 90 % interval with every digit."""
        return repr(self.effect.q05) if self.effect else ""

    @property
    def high(self) -> str:
        """The upper bound of the 90 % interval with every digit."""
        return repr(self.effect.q95) if self.effect else ""


class SideLine(Struct, frozen=True, kw_only=True):
    """What happened on the nights of one side, the comparison included. `done`: percent done as drawn, or empty."""

    arm: str
    name: str
    rescued: int
    harms: int
    touch_worse: int
    done: str


class PriorLine(Struct, frozen=True, kw_only=True):
    """The same nights, seen by somebody who began with another belief."""

    name: str
    number: str
    interval: str
    verdict: str


def verdict_lines(finding: Finding, *, locale: str = "en") -> list[str]:
    """The answer in words, the verdict first; on a page, what to do next is said without commands to type."""
    if finding.best_arm is None:
        return [say("finding_page.waiting" if finding.nights.total else "finding.empty", locale=locale)]
    return answer_lines(finding, beside=count_lines(finding, locale=locale), locale=locale)


def arm_lines(finding: Finding, *, locale: str = "en") -> list[ArmLine]:
    """Each technique, the best one first."""
    order = sorted(finding.arms, key=lambda arm: arm != finding.best_arm)
    return [_arm(arm, finding.arms[arm], finding=finding, locale=locale) for arm in order]


def side_lines(finding: Finding, *, locale: str = "en") -> list[SideLine]:
    """What happened on each side's nights."""
    nights = finding.nights
    return [
        SideLine(
            arm=arm,
            name=capital(arm_name(arm, locale=locale)),
            rescued=nights.rescued.get(arm, 0),
            harms=nights.harms.get(arm, 0),
            touch_worse=nights.touch_worse.get(arm, 0),
            done=_percent(finding.checks.adherence.get(arm), locale=locale),
        )
        for arm in (COMPARISON, *finding.arms)
    ]


def prior_lines(finding: Finding, *, locale: str = "en") -> list[PriorLine]:
    """What a doubter, Quietlegs and an enthusiast make of the same nights, for the best arm."""
    best = finding.arms.get(finding.best_arm or "")
    if best is None or not _speaks(best, finding):
        return []
    return [_prior(name, view, finding=finding, locale=locale) for name, view in finding.checks.priors.items()]


def hope_line(finding: Finding, *, locale: str = "en") -> str:
    """What the answer would be if hope alone were worth a point; empty where there is no answer to change."""
    decision = finding.checks.if_hope_alone_is_worth_1_point
    best = finding.arms.get(finding.best_arm or "")
    if decision is None or best is None or not _speaks(best, finding):
        return ""
    return say(
        "finding_page.hope", {"decision": decision_word(decision, finding=finding, locale=locale)}, locale=locale
    )


def randomisation_line(finding: Finding, *, locale: str = "en") -> str:
    """What the test without a model says; empty where it was not made."""
    p = finding.checks.randomisation_test_p
    return "" if p is None else say("finding_page.test", {"percent": _chance(p)}, locale=locale)


def first_claim_line(finding: Finding, *, locale: str = "en") -> str:
    """When something was first claimed; empty where nothing was."""
    first = finding.first_claim
    if first is None:
        return ""
    values: dict[str, Scalar] = {
        "night": first.night.isoformat(),
        "decision": decision_word(first.decision, finding=finding, locale=locale),
    }
    return say("finding_page.first_claim", values, locale=locale)


def outcome_name(outcome: str, *, locale: str = "en") -> str:
    """An outcome in everyday words."""
    return say(f"finding_page.outcome.{outcome}", locale=locale)


def _arm(arm: str, found: ArmFinding, *, finding: Finding, locale: str) -> ArmLine:
    effect = found.effect if _speaks(found, finding) else None
    values: dict[str, Scalar] = {
        "interval": span(effect, finding=finding, locale=locale) if effect else "",
        "nights": found.nights,
        "comparison_nights": _comparison_nights(finding),
    }
    return ArmLine(
        arm=arm,
        name=capital(arm_name(arm, locale=locale)),
        effect=effect,
        number=change(effect.mean, finding=finding, locale=locale) if effect else "",
        told=say("finding_page.interval" if effect else "finding_page.no_number", values, locale=locale),
        nights=found.nights,
        comparison_nights=_comparison_nights(finding),
        verdict=decision_word(found.decision, finding=finding, locale=locale),
    )


def _prior(name: str, view: PriorView, *, finding: Finding, locale: str) -> PriorLine:
    return PriorLine(
        name=say(f"finding_page.prior.{name}", locale=locale),
        number=change(view.mean, finding=finding, locale=locale),
        interval=between(view.q05, view.q95, finding=finding, locale=locale),
        verdict=decision_word(view.decision, finding=finding, locale=locale),
    )


def _speaks(found: ArmFinding, finding: Finding) -> bool:
    """Whether a number may be shown: before some nights a side it is little but the starting belief."""
    few = min(found.nights, _comparison_nights(finding)) < FEWEST_A_SIDE
    return found.effect is not None and not few and finding.why_no_nights_to_go != ALL_THE_SAME


def _comparison_nights(finding: Finding) -> int:
    return int(finding.model.get("comparison_nights") or 0)


def _percent(share: float | None, *, locale: str) -> str:
    if share is None:
        return ""
    return say("finding_page.in_100", {"percent": _hundredths(share)}, locale=locale)


def _hundredths(share: float) -> str:
    return f"{100 * share:.0f}"


def _chance(p: float) -> str:
    """A chance in whole hundredths that never claims certainty."""
    return "less than 1" if p < 0.01 else _hundredths(p)
