"""What the phone says in the evening, in a session and in the morning; names for what may be logged."""

SENTENCES: dict[str, str] = {
    # tonight
    "night.too_much": (
        "Tonight is too much? That is all right. One question about your legs first, then everything that your plan "
        "leaves open is here."
    ),
    "night.bad_nights_count": "Bad nights count too. Do what you need. You cannot spoil anything.",
    "night.keeps_its_draw": (
        "The night keeps what was drawn for it, whatever you do now. Nothing is renamed or dropped."
    ),
    "night.quiet": "A quiet evening. Nothing is drawn for tonight. Rest well.",
    "night.free": "A free night: nothing is drawn for it. Do as you like.",
    "night.free_nights": "Up to two nights a week can be free. Say so before you see what was drawn.",
    "night.comparison_usual": (
        "A comparison night. Do everything you would normally do, without the guided session. Walking, "
        "stretching, a shower and your prescribed medicine are all fine. So is a short rub by instinct, except where "
        "your plan leaves something out."
    ),
    "night.comparison_hand": (
        "A comparison night with a hand-and-shoulder massage, for the same minutes. Leave out an "
        "arm with a dialysis access, a line, a patch or a sore place. Your legs are free to move."
    ),
    "night.comparison_hand_closed": (
        "A comparison night. The hand-and-shoulder massage is closed for now. Do what you would normally do, except "
        "where your plan leaves something out. Your legs are free to move."
    ),
    "night.comparison_plan_first": (
        "A comparison night, without a guided session. What your plan says for tonight comes first."
    ),
    "night.trial_over": "The nights of this trial are over. Look at what they say, or draw a new trial.",
    "night.trial_not_begun": "The trial has not begun yet. Until then every night is yours.",
    "night.paused": "The trial is paused. Nothing is drawn for tonight, and what is known is kept.",
    "night.locked": (
        "Sessions are closed until the questions about your legs are answered anew, with no to all. Writing down your "
        "night stays open."
    ),
    "night.never_asked": "Sessions open after the questions about your legs and about clots. They take a minute.",
    "night.questions_due": (
        "Some safety questions are due again. Look at them by day, in a quiet minute. Your plan stays open meanwhile."
    ),
    "night.answers_lapsed": (
        "Some safety answers are too old to lean on, so sessions wait until they are given anew. Mostly that is one "
        "tap a screen. Walking, a stretch and writing down your night stay open."
    ),
    "night.rescued_often": (
        "Several comparison nights this week became too much. You may pause the trial, stop it, or go on. What is "
        "known is kept in each case."
    ),
    "night.nothing_open": "No session is open tonight. What your plan leaves open stands below.",
    # a session
    "session.before": "Stop whenever you like. A short session is fine, and so is none.",
    "session.hurt": (
        "Stopped. Leave this place alone tonight. If it swells, turns warm or changes colour, or if the pain stays, "
        "have it looked at today."
    ),
    "session.hurt_paused": "This technique is paused until you say that the harm is over.",
    "session.dry_soles": "Dry your soles before you stand up, so that you do not slip.",
    "session.get_up_slowly": "Sit for a moment before you get up, and hold on to something.",
    # the morning
    "morning.late": (
        "This is more than 36 hours after the evening began. It is kept and marked as late; the comparison does not "
        "use it."
    ),
    "morning.welcome_back": "Welcome back. A gap is fine, nothing is lost. The next night is tonight.",
    "morning.unknown_is_fine": "You may skip whatever you do not know. Unknown is not the same as nothing.",
    # one leg
    "one_leg.question": (
        "Is anything new in one leg since yesterday, such as swelling, pain, warmth or a change of colour?"
    ),
    "one_leg.yes_title": "No session now. Have the leg looked at today.",
    "one_leg.yes_emergency": (
        "Suddenly short of breath, chest pain, coughing up blood, or passing out: ring the emergency number now."
    ),
    "one_leg.unsure_title": "No session now. Look at both legs first.",
    "one_leg.unsure_counts": "Not sure counts as yes until you have looked, or somebody has looked for you.",
    "one_leg.tonight": (
        "For tonight: slow breathing, a cool room and a light blanket. Writing down your night stays open."
    ),
    "one_leg.opens_again": "Sessions open again when the questions about your legs are answered anew, with no to all.",
    # why an arm is closed today
    "closed.no_answers": "Closed until the safety questions are answered.",
    "closed.stop": "Closed for now: something in your answers comes first. Your plan says what.",
    "closed.ask_first": "Closed until you have asked the person who treats you.",
    "closed.incomplete": "Closed until the questions that are still open are answered.",
    "closed.paused": "Paused: {what} was noted after {name}. It opens when you say that this is over.",
    "closed.withheld": "Closed: with your answers of today, a part of it is left out of your plan.",
    "closed.too_long": "Closed: with your answers of today, a session must be shorter than this one.",
    "closed.no_routine": "Closed: with your answers of today, no place or tool is left for it.",
    "harm.bruise": "a bruise",
    "harm.pain": "pain",
    "harm.rash": "a rash",
    "harm.other": "a harm",
    "plan.paused": (
        "{arm}: a bruise, pain, rash or other harm was noted on {since}, so it is paused until that is over."
    ),
    "plan.paused_everything": (
        "{arm}: a bruise, pain, rash or other harm was noted on {since}. Nobody knows which part of it did that, so "
        "everything that touches your legs is paused until it is over."
    ),
    # the hand-and-shoulder massage
    "technique.hand_massage": "Hand-and-shoulder massage",
    "technique.other": "Something else",
    "routine.own": "Your routine",
    "hand_massage.hand.1": "Hold the hand in the other one, or let your helper hold it.",
    "hand_massage.hand.2": (
        "A thumb glides slowly over the palm, from the fingers to the wrist, then along each finger."
    ),
    "hand_massage.hand.3": "Leave out what is sore or scarred, and an arm with a dialysis access, a line or a patch.",
    "hand_massage.arm.1": "A flat hand glides slowly from the wrist to the elbow, then from the elbow to the shoulder.",
    "hand_massage.arm.2": (
        "Then stroke the soft part of the shoulder with the whole hand, slowly and gently. Stay away from a pacemaker, "
        "a port or a scar."
    ),
    "hand_massage.arm.3": "Move your legs whenever you like.",
    "base.hip": "hip",
    "base.hand": "hand",
    "base.arm": "arm",
    "base.trunk": "trunk",
    # what may be logged
    "sensation.crawling": "Crawling",
    "sensation.tingling": "Tingling",
    "sensation.itching": "Itching",
    "sensation.burning": "Burning",
    "sensation.aching": "Aching",
    "sensation.other": "Something else",
    "relief.walking": "Walking",
    "relief.stretching": "Slow stretches",
    "relief.rubbing": "Rubbing by instinct",
    "relief.warm_water": "Warm water",
    "relief.cold_water": "Cold water",
    "relief.foot_bath": "A comfortably warm or cool foot bath",
    "relief.breathing": "Slow breathing",
    "relief.cool_room": "A cool room and a light blanket",
    "relief.hands_and_shoulders": "Rubbing hands and shoulders",
    "relief.distraction": "Something to do",
    "relief.nothing": "Nothing so far",
    "relief.other": "Something else",
}
