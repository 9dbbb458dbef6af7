"""Oils and lotions in English: which are open, how much, the patch test. Amounts and rules are in the facts."""

SENTENCES: dict[str, str] = {
    "oils.lead_unanswered": (
        "The safety questions come first. Until they are answered, put no oil or lotion on your legs for a massage."
    ),
    "oils.lead_incomplete": "Some questions are still open, so your plan has no massage yet, and no oil.",
    "oils.lead_ask_first": "Ask the person who treats you first. Until then your plan has no massage, and no oil.",
    "oils.lead_stop": "No leg massage now, so no oil either. Something in your answers comes first: see your plan.",
    "oils.lead_none": "You chose no oil. {instead}",
    "oils.lead_open": "Open to you: {may}.",
    "oils.lead_some": "Open to you: {may}. Left out: {gone}.",
    "oils.lead_all_left": "Left out for you: {gone}. {instead}",
    "oils.none_enough": "That is fine: unscented lotion, or none, is enough.",
    "oils.no_oil": "Use none: your answers leave out lotion, too.",
    "oils.state_open": "open",
    "oils.state_places": "not everywhere",
    "oils.state_left_out": "left out",
    "oils.state_never": "never offered",
    "oils.state_own": "not used: we do not know what is in it",
    "oils.state_waits": "waits until your plan is open",
    "oils.only_glides": "Oil or lotion only helps the hands to glide. No oil is needed.",
    "oils.nothing_taken": "Nothing in your routine takes oil right now.",
    "oils.spoon": "About a teaspoon for each leg: 5 mL, a small pool in your palm.",
    "oils.spoon_tried": (
        "One trial used two teaspoons (10 mL) of olive oil on each leg. More is not known to be better, and it makes "
        "feet slippery."
    ),
    "oils.spoon_alt": (
        "A teaspoon with oil, an arrow, and an open hand with a small pool of oil in the middle of the palm."
    ),
    "oils.warm_it": "Warm it between your palms, never on a stove. When your hands glide, it is enough.",
    "oils.test_why": "A rash may come days later, so one evening tells little. Test every new oil or lotion first.",
    "oils.test_steps": (
        "Pick a spot on the inner side of your forearm, as big as a coin. The skin there must be whole and calm.\n"
        "Rub in as much as you would use on a leg. Do it twice a day, in the morning and in the evening.\n"
        "Look at the spot each time, before you rub it in again.\n"
        "Go on for 7 to 10 days. Only then use it on your legs, on a small place first."
    ),
    "oils.test_days": "Ten days, two dots a day: morning and evening. Seven is the least, ten is safer.",
    "oils.forearm_alt": (
        "A forearm with the palm up. A ring marks the spot in the middle of the inner side, between wrist and elbow."
    ),
    "oils.reaction_look": (
        "A reaction can be red, itchy, sore or swollen skin, bumps or blisters. “Not sure” counts, too."
    ),
    "oils.reaction_do": (
        "Wash it off with mild soap and plenty of water.\n"
        "Do not use it again, also not on another spot.\n"
        "If the skin is not calm after some days, or it gets worse, show it to a pharmacist or a doctor."
    ),
    "oils.reaction_alarm": (
        "Trouble with breathing, a swollen face or tongue, or feeling faint: ring the emergency number."
    ),
    "oils.reaction_log": "Was it after a massage? Note the rash, so that the technique is paused.",
    "oils.reaction_ask": (
        "Then answer the question about reactions anew. Your plan leaves out scented products from then on. Was it an "
        "oil or lotion without scent? Then take it off your own list, too."
    ),
    "oils.test_note": (
        "Quietlegs does not count these days for you. Mark day 1 on a calendar, or on a label on the bottle."
    ),
    "oils.never": (
        "Nothing on broken, sore or burnt skin.\n"
        "Keep oils away from children and pets. Close the bottle.\n"
        "A ready-made blend may hold a nut oil: read the label."
    ),
    "oils.never_judgement": "Children, pets and the label: Quietlegs' own cautious judgement.",
    "oils.test_judgement": "What to do at a reaction: Quietlegs' own cautious judgement.",
}
