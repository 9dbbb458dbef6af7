"""What the person's own finding changes: what harmed is withheld, what helped comes first."""

from collections.abc import Iterator

from quietlegs.foundation.body import TECHNIQUES
from quietlegs.foundation.reasons import Reason
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.knowledge.schema import OWN_JUDGEMENT
from quietlegs.records.finding import Finding
from quietlegs.records.plan import Withheld
from quietlegs.records.trial import COMPARISON

OWN = (OWN_JUDGEMENT,)
"""What follows from a person's own nights is our own judgement."""


def withheld_by(finding: Finding | None, *, catalogue: Catalogue, touched: bool = True) -> tuple[Withheld, ...]:
    """Techniques whose own nights were worse, or after which a harm was recorded.

    An arm that is no technique was a whole routine, or is unknown: any of its touches may have harmed. Where the
    person's routines touch nothing (`touched` is false), a stretch or the bath did it, so these go as well.
    """
    suspects = tuple(one.id for one in catalogue.techniques.values() if one.touch or not touched)
    return tuple(
        Withheld(technique=technique, because=(f"finding:{arm}",), sources=OWN)
        for arm in harmful(finding)
        for technique in ((arm,) if arm in TECHNIQUES else suspects)
    )


def never_again(finding: Finding | None) -> frozenset[str]:
    """Routines that were an arm of their own and harmed."""
    return frozenset(harmful(finding))


def helpful_first(finding: Finding | None) -> str | None:
    """The technique that helps, the likeliest best first."""
    if finding is None:
        return None
    helping = [arm for arm, one in finding.arms.items() if one.decision == "helps" and arm not in harmful(finding)]
    return max(helping, key=lambda arm: (finding.arms[arm].p_best or 0, arm), default=None)


def useless(finding: Finding | None) -> frozenset[str]:
    """Techniques that made no difference worth their time: they come last, and stay allowed."""
    arms = finding.arms.items() if finding is not None else ()
    return frozenset(arm for arm, one in arms if one.decision == "no_worthwhile_help")


def finding_reasons(finding: Finding | None, *, touched: bool = True) -> Iterator[Reason]:
    """One line for each arm that the person has tried; `touched` as in `withheld_by`."""
    if finding is None:
        return
    for arm in harmful(finding):
        yield from _harm(arm, finding, whole="_everything" if touched else "_all")
    for arm, one in finding.arms.items():
        if one.decision != "harms":
            yield Reason(
                about=arm,
                code=f"plan.finding_{one.decision}",
                sources=OWN,
                values={"arm": arm, "nights": one.nights},
            )


def _harm(arm: str, finding: Finding, *, whole: str) -> Iterator[Reason]:
    """Why something is withheld after the person's own nights; `whole` tells what goes with a whole routine."""
    what = "" if arm in TECHNIQUES else whole
    count, judged = finding.nights.harms.get(arm), finding.arms.get(arm)
    if count:
        code = f"plan.finding_harm_recorded{what}"
        yield Reason(about=arm, code=code, sources=OWN, values={"arm": arm, "count": count})
    if judged is not None and judged.decision == "harms":
        code = f"plan.finding_harms{what}"
        yield Reason(about=arm, code=code, sources=OWN, values={"arm": arm, "nights": judged.nights})


def harmful(finding: Finding | None) -> list[str]:
    """The arms whose own nights were worse, or after which a harm was recorded."""
    if finding is None:
        return []
    judged = [arm for arm, one in finding.arms.items() if one.decision == "harms"]
    recorded = [arm for arm, count in finding.nights.harms.items() if count and arm != COMPARISON]
    return sorted({*judged, *recorded})
