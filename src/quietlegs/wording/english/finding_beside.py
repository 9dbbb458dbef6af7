"""What stands beside a finding: what would change it, how it was planned, and the moment after the session."""

SENTENCES: dict[str, str] = {
    # beside the number
    "beside.rescues": "Nights that needed a rescue: {counts}.",
    "beside.harms": "Nights with a bruise, pain, rash or other harm: {counts}.",
    "beside.touch_worse": "Nights on which touch made it worse: {counts}.",
    "beside.count": "{nights} with “{arm}”",
    "beside.count.comparison": "{nights} on the comparison side",
    # what would change the answer
    "sense.heading": "What would change this answer",
    "sense.stretch.week": "one week",
    "sense.stretch.weeks": "four weeks in a row",
    "sense.stretch.block": "one block",
    "sense.left_out.stands": (
        "Leave out any {stretch}, and the answer stays the same. The difference then lies {between}."
    ),
    "sense.left_out.turns": (
        "Leave out {stretch}, and the answer changes in {changing} of {stretches} tries. The first that matters starts "
        "on {night}. The difference then lies {between}."
    ),
    "sense.left_out.turns.all": (
        "Leave out any {stretch}, and the answer changes. The difference then lies {between}."
    ),
    "sense.unrated": (
        "Some nights have no rating. It is assumed that unrated nights were like the rated ones of the same side."
    ),
    "sense.unrated.tips": (
        "If the unrated nights with “{arm}” were {points} worse than that, the answer would be: {decision}."
    ),
    "sense.unrated.tips.comparison": (
        "If the unrated comparison nights were {points} worse than that, the answer would be: {decision}."
    ),
    "sense.unrated.stands": (
        "Even if the unrated nights of one side were {points} worse than that, the answer would stay the same."
    ),
    "sense.unrated.no_room": (
        "On one side the rated nights lie at the worst end of the scale. So it cannot be tried how the answer would "
        "move if unrated nights were worse."
    ),
    "sense.hope": "Hope may do a part of it. The answer stands while hope alone is worth {points} or less.",
    "sense.hope.any": "If hope does any part of it, this answer does not stand.",
    "sense.prior": "A doubter and an enthusiast would both read these nights in the same way.",
    # how it was planned
    "planned.same": "Planned and done are the same: this was fixed before the first night.",
    "planned.differs": "Planned: {planned}; done: {done}.",
    "planned.outcome": "an answer about {value}",
    "planned.model": "the model {value}",
    "planned.prior": "the starting belief {value}",
    "planned.minimum_nights": "nothing said before {value} nights",
    "planned.minimum_nights_a_side": "nothing said before {value} nights a side",
    "planned.claim_probability": "a word only when {percent} in 100 sure",
    "planned.covariates": "also allowed for {value}",
    "planned.covariates.none": "nothing more allowed for",
    # right after the session
    "after.heading": "Right after the session: this is not the finding",
    "after.arm": (
        "Right after the session with “{arm}”, next to just before it: {change}; 90 in 100 sure that it lies {between} "
        "({nights} nights). This is not the finding: a pause and hope are part of it, and the night comes later."
    ),
    "after.arm.comparison": (
        "Right after the comparison session, next to just before it: {change}; 90 in 100 sure that it lies {between} "
        "({nights} nights). This is not the finding."
    ),
    # by what was done
    "as_done": (
        "By what was done, not by the draw: {change}; 90 in 100 sure that it lies {between} ({nights} nights with it, "
        "{comparison_nights} without). This can mislead: people skip on some nights more than on others."
    ),
}
