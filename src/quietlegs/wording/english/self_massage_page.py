"""Massage by oneself in English. Feet and floor out of reach: our own cautious judgement."""

SENTENCES: dict[str, str] = {
    "self_massage.tool_hands": "Your hands",
    "self_massage.tool_ball": "A soft ball",
    "self_massage.tool_roller": "A stick or roller",
    "self_massage.tool_device": "A foot massager",
    "self_massage.tool_nothing": "Stretches without a tool",
    "self_massage.state_open": "open to you",
    "self_massage.state_not_at_hand": "open to you, not among your tools",
    "self_massage.state_left_out": "left out for you",
    "self_massage.state_closed": "not now",
    "self_massage.open": "Open to you alone: {names}.",
    "self_massage.nothing_open": "Alone, no tool is open to you now. Your plan says what is.",
    "self_massage.empty": "The safety questions come first. Then this page shows what you can do alone.",
    "self_massage.closed": "Until that is clear, do none of this. Your plan says what is open tonight.",
    "self_massage.why_touch": "You said that touch makes it worse, so nothing here touches your legs.",
    "self_massage.why_left": "Your answers and wishes leave no step for it.",
    "self_massage.each_leg": "each leg",
    "self_massage.honest": (
        "Massage by your own hands, with a ball or a roller was not tested in restless legs, as far as we found. In "
        "the trials somebody else did it. Your own nights can tell."
    ),
    "self_massage.dose": (
        "How long: 5 to 10 minutes a leg was copied from trials with people on dialysis. Shorter is fine."
    ),
    "self_massage.before": (
        "First look at both legs. Is one newly swollen, red, warm or sore? Then do nothing, and answer the leg "
        "questions anew."
    ),
    "self_massage.watch_hands": "Watch for: tired thumbs, a bent back, a breath that you hold. Then it is too firm.",
    "self_massage.watch_ball": "Watch for: a ball that lies about. Put it away before you stand up.",
    "self_massage.watch_roller": "Watch for: a bone under the stick. Shin, knee and ankle stay free.",
    "self_massage.watch_device": (
        "Watch for: numb feet or red skin. Use the lowest setting, and look at the skin after."
    ),
    "self_massage.watch_nothing": "Watch for: pins and needles, or a pull that hurts. Then ease off.",
    "self_massage.far": "Your feet are hard to reach. That is common, and you need not bend for this:",
    "self_massage.near": "If bending down is hard one day:",
    "self_massage.reach_ball": "A ball: sit, and roll it under the foot. No hand is needed.",
    "self_massage.reach_device": "A foot massager: put the feet on it.",
    "self_massage.reach_nothing": "A stretch: let the foot pull its own toes up, and hold. No towel, no hands.",
    "self_massage.reach_partner": "Somebody else's hands. Show them your plan first: its limits hold for them, too.",
    "self_massage.reach_left": "Your answers leave nothing open here. Your plan says what is.",
    "self_massage.stick": (
        "The floor is never needed. Sit on a chair, hold a stick in both hands, and roll it over the calf or the thigh."
    ),
    "self_massage.no_stick": "The floor is never needed. All that is open to you can be done on a chair or in bed.",
    "self_massage.floor": (
        "Use the floor only if you get down and up again without help, every time.\n"
        "Put a firm chair next to you, and a phone within reach.\n"
        "To get up: turn on your side, come to your hands and knees, and hold on to the chair. One foot flat, then "
        "rise.\n"
        "Wait a moment before you walk. Oil on your soles? Dry them first."
    ),
    "self_massage.floor_note": "Quietlegs' own cautious judgement.",
    "self_massage.ask": "These answers are still open. They change what stands first here:",
}
