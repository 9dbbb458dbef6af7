"""The safety questions, the plan and the lists of medicines and tests, as pages: what stands around their own words."""

SENTENCES: dict[str, str] = {
    # the screens of the safety questions
    "intake_page.screen_clots": "Your legs now, and blood clots",
    "intake_page.screen_private": "Only for you",
    "intake_page.screen_now": "Things that come first",
    "intake_page.screen_places": "Skin, joints and injuries",
    "intake_page.screen_body": "Heart, vessels and swelling",
    "intake_page.screen_blood": "Blood and cancer",
    "intake_page.screen_others": "More questions",
    "intake_page.screen_firmness": "Bruising, feeling and heat",
    "intake_page.screen_oils": "Before oils and scents",
    "intake_page.why": (
        "A few questions find out what is safe for your legs. What is not answered yet stays locked; that is no alarm."
    ),
    "intake_page.private": (
        "These answers shape your plan and nothing else. A therapist sees what to leave out, not what you answered."
    ),
    "intake_page.unsure_counts": (
        "“I am not sure” counts as yes until somebody has looked. It locks things; it is no alarm."
    ),
    "intake_page.none": "“None of these” says no to whatever you left open on this screen.",
    "intake_page.implied": "You listed {word}. That counts as yes here.",
    "intake_page.due_why": (
        "Legs and health change, so a no is asked again from time to time. Where nothing is new, one tap a screen is "
        "enough. Your plan stays open for three days, so take a quiet moment by day."
    ),
    "intake_page.due_locked": (
        "Some answers are too old to lean on, so your plan waits for them. Where nothing is new, one tap a screen is "
        "enough."
    ),
    "intake_page.due_done": "Kept. Nothing else is due today.",
    "intake_page.happened_why": (
        "Some things change what is safe for your legs. Say what it was and when. The questions about your legs and "
        "about clots are then asked once more, and your plan follows them."
    ),
    "intake_page.happened_medicine": (
        "Write the medicine down in your list. Quietlegs looks at what it knows of it. Nothing here tells you to take, "
        "stop or change anything. After it, a few questions about your legs come anew."
    ),
    "intake_page.happened_kept": "Kept. These questions come next. Your plan waits for them.",
    "intake_page.happened_undone": "Taken back. Your answers are as they were.",
    "intake_page.happened_changed": "Your answers have changed since, so they stay as they are.",
    "intake_page.happened_journey": "A journey of more than 3 hours, sitting",
    "intake_page.happened_operation_leg": "An operation on a hip, leg or foot",
    "intake_page.happened_operation": "Another operation",
    "intake_page.happened_hospital": "A stay in hospital",
    "intake_page.happened_bed": "An illness with days in bed",
    "intake_page.happened_plaster": "A leg in plaster or a splint",
    "intake_page.happened_birth": "A birth",
    "intake_page.happened_injury": "A sprain, a torn muscle or a big bruise",
    "intake_page.happened_new_medicine": "A new medicine",
    "intake_page.again_no": "You said no on {day}. Is that still so?",
    "intake_page.again_yes": "You said yes on {day}. Is that still so?",
    "intake_page.again_unsure": "You were not sure on {day}. Is that still so?",
    "intake_page.where": "Where? Those places are left out. Without a place it counts for both legs.",
    "intake_page.where_if_any": "If it has a place on a leg, name it, and that place is left out.",
    "intake_page.look": "What to look for",
    "intake_page.look_again": "Now that you have looked: is it so? You may leave it open. Not sure counts as yes.",
    "intake_page.whole_left": "Whole left leg",
    "intake_page.whole_right": "Whole right leg",
    "intake_page.hip": "hip",
    "intake_page.trunk": "Trunk (chest or belly)",
    "intake_page.unsure_lead": "You were not sure about something. Nothing here is an alarm.",
    "intake_page.legs_why": (
        "Sessions wait until these questions are answered anew, all of them. Your plan then follows your answers."
    ),
    "intake_page.legs_kept": "Kept. Your plan follows these answers from now on.",
    "intake_page.cleared_why": (
        "Some answers ask for a word with the person who treats you. When they say that gentle work is all right, note "
        "it here. Their OK counts until the day that you write down."
    ),
    "intake_page.cleared_none": "Nothing in your answers asks for an OK.",
    "intake_page.cleared_never": "A sign that has to be looked at now cannot be cleared by an OK from earlier.",
    "intake_page.ask_title": "A question for you about massage of the legs",
    "intake_page.ask_what": (
        "I would like to try gentle massage of my legs in the evening, against restless legs. It would be slow, light "
        "strokes of at most {minutes} minutes, at most {pressure} on a scale from 1 (spreading lotion) to 10 (pain). "
        "Deep work, hard tapping and heat above 40 °C are never part of it."
    ),
    "intake_page.ask_said": "I answered “yes” or “not sure” to this question: {question}",
    "intake_page.ask_why": "Why it is asked: {why}",
    "intake_page.ask_would": (
        "With your OK, these would be open: {techniques}. At most {pressure} of 10, and {minutes} minutes."
    ),
    "intake_page.ask_none": "With your OK, only gentle things without massage of the legs would be open.",
    "intake_page.weeks_why": (
        "Weeks count, once your midwife or doctor has said that gentle work is all right. Until week 12: {early} Weeks "
        "13 to 27: {middle} From week 28: {late} Without weeks, all of these stay closed."
    ),
    "intake_page.weeks_closed": "closed are {techniques}.",
    "intake_page.weeks_open": "nothing is closed by the weeks alone.",
    "intake_page.since_why": "This answer lasts {days} days from that day. Then it is asked again.",
    "intake_page.ask_ok": "Is gentle leg massage all right for me? Until which day, and is there a place to leave out?",
    # wishes
    "intake_page.wishes_why": "Now what you like, and what is at hand. Leave open what you do not know.",
    "intake_page.birth_year_why": "Quietlegs is made for adults.",
    "intake_page.oils_first": "Four questions come before scented or nut oils.",
    "intake_page.oils_unscented": "Unscented lotion needs no further question.",
    "intake_page.allergy_unknown": "An allergy that we do not know leaves out scented and nut oils.",
    # the plan's page
    "plan_page.nothing_yet": "Nothing is answered yet, so nothing is locked for a reason and nothing is open either.",
    "plan_page.empty_next": "Answer the safety questions first: about three minutes. Your plan grows from them.",
    "plan_page.one_leg": (
        "You noted something new in one leg, or were not sure. Have it looked at. Then answer the leg questions anew; "
        "the plan follows them."
    ),
    "plan_page.rule_changed": "A safety rule is new or changed since {day}: {rule} Your plan was made anew.",
    "plan_page.too_tired": "Too tired? About {minutes} minutes",
    "plan_page.at_sitting": "Sitting",
    "plan_page.at_lying": "Lying down",
    "plan_page.at_in_bed": "In bed, without getting up",
    "plan_page.at_at_desk": "At a desk",
    "plan_page.at_on_plane": "On a plane or a train",
    "plan_page.schedule": "{times} evenings a week, about {minutes} minutes each.",
    "plan_page.step": "{technique}, {side} {place}: {time} min{firm}",
    "plan_page.same": "The rest is the same.",
    "plan_page.first_version": "The first plan.",
    # medicines and laboratory values
    "body_values.medicines_why": (
        "What you write here stays a list. Nothing on this page tells you to take, stop or change anything."
    ),
    "body_values.not_on_your_own": "Do not stop this medicine on your own.",
    "body_values.three_records": (
        "Three different things: a change that was prescribed, one extra dose, and the times of your doses."
    ),
    "body_values.dopamine_change": (
        "After a change in a dopamine medicine, four weeks pass before a trial starts, so that the answer is about the "
        "massage. Your log, your plan and everything else stay open."
    ),
    "body_values.not_recognised": "We do not know this name. Your doctor or pharmacist can say what it is for.",
    "body_values.no_medicines": "You noted that you use no medicines.",
    "body_values.extra_dose_kept": "Noted for tonight: an extra dose.",
    "body_values.labs_why": (
        "Iron comes before massage. Write down what the report says; what it means for you is for you and your "
        "clinician to decide."
    ),
    "body_values.lab_unknown": "No guideline number is kept here for this test. Show it to your clinician.",
}
