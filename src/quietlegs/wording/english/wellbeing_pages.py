"""What the pages about how a person is say, and the words for a hard hour."""

SENTENCES: dict[str, str] = {
    "column.worry": "Worry, 0 to 10",
    "column.stress": "Stress, 0 to 10",
    "column.daily_work": "Legs in the way of tasks, 0 to 10",
    "column.life_quality": "Quality of life, 0 to 10 (10 is best)",
    "column.irls": "IRLS, 0 to 40",
    "column.isi": "Insomnia Severity Index, 0 to 28",
    "column.ess": "Epworth Sleepiness Scale, 0 to 24",
    "column.psqi": "Pittsburgh Sleep Quality Index, 0 to 21",
    "column.phq9": "PHQ-9, 0 to 27",
    "column.gad7": "GAD-7, 0 to 21",
    "wellbeing.mood": "How low was your mood today, from 0 (not at all) to 10 (as low as can be)?",
    "wellbeing.fatigue": "How tired were you today, from 0 (not at all) to 10 (as tired as can be)?",
    "wellbeing.irritability": "How easily were you upset today, from 0 (not at all) to 10 (by everything)?",
    "wellbeing.thinking": "How hard was it to think clearly today, from 0 (not at all) to 10 (as hard as can be)?",
    "wellbeing.lead": "Rate what you like and leave the rest. An empty field means: not said.",
    "wellbeing.totals": (
        "If you filled in a questionnaire with somebody who treats you, you can keep its total here. Its questions are "
        "not shown: most of them belong to others."
    ),
    "wellbeing.total": "{total} of {highest}",
    "wellbeing.unknown_instrument": "This questionnaire is not known here: choose one from the list.",
    "wellbeing.out_of_range": "{name} goes from {lowest} to {highest}: write a total in between.",
    "wellbeing.future": "This day has not come yet: choose today or an earlier day.",
    "wellbeing.nothing_given": "Nothing was rated. Write a number from 0 to 10 in at least one field.",
    "wellbeing.kept": "Kept.",
    "wellbeing.change.none": "The same as the time before.",
    "wellbeing.change.lower": "{size} lower than the time before ({before}).",
    "wellbeing.change.higher": "{size} higher than the time before ({before}).",
    "wellbeing.change.small": "A difference this small may well be chance: less than {matters}.",
    "wellbeing.change.large": "That is as large as a change that people notice: {matters} or more.",
    "wellbeing.no_comparison": ("This is a record, not a test of anything: it cannot show what a change comes from."),
    "wellbeing.hard": "Some of what you wrote sounds hard to carry. There is a page with people to turn to.",
    "wellbeing.help_link": "If it is hard right now",
    # the page for a hard hour
    "help.lead": "You do not have to get through this alone, and not tonight of all nights.",
    "help.danger": (
        "If you might harm yourself, or if you are in danger now: ring the emergency number of your country, or go to "
        "the nearest emergency department. If you can, ask somebody to stay with you until then."
    ),
    "help.person": (
        "Ring or wake a person you trust. It is enough to say: “I am not doing well. Can you stay with me for a while?”"
    ),
    "help.line": (
        "Many countries have a line where somebody listens day and night. Search for “crisis line” and the name of "
        "your country, or ask at the emergency number. This page names no number, since a wrong one would be worse."
    ),
    "help.doctor": (
        "Tell the person who treats you how dark it gets, soon. Bad nights wear everybody down, and low mood and worry "
        "can be treated. Mention your legs as well: some medicines for low mood can make legs worse. Do not "
        "stop a medicine on your own."
    ),
    "help.urges": (
        "Do you gamble, buy, eat or seek sex in a way that is new and hard to hold back? Some medicines for restless "
        "legs can do that. It is nobody's fault. Tell the person who prescribes them, soon."
    ),
    "help.now": "For the next minutes: walk slowly, drink some water, breathe out longer than in, turn on a light.",
    "help.private": "Quietlegs does not note that you opened this page, and shows it to nobody.",
    "help.not_emergency": "Quietlegs is no emergency service: nobody reads what you write here.",
}
