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


class LeftOut(Struct, frozen=True, kw_only=True):
    """The answer with each stretch of nights left out in turn, for the best arm.

    `stretches` of `nights` each (for the course question: of one block each, `nights` null); the lowest and highest
    mean effect among them; how many of them change the decision, and the first night of the first that does.
    """

    stretches: int
    nights: int | None
    low: float
    high: float
    changing: int
    first_changing: date | None = None


class Unrated(Struct, frozen=True, kw_only=True):
    """Drawn nights of one side without a rating, and how much worse they must have been to change the decision.

    `tipping`: the smallest step (0.5, 1 … 5 points of 10, told in units of the outcome) by which these nights were
    worse than rated nights of the same side would lead one to expect, at which the decision changes; null: none does.
    `farthest`: the largest step that was tried, in the same units; 0 where the scale has no room, null if not recorded.
    """

    nights: int
    share: float
    tipping: float | None = None
    becomes: Decision | None = None
    farthest: float | None = None


class AsDone(Struct, frozen=True, kw_only=True):
    """The best arm by what was done instead of what was drawn: this can mislead and is never a headline."""

    mean: float
    q05: float
    q95: float
    nights: int
    comparison_nights: int


class Sensitivity(Struct, frozen=True, kw_only=True):
    """How the answer moves when an assumption is wrong, for the best arm. Null: it was not looked at.

    `unrated`: the best arm's side and the comparison's, each only where nights are missing. `hope_that_undoes_it`: the
    most that hope alone may be worth, in units of the outcome, with "helps" still standing; null without that answer.
    """

    left_out: LeftOut | None = None
    unrated: dict[str, Unrated] = field(default_factory=dict)
    hope_that_undoes_it: float | None = None
    as_done: AsDone | None = None


class AfterSession(Struct, frozen=True, kw_only=True):
    """The change from the rating before to the rating right after the session: a description, never the finding.

    `q05` and `q95`: bounds that hold the mean change 90 times in 100; null with fewer than three nights,
    and where all nights changed alike.
    """

    nights: int
    mean: float
    q05: float | None = None
    q95: float | None = None


class Departure(Struct, frozen=True, kw_only=True):
    """One point in which the analysis that was done is not the one that was planned."""

    about: str
    planned: Scalar
    done: Scalar


class Checks(Struct, frozen=True, kw_only=True):
    """What would change the answer, and what was looked at."""

    randomisation_test_p: float | None
    autocorrelation: float | None
    carry_over: float | None
    adherence: dict[str, float | None]
    if_hope_alone_is_worth_1_point: Decision | None
    priors: dict[str, PriorView]
    sensitivity: Sensitivity | None = None


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
    after_session: dict[str, AfterSession] | None = None
    departures: tuple[Departure, ...] = ()
    text: str = ""
