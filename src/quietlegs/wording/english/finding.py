"""What a finding says. Verdict first, then the number with its interval in the same line, then what is missing."""

SENTENCES: dict[str, str] = {
    # names of what is compared
    "arm.comparison": "comparison",
    "arm.effleurage": "gliding strokes",
    "arm.petrissage": "gentle kneading",
    "arm.stretching": "stretching",
    "arm.ball_rolling": "rolling a ball under the foot",
    "arm.foam_rolling": "rolling with a stick or roller",
    "arm.acupressure": "gentle pressing of points",
    "arm.foot_massage": "foot massage",
    "arm.foot_bath": "a foot bath",
    "arm.device_massager": "the foot massager",
    "comparison.usual_evening": "your usual evening without the guided session",
    "comparison.hand_massage": "a hand-and-shoulder massage of the same length",
    "comparison.unknown": "what those held is not written down",
    "worth.named": "the size that is worth it to you",
    "worth.default": "the size that counts as worth it where nobody named one",
    "outcome.urge": "your worst spell of the night",
    "outcome.other": "“{outcome}”",
    # verdicts
    "finding.helps": (
        "“{Arm}” helps you: on nights when it was drawn, {outcome} was better than on comparison nights."
    ),
    "finding.harms": (
        "“{Arm}” does not do you good: on nights when it was drawn, {outcome} was worse than on comparison "
        "nights. Leave it out; your plan will do the same."
    ),
    "finding.helps.course": (
        "Weeks with “{arm}” help you: on the last nights of those weeks, {outcome} was better than in comparison weeks."
    ),
    "finding.harms.course": (
        "Weeks with “{arm}” do not do you good: on the last nights of those weeks, {outcome} was worse than in "
        "comparison weeks. Leave it out; your plan will do the same."
    ),
    "finding.helps.law_unknown": (
        "On nights marked as drawn for “{arm}”, {outcome} was better than on comparison nights. It is not known here "
        "how these nights were picked, so the picking may be the reason."
    ),
    "finding.harms.law_unknown": (
        "On nights marked as drawn for “{arm}”, {outcome} was worse than on comparison nights. It is not known here "
        "how these nights were picked, so the picking may be the reason. Leave it out for now; your plan will do "
        "the same."
    ),
    "finding.no_worthwhile_help.law_unknown": (
        "Nights marked as drawn for “{arm}” are not better by much: {mid} or more, {worth}, is unlikely. It is not "
        "known here how these nights were picked, so this can mislead. This is about the same night; a build-up was "
        "not tested."
    ),
    "finding.cannot_tell_yet.law_unknown": (
        "Cannot tell yet whether nights marked as drawn for “{arm}” are better: the nights so far fit both yes and no."
    ),
    "finding.no_worthwhile_help": (
        "“{Arm}” brings you no worthwhile help on the same night: {mid} or more, {worth}, is "
        "unlikely. This is about the same night; a build-up was not tested."
    ),
    "finding.no_worthwhile_help.course": (
        "Weeks with “{arm}” bring you no worthwhile help: {mid} or more, {worth}, is unlikely."
    ),
    "finding.cannot_tell_yet": "Cannot tell yet whether “{arm}” helps you: the nights so far fit both yes and no.",
    "finding.too_early": (
        "Cannot tell yet: {nights} nights can be compared so far. Nothing is said before there are 14, with at least "
        "6 on each side, since an early answer is often a wrong one."
    ),
    "finding.too_early.several": (
        "Cannot tell yet whether “{arm}” helps you: {nights} nights, its own and the comparison’s, can be compared so "
        "far. Nothing is said before there are 14, with at least 6 on each side, since an early answer is often a "
        "wrong one."
    ),
    "finding.too_early.course": (
        "Cannot tell yet: {nights} blocks can be compared so far. Nothing is said before there are 3 on each side."
    ),
    "finding.never_randomised": (
        "Cannot tell, however long this diary gets: on none of its nights was the session left to a draw. People "
        "reach for massage on bad nights, so comparing these nights would say more about the nights than about the "
        "massage. A trial can answer: `quietlegs trial design` draws one."
    ),
    "finding.nothing_assigned": (
        "Cannot tell yet: the diary does not say of any night what was drawn. Each evening, copy what `quietlegs "
        "tonight` says into its column `assigned`."
    ),
    "finding.empty": "No nights yet. The first one is tonight.",
    "finding.nothing_compared": (
        "Cannot tell yet: a technique and the comparison both need rated nights, and so far one of them has none."
    ),
    "finding.no_nights": "Cannot tell yet: no night of this diary has both a draw and a rating.",
    # the number, always with its interval
    "finding.number": (
        "The difference: {change}; 90 in 100 sure that it lies {span} ({with_nights} nights with it; "
        "{without_nights} comparison nights: {comparison}). The chance that it helps at all is {chance} in 100."
    ),
    "finding.number.law_unknown": (
        "The difference: {change}; 90 in 100 sure that it lies {span} ({with_nights} nights with it; "
        "{without_nights} comparison nights: {comparison}). The chance that these nights were any better is {chance} "
        "in 100."
    ),
    "finding.number.blocks": "The last nights of each block are what counts: {rows} blocks.",
    "finding.best": ("The chance that it is the best of what was tried, the comparison included, is {best} in 100."),
    "change.lower": "{points} lower",
    "change.higher": "{points} higher",
    "change.none": "none to speak of",
    "span.same_side": "between {near} and {far} {side}",
    "span.both_sides": "between {first} and {second}",
    "side.lower": "lower",
    "side.higher": "higher",
    "minutes.one": "1 minute",
    "minutes.many": "{size} minutes",
    # “4 times worse” would be read as four times as bad
    "times.one": "1 waking",
    "times.many": "{size} wakings",
    "points.one": "1 point",
    "points.many": "{size} points",
    "finding.number.early": (
        "The difference so far: {change}; 90 in 100 sure that it lies {span} ({with_nights} nights with it; "
        "{without_nights} comparison nights: {comparison})."
    ),
    # what comes next
    "finding.nights_to_go": (
        "About {q50} more nights may settle it; if it goes slowly, {q90}. That is a forecast, not a promise."
    ),
    "finding.nights_to_go.slow": (
        "About {q50} more nights may settle it; if it goes slowly, more than a year. That is a forecast, not a promise."
    ),
    "finding.nights_to_go.few": "About {q50} more nights may settle it. That is a forecast, not a promise.",
    "finding.nights_to_go.one": "One more night may settle it. That is a forecast, not a promise.",
    "finding.more_than_a_year": (
        "At this pace more than a year of nights would be needed; stopping here is a fair choice."
    ),
    "finding.trial_over": (
        "The nights of this trial are over. To go on, draw a new trial; a diary of its own belongs to it."
    ),
    "finding.trial_ends_before": (
        "This trial has {left} nights left; a new one can follow it, with a diary of its own."
    ),
    "finding.blocks_are_over": "All its blocks are done, and they cannot settle it.",
    "finding.blocks_run_to_their_end": "More can be said when its next blocks are done.",
    "finding.other_arm": "“{Arm}”: {change}; 90 in 100 sure that it lies {span} ({nights} nights). {verdict}",
    "finding.short.helps": "It helps you.",
    "finding.short.harms": "It does not do you good.",
    "finding.short.no_worthwhile_help": "No worthwhile help on the same night; a build-up was not tested.",
    "finding.short.cannot_tell_yet": "Cannot tell yet.",
    "finding.short.helps.law_unknown": "Those nights were better.",
    "finding.short.harms.law_unknown": "Those nights were worse.",
    "finding.short.no_worthwhile_help.law_unknown": "Those nights were not better by much; a build-up was not tested.",
    "finding.short.nothing_compared": "“{Arm}”: no nights to compare yet.",
    "finding.short.all_the_same": "“{Arm}”: the same rating every night, so there is no difference to look at.",
    "finding.short.too_few": "“{Arm}”: too few nights to tell yet.",
    "finding.not_blind": ("Whoever knows what was drawn also hopes: this is the session and the hope together."),
    "finding.not_blind.law_unknown": "Whoever knows what a night is for also hopes, and that is part of it.",
    # cautions
    "caution.better_assumed": (
        "Nobody said which way “{column}” is better, so lower was taken. If that is wrong, ask again with "
        "--better higher."
    ),
    "caution.nothing_assigned": "No night of this diary says what was drawn, so no effect is shown.",
    "caution.never_randomised": "No night of this diary was drawn by chance, so no effect is shown.",
    "caution.law_unknown": (
        "Without the trial file nobody can say by which rule the nights were drawn, so no randomisation test was made."
    ),
    "caution.not_screened": "This trial was drawn without the safety questions. Answer them before a session.",
    "caution.arm_without_ratings": (
        "No night with “{arm}” has a rating that can be used, so it is compared with nothing."
    ),
    "caution.outside_the_trial": (
        "Nights that are not nights of this trial, which are left out: {nights}; the first is {first}."
    ),
    "caution.unassigned": (
        "Rated nights of the trial without an entry in `assigned`, which are left out: {nights}; the first is {first}."
    ),
    "caution.not_as_drawn": (
        "Nights on which the diary names another arm than was drawn, which are left out: {nights}; the first is "
        "{first}."
    ),
    "caution.rescues.comparison": (
        "Comparison nights that needed a rescue: {nights}. Each counts with the worst spell up to it and keeps its "
        "draw."
    ),
    "caution.arm_without_ratings.comparison": (
        "No comparison night has a rating that can be used, so there is nothing to compare with."
    ),
    "caution.adherence.comparison": (
        "On comparison nights, what was drawn was done {percent} times in 100. The answer is about the draw."
    ),
    "caution.harm.comparison": (
        "Comparison nights on which a bruise, pain, rash or other harm was recorded: {nights}. Look at that before "
        "anything else."
    ),
    "caution.rescues": (
        "“{arm}” nights that needed a rescue: {nights}. Each counts with the worst spell up to it and keeps its draw."
    ),
    "caution.harm": (
        "Nights with “{arm}” on which a bruise, pain, rash or other harm was recorded: {nights}. Look at that "
        "before anything else."
    ),
    "caution.touch_worse": "Nights with “{arm}” on which touch made the legs worse: {nights}.",
    "caution.adherence": (
        "On “{arm}” nights, what was drawn was done {percent} times in 100. The answer is about the draw."
    ),
    "caution.missing": (
        "Drawn nights without a rating: {missing} of {randomised}. If the worst nights are missing, this misleads."
    ),
    "caution.missing_differs": "Ratings are missing much more often on one side. That alone can bend the answer.",
    "caution.late": ("Nights rated more than 36 hours late, which are left out: {late}."),
    "caution.quiet": (
        "Evenings told to be quiet before the draw was shown: {quiet} of {nights}. They are left out, so this answer "
        "is about evenings with restless legs only."
    ),
    "caution.ratings_end": (
        "Of the last {nights} drawn nights, {missing} have no rating; before that, most had one. If people stop rating "
        "when it goes badly, the early nights tell too rosy a tale."
    ),
    "caution.claim_changed": "On {night} the answer was “{decision}”. Later nights changed it; both are told.",
    "caution.depends_on_prior": "Someone who began with other expectations would not yet agree with this answer.",
    "caution.hope": "If hope alone is worth 1 point in 10, this answer does not hold.",
    "caution.randomisation_test": (
        "A test that needs no model is not sure: a difference this large comes up by chance {p} of the time."
    ),
    "caution.medicine_changed": (
        "A medicine was changed, so the diary is read in {segments} parts, each with its own level and noise."
    ),
    "finding.all_the_same.law_unknown": (
        "Cannot tell yet: every night so far has the same rating, so there is no difference to look at."
    ),
    "finding.all_the_same": (
        "Cannot tell yet whether “{arm}” helps you: every night so far has the same rating, so there is no difference "
        "to look at."
    ),
    "caution.all_the_same": "Every night has the same rating, so nothing can be compared in earnest.",
    "caution.floor": "On many nights the lowest mark was reached. Help cannot show where nothing is left to win.",
    "caution.ceiling": (
        "On many nights the worst marks were reached. Time to fall asleep may show more than this scale."
    ),
    "caution.covariate_after_assignment": (
        "“{column}” may itself change with the session, so allowing for it can hide part of the answer."
    ),
    "decision.helps": "helps",
    "decision.harms": "does not do good",
    "decision.no_worthwhile_help": "no worthwhile help on the same night; a build-up was not tested",
    "decision.no_worthwhile_help.course": "no worthwhile help",
    "decision.cannot_tell_yet": "cannot tell yet",
    "decision.helps.law_unknown": "those nights were better",
    "decision.harms.law_unknown": "those nights were worse",
    "decision.no_worthwhile_help.law_unknown": "those nights were not better by much; a build-up was not tested",
}
