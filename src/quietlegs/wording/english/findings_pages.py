"""What the findings' page says beside the finding's own text."""

SENTENCES: dict[str, str] = {
    "finding_page.waiting": (
        "Cannot tell yet: a drawn night and its rating are needed on both sides, and so far one of them has none."
    ),
    "finding_page.in_100": "{percent} in 100",
    "finding_page.interval": (
        "90 in 100 sure: {interval}; {nights} nights with it, {comparison_nights} comparison nights"
    ),
    "finding_page.no_number": (
        "No number yet: with so few nights it would be little but the belief we started from. {nights} nights with "
        "it, {comparison_nights} comparison nights so far."
    ),
    "finding_page.hope": "If hope alone is worth 1 point in 10, the answer would be: {decision}.",
    "finding_page.expected": "Before the first night you expected {expected} of 10.",
    "finding_page.test": (
        "A test that needs no model: if nothing made a difference, one at least this large would come up by chance in "
        "{percent} of 100 such trials."
    ),
    "finding_page.first_claim": "Something was first said on {night}: {decision}.",
    "finding_page.no_claim": "Nothing has been claimed so far.",
    "finding_page.prior.sceptical": "A doubter",
    "finding_page.prior.shipped": "Quietlegs",
    "finding_page.prior.enthusiastic": "An enthusiast",
    "finding_page.priors": "The same nights, read by people who began with other beliefs:",
    "finding_page.outcome.urge": "Worst spell of the night",
    "finding_page.outcome.minutes_to_sleep": "Minutes to fall asleep",
    "finding_page.outcome.awakenings": "Times awake",
    "finding_page.outcome.minutes_asleep": "Minutes asleep",
    "finding_page.other_outcome": (
        "The trial was drawn to answer about the worst spell. This is a side look at other numbers of the same nights: "
        "read it with more doubt."
    ),
    "finding_page.planned": "What was fixed before the first night, and what was done:",
    "finding_page.as_planned": "as planned",
    "finding_page.performed_nights": "{nights} nights could be compared",
    "finding_page.performed_blocks": "{nights} blocks could be compared",
    "finding_page.not_as_planned": "differs: {name}",
    "finding_page.no_plan": "No trial file stands behind this, so nothing was fixed beforehand.",
    # without a trial
    "finding_page.log_only": (
        "Your log so far, as it is. It can show a pattern. It cannot show whether massage helps."
    ),
    "finding_page.log_misleads": (
        "People reach for massage on bad nights. So nights with massage look worse than nights without, even where it "
        "does good. Only nights that were left to a draw can be compared."
    ),
    "finding_page.log_few": "Three rated nights are needed before anything is put together. So far: {nights}.",
    "finding_page.log_span": "The last {days} days. Half of the nights were above, half below.",
    "finding_page.onset": "Legs bothered from",
    # right after the session
    "finding_page.relief": (
        "Right after {sessions} sessions, the middle rating went from {before} to {after} of 10. That is a moment's "
        "relief and not the finding: moving, a pause and hope are all part of it, and the night has not come yet."
    ),
    # pictures
    "finding_page.picture_waits": "The picture is being drawn. The table is here already.",
    # keep or stop
    "finding_page.keep": (
        "A month has passed. Each of these is a fair choice, and what is known is kept whatever you choose."
    ),
    "finding_page.keep.keep": "Keep going: more nights make the answer surer.",
    "finding_page.keep.swap": "Swap: try something else that your plan leaves open.",
    "finding_page.keep.stop": "Stop: a trial needs no reason to end.",
    "finding_page.keep.explore": "Look around: see what your plan says now.",
}
