"""What the person's own finding changes: what harmed is withheld, what helped comes first."""

from collections.abc import Iterator

from quietlegs.foundation.body import TECHNIQUES
from quietlegs.foundation.reasons import Reason
from quietlegs.knowledge.schema import OWN_JUDGEMENT
from quietlegs.records.finding import Finding
from quietlegs.records.plan import Withheld

OWN = (OWN_JUDGEMENT,)
"""What follows from a person's own nights is our own judgement."""


def withheld_by(finding: Finding | None) -> tuple[Withheld, ...]:
    """Techniques whose own nights were worse, or after which a harm was recorded."""
    return tuple(
        Withheld(technique=arm, because=(f"finding:{arm}",), sources=OWN)
        for arm in _harmful(finding)
        if arm in TECHNIQUES
    )


def never_again(finding: Finding | None) -> frozenset[str]:
    """Routines that were an arm of their own and harmed."""
    return frozenset(_harmful(finding))


def helpful_first(finding: Finding | None) -> str | None:
    """The technique that helps, the likeliest best first."""
    if finding is None:
        return None
    helping = [arm for arm, one in finding.arms.items() if one.decision == "helps" and arm not in _harmful(finding)]
    return max(helping, key=lambda arm: (finding.arms[arm].p_best or 0, arm), default=None)


def finding_reasons(finding: Finding | None) -> Iterator[Reason]:
    """One line for each arm that the person has tried."""
    if finding is None:
        return
    for arm, one in finding.arms.items():
        if finding.nights.harms.get(arm, 0):
            yield Reason(
                about=arm, code="plan.finding_harm_recorded", sources=OWN, values={"count": finding.nights.harms[arm]}
            )
        yield Reason(about=arm, code=f"plan.finding_{one.decision}", sources=OWN, values={"nights": one.nights})


def _harmful(finding: Finding | None) -> list[str]:
    if finding is None:
        return []
    judged = [arm for arm, one in finding.arms.items() if one.decision == "harms"]
    recorded = [arm for arm, count in finding.nights.harms.items() if count and arm in finding.arms]
    return sorted({*judged, *recorded})
