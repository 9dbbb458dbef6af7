"""The first day: what comes first, the five signs, what to ask the doctor, and the questions for the person alone."""

SENTENCES: dict[str, str] = {
    "first_day.small_lever": (
        "Massage is a small lever. Two things come first: an iron test, and asking whether your medicine now makes it "
        "worse."
    ),
    "first_day.touch_why": "It is different for everybody. Your plan follows your answer, and you can change it.",
    "first_day.touch_worse": (
        "Then nobody needs to touch your legs, and no massage is pushed. You have the log, slow stretches, a foot bath "
        "if your answers allow it, and a report for your doctor."
    ),
    "first_day.diagnosis_why": "Quietlegs cannot tell you what it is. A clinician can.",
    "first_day.five": "Five signs that a clinician asks about",
    "first_day.five_1": "An urge to move the legs, often with an odd or unpleasant feeling in them.",
    "first_day.five_2": "It begins or grows while you rest: sitting or lying down.",
    "first_day.five_3": "It eases while you walk or stretch, at least as long as you keep moving.",
    "first_day.five_4": "It is worse in the evening or at night than by day, or comes only then.",
    "first_day.five_5": "Nothing else explains it better.",
    "first_day.mimics": "What can feel alike",
    "first_day.mimics_list": (
        "Cramps in the calf. Numb or burning feet from the nerves. Sore joints. Swollen legs or veins. Sitting in an "
        "odd way. A habit of tapping the foot. Some medicines for nausea or for the mind, which make people restless."
    ),
    "first_day.mimics_ask": "If some of these fit you better, tell a clinician so. Both can be there at once.",
    "first_day.tried_why": "Walking, baths, iron, medicines, exercises, anything. In your own words, or leave it open.",
    "first_day.evening_before": (
        "Before it starts: at a fixed time you say how bad your legs were today, and how bad you expect tonight."
    ),
    "first_day.evening_when": "When it starts: you tap when it begins, rate it, and then see tonight's plan.",
    "first_day.iron": (
        "Ask for an iron test: ferritin and transferrin saturation, in the morning. A normal blood count does not "
        "answer this question."
    ),
    "first_day.medicines": (
        "Some medicines are reported to bring on or worsen restless legs: several against depression, psychosis, "
        "nausea or allergies. List yours, and the page for the doctor names them. Do not stop a medicine on your own."
    ),
    "first_day.page_at_once": "A page for the doctor is ready at once; it grows with what you enter.",
    "first_day.private": "Private: for you alone. Nothing here is shown to a therapist.",
    "first_day.private_why": (
        "These questions matter most with dopamine medicines (pramipexole, ropinirole, rotigotine, levodopa). You may "
        "skip all of them."
    ),
    "first_day.augmentation": "Has something changed over the last months?",
    "first_day.augmentation_earlier": "Does it begin earlier in the day than it used to?",
    "first_day.augmentation_stronger": "Is it stronger than before you had this medicine?",
    "first_day.augmentation_spread": "Has it spread to other parts of the body, such as the arms?",
    "first_day.augmentation_sooner": "Does it come sooner after you sit down than it used to?",
    "first_day.impulse": "Is there an urge that is hard to hold back, new or stronger than before?",
    "first_day.impulse_gambling": "Gambling, or playing for money?",
    "first_day.impulse_buying": "Buying things that you do not need?",
    "first_day.impulse_eating": "Eating, much more or without hunger?",
    "first_day.impulse_sex": "Thoughts or acts about sex, more than you want?",
    "first_day.impulse_other": "Doing one thing over and over, for hours?",
    "first_day.private_yes": (
        "Tell the person who prescribes your medicine, soon. It is a known effect of some medicines and nothing to be "
        "ashamed of. Do not stop this medicine on your own."
    ),
    "first_day.private_no": "Nothing of this needs telling now. You can come back to these questions.",
    "first_day.ready": "That is all for the first day.",
    # the page for the doctor
    "doctor_page.intro": (
        "{name} keeps a diary about restless legs and asks for a conversation. This page was made by the person, not "
        "by a clinician; it holds no diagnosis."
    ),
    "doctor_page.iron": "Iron",
    "doctor_page.iron_ask": (
        "Could ferritin and transferrin saturation be tested, in the morning? The guideline talks about iron treatment "
        "for adults at ferritin of {ferritin} or less, or transferrin saturation below {saturation}."
    ),
    "doctor_page.medicines": "Medicines",
    "doctor_page.medicines_ask": "Does one of my medicines make it worse? These are named in reports:",
    "doctor_page.medicines_none": "None of the medicines that I listed is named in the reports that Quietlegs knows.",
    "doctor_page.medicines_empty": "I have not listed my medicines yet.",
    "doctor_page.augmentation": "Changes over time",
    "doctor_page.augmentation_ask": (
        "If I use a dopamine medicine: does it begin earlier, is it stronger, has it spread? Is that a sign that the "
        "medicine now makes it worse?"
    ),
    "doctor_page.diagnosis": "What it is",
    "doctor_page.diagnosis_ask": (
        "No clinician has told me yet what it is. Could we go through the five signs, and what can feel alike?"
    ),
    "doctor_page.raise": "What I would like to raise",
    "doctor_page.words": "In my own words",
    "doctor_page.massage": "Massage",
    "doctor_page.massage_ask": "Before I try gentle leg massage, I would like to ask about:",
    "doctor_page.private": "What I chose to show",
}
