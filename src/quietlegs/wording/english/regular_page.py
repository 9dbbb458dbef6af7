"""Regular sessions and the sheet for a massage therapist, in English. What to ask a therapist is our own judgement."""

SENTENCES: dict[str, str] = {
    "regular.closed": "Your plan has no routine yet, so there is nothing to plan by the week.",
    "regular.lead": (
        "Pick evenings that suit you, at about the same time, before your legs usually begin. A missed evening needs "
        "no catching up."
    ),
    "regular.dose": (
        "How often is copied from trials with people on dialysis: two to seven sessions a week, for two to eight "
        "weeks. Nobody has tested which number is best."
    ),
    "regular.empty": "No session has been noted yet.",
    "regular.therapist": (
        "A therapist can reach places that you cannot, and you can lie back and move as you like. Your plan's limits "
        "hold for their hands as well."
    ),
    "regular.heading_choose": "Whom to choose",
    "regular.choose": (
        "Somebody trained in massage or physiotherapy, by a school that your country accepts.\n"
        "Somebody who asks about your health before the first touch.\n"
        "Somebody who promises nothing: nobody can promise that it helps."
    ),
    "regular.heading_ask": "What to ask",
    "regular.ask": (
        "Are you on a register, and are you insured?\n"
        "Do you know what a blood clot in a leg looks like, and when not to touch?\n"
        "Will you keep to light and moderate pressure on my legs?"
    ),
    "regular.heading_say": "What to say",
    "regular.say": (
        "I have restless legs: I may have to move at any moment, and that is all right.\n"
        "Please tell me before you press more firmly, and stop when I say so.\n"
        "Since the last time this is new: a medicine, an illness, a journey, a fall."
    ),
    "regular.sheet": "On paper or on your phone: what to do, what never to do and why, and how your legs answered.",
    "regular.same_kind": "A visit and a session at home are kept in the same way, and both count.",
    "regular.by_self": "by myself",
    "regular.by_partner": "by somebody at home",
    "regular.by_therapist": "by a therapist",
    "regular.by_unknown": "by whom is not noted",
    "regular.something_else": "something else",
    "regular.not_rated": "not rated",
    "regular.sheet_intro": (
        "This person has restless legs. They may have to move at any time: let them, and go on when they are ready. "
        "Ask first: is anything new in one leg since yesterday? Do you have a fever, or do you feel ill? Go on only "
        "with a clear no to both."
    ),
    "regular.sheet_open": "Light work on the legs is open, within the limits below.",
    "regular.sheet_closed": (
        "Please do not massage the legs today. Something must be asked or looked at first. Hands and shoulders only if "
        "the person agrees."
    ),
    "regular.sheet_do": "What to do",
    "regular.sheet_never": "What never to do, and why",
    "regular.sheet_never_places": (
        "Never press the hollow of the knee, the shin bone, the ankle bones, a vein that shows, a lump or numb skin. "
        "Stroke from the foot towards the heart; come back light as a feather."
    ),
    "regular.sheet_stop": (
        "Stop at new pain or swelling in one leg, numbness, dizziness, a rash or sharp pain. Suddenly short of breath, "
        "chest pain or fainting: ring the emergency number."
    ),
    "regular.sheet_answered": "How the legs answered lately",
    "regular.sheet_empty": "No session has been noted yet.",
    "regular.sheet_note": (
        "Made by Quietlegs from the person's own answers. It is no prescription and takes nobody's judgement away: "
        "when you are in doubt, do less."
    ),
}
