"""What the trial's pages say: what may be tried, what is fixed before the first night, and what happens then."""

SENTENCES: dict[str, str] = {
    "arm.whole_plan": "your plan's whole routine",
    "trial_choice.whole_plan": "Your plan's whole routine",
    "trial_choice.whole_plan_more": "All steps of your plan, {minutes} minutes in all.",
    "trial_choice.touch_worse": "You said that touch makes your legs worse, so nothing that touches them is offered.",
    "trial_choice.no_tool": "It needs something that you did not name among the things you have.",
    "trial_choice.helper": "It is not for the way you do it now, alone or with somebody.",
    # why no trial can be set up now
    "trial_page.no_answers": "The safety questions come first. They take a few minutes, and then your plan is made.",
    "trial_page.incomplete": "Some safety questions are still open. A trial can be drawn when they are answered.",
    "trial_page.ask_first": "Your plan says: ask the person who treats you first. A trial waits until then.",
    "trial_page.stop": "Your plan says: no leg massage now. A trial waits until that has changed.",
    "trial_page.nothing_open": "Your answers leave nothing open that could be tried against an evening without it.",
    # what a trial is
    "trial_page.what": (
        "A trial lets chance choose, night by night, between a session and a comparison. People reach for massage on "
        "bad nights. A draw does not, so only a draw lets the nights be compared fairly."
    ),
    "trial_page.no_sitting": "No night ever asks you to sit still. Walk, stretch and move as you need.",
    "trial_page.too_much": (
        "If tonight is too much, do what you need. Bad nights count too: the night keeps its draw and counts with the "
        "worst spell up to then. You cannot spoil anything."
    ),
    "trial_page.free": (
        "Up to two nights a week may be free. Say so before you see what is drawn: nothing is asked of you then."
    ),
    "trial_page.rescue": (
        "If three comparison nights out of seven were too much, think about a pause. What is known is kept."
    ),
    "trial_page.hard_lately": (
        "Three comparison nights of the last seven were too much. A pause or a stop is a fair choice now; what is "
        "known is kept."
    ),
    "trial_page.harm": "A bruise, pain or rash after a session: one tap records it and pauses that technique at once.",
    "trial_page.question.tonight": "Does it help the same night?",
    "trial_page.question.tonight.more": "Each night is drawn by itself. This is the quicker question.",
    "trial_page.question.course": "Do weeks with it differ from weeks without it?",
    "trial_page.question.course.more": (
        "Whole weeks are drawn, twelve or more. It can see a slow build-up, but it often ends without an answer, since "
        "a week or two counts only once."
    ),
    "trial_page.comparison.usual_evening": "Your usual evening, without the guided session",
    "trial_page.comparison.usual_evening.more": (
        "All that you would do anyway stays allowed. You may walk, stretch or take a shower. You may take your "
        "medicine, and give a leg a short rub."
    ),
    "trial_page.comparison.hand_massage": "The same minutes of hand-and-shoulder massage",
    "trial_page.comparison.hand_massage.more": (
        "Your legs are free to move. It shows more about the legs' part, since both kinds of night have a session."
    ),
    "trial_page.sharing.balanced": "Every technique gets the same number of nights",
    "trial_page.sharing.balanced.more": "The simplest way. With one technique it is the only one.",
    "trial_page.sharing.adaptive": "Let the draw lean towards what seems to do better, week by week",
    "trial_page.sharing.adaptive.more": (
        "Only with two or more techniques. Each week is drawn when it begins, from your ratings so far, so your phone "
        "needs a connection once a week. Comparison nights stay, and no technique is dropped."
    ),
    "trial_page.lean_two": "The draw leans between two or more techniques: choose another one, or equal nights.",
    "trial_page.lean_tonight": "The draw leans only for the question about the same night: choose equal nights.",
    "trial_page.hand_massage_closed": "The hand-and-shoulder massage may not suit your answers, so it is not offered.",
    "trial_page.worth": (
        "0 is nothing, 10 is the worst urge you can imagine. 1 point is our own choice to begin with: no study says "
        "what is right for you."
    ),
    "trial_page.expect": (
        "You will know what was drawn, so hope always plays a part. Saying it once, before, keeps it in view later."
    ),
    "trial_page.mid": "Worth it to you: a relief of {mid} or more. This is fixed.",
    "trial_page.run_in": (
        "Seven nights of practice first: you learn the session and the ratings, and we learn how much your nights go "
        "up and down by themselves. Nothing is drawn for them."
    ),
    "trial_page.own_noise": "This uses the ups and downs of your own {nights} rated nights so far.",
    "trial_page.assumed_noise": (
        "Your own ups and downs are not known yet. After a week of ratings this page can use them."
    ),
    # the analysis, fixed before the first night
    "trial_page.plan.estimand.tonight": (
        "What is compared: your worst spell of the night, on nights when the session was drawn and on comparison "
        "nights, as drawn, whatever was done in the end."
    ),
    "trial_page.plan.estimand.course": (
        "What is compared: your worst spell on the last four nights of each block, blocks with the session against "
        "blocks without it, as drawn."
    ),
    "trial_page.plan.model.tonight": (
        "How: a model that allows for a slow trend and for nights that are like the night before. It allows for what "
        "last night may leave behind, and for your evening rating."
    ),
    "trial_page.plan.model.course": "How: each block counts once, with its mean.",
    "trial_page.plan.prior": (
        "What is believed beforehand: a small relief on average, with wide doubt, and 15 chances in 100 of no "
        "difference at all. A doubter's and an enthusiast's view stand beside it."
    ),
    "trial_page.plan.minimum": "Nothing is said before {nights} rated nights, {a_side} on each side.",
    "trial_page.plan.minimum.course": "Nothing is said before 3 scored blocks on each side.",
    "trial_page.plan.claim": (
        "When something is said: “helps” or “does not do good” when that is at least {percent} in 100 likely. “No "
        "worthwhile help” when a relief of {mid} or more has at most {rest} chances in 100. That must hold for those "
        "who hope a lot, too."
    ),
    "trial_page.plan.locked": "This is fixed when the nights are drawn. Nobody can change it afterwards.",
    # while it runs
    "trial_page.next": (
        "Each evening, rate first on the page “Tonight”. Then you see what was drawn. Nothing shows it before, and "
        "this page never does."
    ),
    "trial_page.waits": "The first night is {start}. Until then, practise as you like: nothing is drawn.",
    "trial_page.running": "Night {night} of {nights}. {rated}",
    "trial_page.rated.none": "No drawn night is rated yet.",
    "trial_page.rated.one": "1 drawn night counts so far.",
    "trial_page.rated.many": "{count} drawn nights count so far.",
    "trial_page.paused": "Paused. No draw is shown until you go on. Your log goes on, and what is known is kept.",
    "trial_page.stopped": "This trial was stopped. What it has shown is kept, and stopping was a fair choice.",
    "trial_page.over": "The {nights} nights of this trial are over. What it has shown is kept.",
    "trial_page.pause_is_fine": "A pause or a stop needs no reason. What is known is kept.",
    "trial_page.harm_paused": "{arm} is paused, since a harm was recorded after it: choose something else for now.",
    "trial_page.choose_one": "Choose at least one thing to try.",
}
