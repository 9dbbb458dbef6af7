"""Massage beside medicine, movement and habits, in English. Never advice to change a medicine."""

SENTENCES: dict[str, str] = {
    "together.lead": (
        "Massage is one small thing beside others. It takes the place of no medicine and of no iron treatment."
    ),
    "together.empty": "Nothing was noted yet. In the morning, two taps keep coffee, alcohol and exercise.",
    "together.name_exercise": "Exercise",
    "together.name_caffeine": "Coffee or tea late",
    "together.name_alcohol": "Alcohol",
    "together.name_extra_dose": "An extra dose",
    "together.name_medicine_change": "A prescribed change",
    "together.summary": "yes on {yes} of {known} nights",
    "together.summary_unknown": "not noted",
    "together.heading_medicine": "Medicine",
    "together.medicine": (
        "Do not start, stop or change a medicine on your own. Some medicines must be ended slowly.\n"
        "Write down what you take, when you take it, and each prescribed change. An extra dose is noted apart.\n"
        "Do your legs begin earlier in the day than some months ago? Tell the person who prescribes."
    ),
    "together.heading_movement": "Movement",
    "together.movement": (
        "In small trials, people who exercised for some weeks had milder restless legs. Massage and exercise together "
        "were not tested.\n"
        "Choose what you like and can do. Hard training late in the evening may keep you awake: that is our own "
        "judgement."
    ),
    "together.heading_sleep": "Sleep habits",
    "together.sleep": (
        "A fixed time to get up, a cool and dark room, and a light blanket may make nights easier. This is our own "
        "judgement: it was not tested alone in restless legs, as far as we found.\n"
        "When your legs want to move, get up and move. Nobody has to lie still."
    ),
    "together.heading_habits": "Coffee, alcohol, tobacco",
    "together.habits": (
        "Some people notice that coffee, alcohol or tobacco make their nights worse. Your own nights can show a hint, "
        "and no proof: nobody drew them by lot."
    ),
    "together.heading_counted": "How this is counted",
    "together.counted": (
        "What you note in the morning stands beside the night, and your finding allows for what was named before the "
        "start. A prescribed change of a medicine begins a new stretch of nights.\n"
        "No trial starts within four weeks of a change in a dopamine medicine."
    ),
}
