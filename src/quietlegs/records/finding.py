"""The finding: the answer so far, with its uncertainty, its checks and its limits."""

from datetime import date
from typing import Literal

from msgspec import Struct, field

from quietlegs.foundation.reasons import Reason, Scalar
from quietlegs.records.trial import AnalysisPlan

Decision = Literal["helps", "harms", "no_worthwhile_help", "cannot_tell_yet"]


class NightCounts(Struct, frozen=True, kw_only=True):
    """What became of every night: the counts up to `undrawn` (nothing was drawn for it) add up to `total`."""

    total: int
    analysed: int
    missing: int
    free: int
    quiet: int
    late: int
    undrawn: int = 0
    rescued: dict[str, int] = field(default_factory=dict)
    harms: dict[str, int] = field(default_factory=dict)
    touch_worse: dict[str, int] = field(default_factory=dict)


class Effect(Struct, frozen=True, kw_only=True):
    """Posterior of one effect in points of the recorded outcome: arm minus comparison."""

    mean: float
    sd: float
    q05: float
    q25: float
    q50: float
    q75: float
    q95: float


class ArmFinding(Struct, frozen=True, kw_only=True):
    """One technique against the comparison. Numbers are null where no night could speak."""

    effect: Effect | None
    p_helps: float | None
    p_helps_mid: float | None
    p_harms: float | None
    p_best: float | None
    nights: int
    decision: Decision


class FirstClaim(Struct, frozen=True, kw_only=True):
    """When a claim was first made, night by night as the diary grew."""

    night: date
    decision: Decision


class NightsToGo(Struct, frozen=True, kw_only=True):
    """How many more randomised nights a claim may need: median and the pessimist's nine in ten."""

    q50: int
    q90: int


class PriorView(Struct, frozen=True, kw_only=True):
    """The same nights seen with another prior, for the best arm."""

    mean: float
    q05: float
    q95: float
    p_helps: float
    decision: Decision


class Checks(Struct, frozen=True, kw_only=True):
    """What would change the answer, and what was looked at."""

    randomisation_test_p: float | None
    autocorrelation: float | None
    carry_over: float | None
    adherence: dict[str, float | None]
    if_hope_alone_is_worth_1_point: Decision | None
    priors: dict[str, PriorView]


class Finding(Struct, frozen=True, kw_only=True):
    """The answer so far. `text` is filled by `wording`; numbers are never shown without it."""

    nights: NightCounts
    outcome: str
    comparison: str
    question: str
    mid: float
    model: dict[str, Scalar]
    arms: dict[str, ArmFinding]
    decision: Decision
    best_arm: str | None
    first_claim: FirstClaim | None
    nights_to_go: NightsToGo | None
    why_no_nights_to_go: str | None
    checks: Checks
    cautions: tuple[Reason, ...]
    plan_of_analysis: AnalysisPlan | None
    range: tuple[float, float] = (0, 10)
    better: Literal["lower", "higher"] = "lower"
    text: str = ""
