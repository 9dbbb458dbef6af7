"""What a person reads about their screening. `why` and `still_allowed` come from the rule itself."""

SENTENCES: dict[str, str] = {
    "safety.stop": "No massage now. {why} {still_allowed}",
    "safety.red_flag_unsure": "You were not sure about this one, so it counts as yes until someone has looked. {why}",
    "safety.ask_first": "Please ask a doctor, nurse or midwife before any massage. {why} {still_allowed}",
    "safety.limit": "Some things are left out of your plan. {why} Still open: {still_allowed}",
    "safety.cleared": "Only gentle things are in your plan. {why}",
    "safety.asked_again": "This answer ends on {day} at the latest. Then it is asked again.",
    "safety.clearance_valid": "The OK that you noted on {date} counts until {valid_until}.",
    "safety.clearance_ended": "The OK that you noted on {date} ended on {valid_until}. Please ask again.",
    "safety.clearance_before_it": (
        "The OK that you noted is dated {date}, before this began. What is new needs an OK of its own."
    ),
    "safety.clearance_refused": "The OK that you noted on {date} was followed by a no. The no counts.",
    "safety.clearance_not_yet": "The OK that you noted is dated {date}. It counts from that day on.",
    "safety.cannot_be_cleared": "An OK from earlier does not count for this one: it has to be looked at now.",
    "safety.implied_by_medicines": "You listed {word}. That counts as yes to: {question}",
    "safety.implied_by_allergies": "You listed an allergy: {word}. That counts as yes to: {question}",
    "safety.implied_by_unknown_allergy": "We do not know this allergy ({word}), so scented and nut oils are left out.",
    "safety.place_missing": "Please say where. Until then it counts for both legs. The question was: {question}",
    "safety.name_the_place": "If it has a place on a leg, name it, and it is left out. The question was: {question}",
    "safety.minor": "Quietlegs is made for adults. Below {age} years, please ask a doctor first.",
    "safety.maybe_minor": (
        "Quietlegs is made for adults, and your year of birth leaves open whether you are {age} already. Say so beside "
        "your year of birth, or ask a doctor first."
    ),
    "safety.touch_worse": "You said that touch makes your legs worse, so nothing here touches them.",
    "safety.missing": "Still open: {count}. The plan stays locked until these are answered.",
}
