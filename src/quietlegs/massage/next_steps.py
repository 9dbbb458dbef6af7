"""What to do with each technique next: keep it, swap it, stop it, or explore one thing at a time."""

from collections.abc import Iterator

from quietlegs.foundation.reasons import Reason
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.massage.because import line
from quietlegs.massage.findings import harmful
from quietlegs.records.finding import Decision, Finding
from quietlegs.records.plan import Routine

_CODES: dict[Decision, str] = {
    "helps": "plan.next_keep",
    "no_worthwhile_help": "plan.next_swap",
    "cannot_tell_yet": "plan.next_explore",
}


def next_steps(finding: Finding | None, routine: Routine, *, catalogue: Catalogue) -> Iterator[Reason]:
    """One line for each arm that was tried; then the first technique of the routine that was not, one at a time."""
    tried, stopped = {} if finding is None else finding.arms, harmful(finding)
    for arm in stopped:
        harmed = finding is not None and finding.nights.harms.get(arm, 0) > 0
        yield line(arm, "plan.next_stop_harm" if harmed else "plan.next_stop", arm=arm)
    for arm, one in tried.items():
        if arm not in stopped:
            yield line(arm, _CODES[one.decision], arm=arm, nights=one.nights)
    fresh = next((step.technique for step in routine.steps if step.technique not in {*tried, *stopped}), None)
    if fresh is not None:
        yield line(fresh, "plan.next_try", name=catalogue.techniques[fresh].name)
