"""What a trial says: what was drawn and how, what a night's assignment is, and whether the draw still stands."""

SENTENCES: dict[str, str] = {
    # a night's assignment
    "assignment.technique": "{night}: {arm}. Do it before bed.",
    "assignment.technique_without_routine": "{night}: {arm}. Do it before bed, as gently as you like.",
    "assignment.own_way_without_routine": "{night}: {arm}. Do it before bed.",
    "assignment.comparison.usual_evening": (
        "{night}: a comparison night. Do everything you would normally do, without the guided session. Walking, "
        "stretching, a shower and your prescribed medicine are all fine. So is a short rub by instinct, except where "
        "your plan leaves something out."
    ),
    "assignment.comparison.hand_massage": (
        "{night}: a comparison night with a hand-and-shoulder massage, for the same minutes. Leave out an "
        "arm with a dialysis access, a line, a patch or a sore place. Your legs are free to move."
    ),
    "assignment.free": "{night} is a free night: nothing is drawn for it. Do as you like.",
    "assignment.quiet": "{night} began quietly, before anything was shown: nothing is drawn for it. Rest well.",
    "assignment.before_the_trial": "Nothing is drawn for {night}: the trial begins on {start}.",
    "assignment.after_the_trial": "Nothing is drawn for {night}: the trial's last night was {end}.",
    "assignment.chance": "This was left to chance: it had 1 chance in {chances}.",
    "assignment.chance_weighted": "This was left to chance: it had {percent} chances in 100.",
    "assignment.week_not_drawn": (
        "{night} is in week {week}, which is not drawn yet. When the nights up to {before} are in the diary, "
        "`quietlegs trial draw TRIAL.json DIARY.csv --week {week}` draws it. A night without a draw is not part "
        "of the trial: do as you normally would."
    ),
    "assignment.over_before_the_draw": (
        "{night} was over when its week, week {week}, was drawn: it has no draw and is not part of the trial. What "
        "you noted about it stays."
    ),
    "assignment.stored": "Your diary has this already, as it was drawn; it stays like this.",
    "assignment.stored_otherwise": (
        "This is what your diary has stored, and it stays like this. The trial's own draw says something else; "
        "`quietlegs trial verify` looks into it."
    ),
    "assignment.bad_nights_count": (
        "If tonight is too much: do what you need. Bad nights count too, and you cannot spoil anything."
    ),
    "assignment.one_leg": (
        "Before you begin: is anything new in one leg since yesterday, such as swelling, pain, warmth or a change of "
        "colour? Yes or not sure: no session, and have it looked at today. And do you have a fever, or do you feel ill "
        "today? Yes or not sure: no session. Go on only with a clear no to both."
    ),
    "assignment.stop_at": (
        "Stop at new pain or swelling in one leg, numbness, dizziness, a rash or sharp pain. Suddenly short of breath, "
        "chest pain or fainting: ring the emergency number."
    ),
    "assignment.your_steps": "Your steps:",
    "assignment.not_screened": (
        "No safety questions were answered for this trial. Answer them before any leg massage: "
        "`quietlegs plan INTAKE.json` asks them, and says what to leave out."
    ),
    "assignment.step": "  {number}. {side} {base}: {what}, {time} min, up to {pressure} of 10",
    "assignment.step_without_pressure": "  {number}. {side} {base}: {what}, {time} min",
    # verification
    "verify.schedule_fits": "The schedule of {nights} nights is the one that seed {seed} and its law draw.",
    "verify.schedule_differs": "Nights that are not what seed {seed} and the law draw: {wrong}.",
    "verify.seal_broken": "The file was changed after the draw: its seal does not fit what it holds now.",
    "verify.diary_differs": "Nights on which the diary has another assignment than the trial: {wrong}.",
    "verify.weeks_need_diary": (
        "Whether the chances of the weeks after the first two came from the ratings can be told only with the diary: "
        "`quietlegs trial verify TRIAL.json DIARY.csv`."
    ),
    "verify.weeks_same": "Weeks whose chances the diary's ratings give again: {weeks}.",
    "verify.weeks_edited": (
        "Weeks before which something was rated or changed after the draw: {weeks}. The draw stays as it was, and that "
        "is right; its chances can no longer be worked out from this diary."
    ),
    "verify.weeks_other": (
        "Weeks whose chances, or number of rated nights, are not what the diary's ratings give: {weeks}."
    ),
    # the next week of an adaptive trial
    "trial.week_drawn": "Week {week} is drawn: {nights} nights, {start} to {end}. {rated}",
    "trial.week_late": (
        "Week {week} is drawn late. Over by then, so without a draw and no part of the trial: {over}. "
        "Drawn from {first} to {end}: {nights}. {rated}"
    ),
    "trial.week_over": (
        "Week {week} was over before it was drawn: none of its nights has a draw or is part of the trial. {rated}"
    ),
    "trial.week_rated.none": "No night was rated before it, so that every side had the same chance.",
    "trial.week_rated.one": "1 rated night before it went into its chances.",
    "trial.week_rated.many": "{count} rated nights before it went into its chances.",
    "trial.week_next": "The next one, week {next}, is drawn when the nights up to {end} are in the diary.",
    "trial.week_last": "It is the trial's last week.",
    # a trial in words
    "trial.arms.tonight": "A trial of {nights} nights, {start} to {end}: {arms}, compared with {comparison}.",
    "trial.arms.course": (
        "A trial of {nights} nights, {start} to {end}: weeks with {arms}, compared with weeks without it."
    ),
    "trial.law.balanced": (
        "Each night is drawn. All schedules were equally likely in which any two sides differ by at most one night, "
        "with no more than three nights in a row alike."
    ),
    "trial.law.blocks": (
        "Blocks of one or two weeks are drawn: {blocks} of them. All sequences were equally likely in which the two "
        "sides differ by at most one block and two weeks, with no more than two blocks in a row alike."
    ),
    "trial.law.adaptive": (
        "The first two weeks are drawn: in each, any two sides differ by at most one night. From then on each week is "
        "drawn when it begins, and the draw leans towards what seems to do better by then. A comparison keeps "
        "at least 1 chance in {sides}, but there are never more than three comparison nights in a row. Nothing is "
        "dropped."
    ),
    "trial.law.adaptive_next": "When a week has ended, `quietlegs trial draw` draws the next one.",
    "trial.predictable": "On {percent} of 100 nights somebody who counts along could know the draw beforehand.",
    "trial.mid": "Worth it to you: a relief of {mid} or more, on a scale from {low} to {high}. This is fixed now.",
    "trial.seed": "Drawn once, with seed {seed}; `quietlegs trial verify` can check it at any time.",
    "trial.screened": "Your answers were screened; every technique in it is open to you.",
    "trial.not_screened": (
        "No safety questions were answered for this trial. With --intake INTAKE.json, what is not safe for you is "
        "left out."
    ),
    "trial.power_next": "Before the first night, ask what it can settle: `quietlegs trial power`.",
    "trial.concealment": (
        "The command line keeps no secrets: the file holds every night's draw. To stay unknowing, leave it closed and "
        "ask `quietlegs tonight` each evening, after you have rated."
    ),
}
