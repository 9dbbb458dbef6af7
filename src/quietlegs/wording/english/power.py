"""What a trial can and cannot settle, told before its first night."""

SENTENCES: dict[str, str] = {
    "power.opening": (
        "Before you start: what {nights} nights can settle. Your nights are taken to go up and down by about {noise} "
        "points by themselves, and {missing} in 100 to stay unrated."
    ),
    "power.opening.course": (
        "Before you start: what {nights} nights in blocks can settle. A block counts once, so this question needs much "
        "patience and often stays open. Your nights are taken to go up and down by about {noise} points by themselves."
    ),
    "power.nothing": (
        "If it does nothing: of 100 such trials {no_help} say “no worthwhile help”, {wrong} wrongly say that it helps "
        "or makes things worse, and {open} cannot tell."
    ),
    "power.relief": (
        "If it takes away {points}: of 100 such trials {helps} say that it helps, {no_help} say “no worthwhile "
        "help”, and {open} cannot tell."
    ),
    "power.half": " Half have an answer after {median} nights.",
    "power.leans": (
        "This counts equal shares of the nights. Your draw leans from the third week on: what does better gets more "
        "nights than counted here, what does worse fewer."
    ),
    "power.predictable": (
        "{percent} in 100 of the nights are certain beforehand for someone who knows all nights before them and the "
        "rule of the draw."
    ),
    "power.noise": "Know your own ups and downs better after a week of ratings? Ask again with --noise.",
}
