"""The plan in English: what is open tonight, why each line stands there, and the headings of the text."""

SENTENCES: dict[str, str] = {
    # tonight
    "tonight.call_now": "First of all: {action}",
    "tonight.call_today": "First of all: {action}",
    "tonight.see_soon": "Before any leg work: {action}",
    "tonight.look": "You were not sure about this one: \u201c{question}\u201d {action}",
    "tonight.one_leg": (
        "Before every session: is anything new in one leg since yesterday, such as swelling, pain, warmth or a change "
        "of colour? Yes or not sure: no session, and have it looked at today. And do you have a fever, or do you feel "
        "ill today? Yes or not sure: no session. Go on only with a clear no to both."
    ),
    "tonight.routine": "Do the routine below, 30 to 60 minutes before your legs usually begin. Stop whenever you like.",
    "tonight.answer_first": "Questions that are still open: {count}. Answer them first; then your routine opens.",
    "tonight.ask_first": "Leave leg massage for now, until you have asked the person who treats you.",
    "tonight.log": "Note how strong the urge to move is, from 0 to 10. It takes two taps, and it will be worth having.",
    "tonight.breathing": (
        "Breathe slowly for three minutes: in for four, out for six. Move your legs as you like meanwhile."
    ),
    "tonight.breathing_at_rest": "Breathe slowly for three minutes: in for four, out for six.",
    "tonight.walk": "Walk a few slow rounds, if walking is comfortable and nobody told you not to.",
    "tonight.cool_room": "Keep the room cool and the blanket light.",
    "tonight.hands_and_shoulders": (
        "Rub your own hands and shoulders lightly, where nothing is sore. Leave out an arm with a dialysis access, "
        "a line or a patch."
    ),
    "tonight.no_touch": "Touch makes it worse for you, so nobody needs to touch your legs.",
    # what the plan is for
    "plan.small_lever": (
        "This plan is for trying gentle massage safely, and for finding out from your own nights whether it does "
        "anything for you. Massage is a small lever. Two things come first: an iron test, and asking whether your "
        "medicine now makes it worse."
    ),
    "plan.not_diagnosed": (
        "No clinician has told you yet that it is restless legs. Talk about five signs: an urge to move the legs; "
        "worse at rest; better while moving; worse in the evening or at night; and nothing else explains it. Cramps, "
        "numbness, sore joints, swollen legs and sitting badly can feel alike."
    ),
    "plan.diagnosis_unknown": (
        "Has a clinician said that it is restless legs? If not, talk about five signs: an urge to move the legs; worse "
        "at rest; better while moving; worse in the evening or at night; and nothing else explains it. Cramps, "
        "numbness, sore joints, swollen legs and sitting badly can feel alike."
    ),
    "plan.iron_test_first": "Ask for an iron test first: ferritin and transferrin saturation, in the morning.",
    "plan.iron_unit_unknown": (
        "Your ferritin value has the unit “{unit}”, which we cannot read. Write it as on the report, such as ng/mL or "
        "µg/L, or show the report to your clinician."
    ),
    "plan.iron_low": (
        "Your ferritin was {value} on {date}. The guideline talks about iron treatment at {threshold} or less: show "
        "this number to your clinician."
    ),
    "plan.iron_seen": (
        "Your ferritin was {value} on {date}, above {threshold}. Your clinician can say when to test again."
    ),
    "plan.saturation_low": (
        "Your transferrin saturation was {value} % on {date}. The guideline talks about iron treatment below "
        "{threshold}: show this number to your clinician."
    ),
    "plan.saturation_seen": (
        "Your transferrin saturation was {value} % on {date}, not below {threshold}. Your clinician can say when to "
        "test again."
    ),
    "plan.medicine_dopamine": "{name}: {statement}",
    "plan.medicine_ask": "{name}: {statement}",
    # the routine
    "plan.routine": "{name}. {summary} Chosen for who helps you, the tools at hand and your minutes.",
    "plan.dose": (
        "{times} evenings a week: copied from dialysis trials. Nobody has tested how often is best, and self-massage "
        "was not tested at all."
    ),
    "plan.technique": "{name}. What was tried: {tried}",
    "plan.minutes_raised": "You have {asked} minutes; the shortest session takes {minutes}.",
    "plan.minutes_cut_to_tried": (
        "You have {asked} minutes; a session takes {minutes} at most, the longest leg session that was tried."
    ),
    "plan.minutes_cut_for_safety": "You have {asked} minutes; for your safety a session takes {minutes} at most.",
    "plan.shorter_than_asked": "{asked} minutes were possible; what is open to you fills {minutes}.",
    "plan.longer_than_tried": "Longer than {tried} minutes of massage was hardly tried. Shorter is fine.",
    "plan.light": "You like it light, so no stroke is firmer than {pressure} of 10.",
    "plan.helped_first": "This helped on your own nights, so it comes first.",
    "plan.named_places": "The places you named get more of the time.",
    "plan.oil": "{name}: {amount} Try anything new on the inner forearm first, twice a day for a week or more.",
    "plan.own_oil_not_used": (
        "Your own oil ({name}) is not used, because we do not know what is in it. Take unscented lotion that you know "
        "and that suits you, or none."
    ),
    "plan.not_offered": "{name} is not offered. {why}",
    "plan.nothing_left": (
        "Your answers together leave no step that we would call safe. Show this page to the person who treats you and "
        "ask what is all right."
    ),
    # falls, reach, dislikes, what goes along
    "plan.stay_seated": (
        "Do the stretches sitting or lying; leave the standing one out. Stand up slowly: your age, your medicine, your "
        "feet or your balance makes a fall more likely."
    ),
    "plan.stick_only": "Use the roller only as a stick in both hands, not on the floor.",
    "plan.dry_soles": "Dry your soles before you stand up: oil, lotion and water make the floor slippery.",
    "plan.out_of_reach": (
        "Your own hands leave out the feet, as you do not reach them with ease. On the calf, begin as low as you reach."
    ),
    "plan.avoided": "What you do not like is left out.",
    "plan.avoided_but_all_that_is_left": (
        "Without what you do not like, nothing would be left. So it is here after all; skip it if you like."
    ),
    "plan.bath_warm": "You like the bath warm: 36 to 39 °C, never above 40 °C, tested with a thermometer.",
    "plan.bath_cool": "You like the bath cool: cool tap water, never ice. Take the feet out if they hurt.",
    "plan.pregnancy_position": (
        "In pregnancy sit or lie on your side. From about week 20 do not lie flat on your back."
    ),
    "plan.exercise": ("Gentle exercise may go along with it: it was tried in small trials."),
    "plan.exercise_when": "Hard exercise right before bed may keep you awake. Earlier in the day is our advice.",
    "plan.sleep_habits": (
        "Regular times for bed may help your sleep. If coffee, tea, cola or alcohol late in the day stir your legs, "
        "try it without."
    ),
    "plan.early_onset": (
        "Your legs begin at {onset}, and you take {name}. Ask your prescriber soon: can this medicine now make it "
        "begin earlier in the day? Do not change it on your own."
    ),
    # other situations
    "plan.elsewhere": "{name}: {setting}",
    "plan.journey": (
        "A journey of more than 3 hours makes a clot in a leg more likely. Answer the question about clots again "
        "afterwards, before any leg massage."
    ),
    "plan.heading_elsewhere": "Other places (shorter)",
    "plan.heading_too_tired": "Too tired? {minutes} minutes are enough",
    "plan.short_step": "{technique}: {places}",
    "plan.elsewhere_line": "{name}, {minutes} min. {steps}.",
    # the person's own finding
    "plan.finding_helps": "{arm}: on your own {nights} nights this helped.",
    "plan.finding_harms": ("{arm}: on your own {nights} nights your legs were worse with this, so it is left out."),
    "plan.finding_harms_everything": (
        "{arm}: on your own {nights} nights your legs were worse with this. Nobody knows which part of it did that, so "
        "everything that touches your legs is left out."
    ),
    "plan.finding_harms_all": (
        "{arm}: on your own {nights} nights your legs were worse with this. Nobody knows which part of it did that, so "
        "the stretches and the foot bath are left out, too."
    ),
    "plan.finding_no_worthwhile_help": (
        "{arm}: on your own {nights} nights this made no difference worth its time. You may keep it if you like it."
    ),
    "plan.finding_cannot_tell_yet": "{arm}: your own {nights} nights cannot tell yet about this.",
    "plan.next_keep": "Keep: {arm}. Your own {nights} nights speak for it. Your finding says how sure that is.",
    "plan.next_swap": (
        "Swap: {arm}. Your own {nights} nights speak against a difference worth its time. Your finding says how sure "
        "that is. It comes last now."
    ),
    "plan.next_stop": "Stop: {arm}. Your own nights speak against it. Your finding says how sure that is.",
    "plan.next_stop_harm": "Stop: {arm}. A bruise, pain or rash was noted after it.",
    "plan.next_explore": "Go on exploring: {arm}. Your own {nights} nights cannot tell yet.",
    "plan.next_try": ("Explore: {name}. Try one thing at a time. Only then can your own nights tell what does what."),
    "plan.finding_harm_recorded": (
        "{arm}: a bruise, pain or rash was noted after this (nights: {count}), so it is paused."
    ),
    "plan.finding_harm_recorded_everything": (
        "{arm}: a bruise, pain or rash was noted after this (nights: {count}). Nobody knows which part of it did that, "
        "so everything that touches your legs is paused."
    ),
    "plan.finding_harm_recorded_all": (
        "{arm}: pain or another harm was noted after this (nights: {count}). Nobody knows which part of it did that, "
        "so the stretches and the foot bath are paused, too."
    ),
    # the text
    "plan.verdict_go": "Nothing in your answers speaks against gentle leg massage.",
    "plan.verdict_adapt": "Gentle leg massage is open to you, with some things left out.",
    "plan.verdict_without_touch": "A gentle routine without massage is open to you.",
    "plan.verdict_incomplete": "Some questions are still open, so there is no routine yet.",
    "plan.verdict_ask_first": "Please ask the person who treats you before any leg massage.",
    "plan.verdict_stop": "No leg massage now. Something in your answers comes first.",
    "plan.heading_tonight": "Tonight",
    "plan.heading_routine": "Your routine: {minutes} minutes, {times} evenings a week",
    "plan.heading_how": "How it is done (only at the places above, on that leg)",
    "plan.heading_left_out": "Left out for your safety (the reasons are below)",
    "plan.heading_missing": "Still to answer",
    "plan.heading_reasons": "Why",
    "plan.heading_next_steps": "What to keep, and what to try",
    "plan.heading_not_offered": "Never offered",
    "plan.heading_evidence": "What is known (`quietlegs evidence show NAME` tells more)",
    "plan.before_every_session": (
        "Stop at new pain or swelling in one leg, numbness, dizziness, a rash or sharp pain. Suddenly short of "
        "breath, chest pain or fainting: ring the emergency number. Bad nights count too: you cannot spoil anything."
    ),
    "plan.leg_left": "Left leg",
    "plan.leg_right": "Right leg",
    "plan.step": "{number}. {place}: {technique}, {time} min{firm}",
    "plan.firm": ", up to {pressure} of 10",
    "plan.everywhere": "everywhere",
    "plan.any_oil": "any oil or lotion",
    "plan.left_out": "{place}: without {names}",
    "plan.left_out_above": "{place}: no firmer than {pressure} of 10 ({names})",
    "plan.where": "Where? ({question})",
    "plan.more_questions": "\u2026 and {count} more.",
    "plan.claim_line": "\u201c{quoted}\u201d {tier} [{claim}]",
    "plan.evidence_line": "\u201c{quoted}\u201d {tier} Certainty: {certainty}. {known} Not known: {not_known}",
    "claim.tier_supported": "Supported.",
    "claim.tier_weak": "Weakly supported: it may.",
    "claim.tier_unknown": "Not tested.",
    "claim.tier_not_supported": "Not supported.",
    "claim.certainty_high": "high",
    "claim.certainty_moderate": "moderate",
    "claim.certainty_low": "low",
    "claim.certainty_very_low": "very low",
    "claim.certainty_none": "nothing to grade",
    # places, ways and tools
    "side.left": "left",
    "side.right": "right",
    "base.sole": "sole",
    "base.top_of_foot": "top of the foot",
    "base.ankle": "ankle",
    "base.calf": "calf",
    "base.shin": "shin, beside the bone",
    "base.knee": "knee",
    "base.knee_back": "hollow of the knee",
    "base.thigh_front": "front of the thigh",
    "base.thigh_back": "back of the thigh",
}
