"""The edges of the plan builder: minutes and their rounding, what is paused, arms of a trial, choosing and ordering."""

from quietlegs.massage.hand_massage import hand_massage


def test_hands_and_arms_share_the_minutes_in_turn() -> None:
    made = hand_massage(10)
    assert [step.region for step in made.steps] == ["hand_left", "arm_left", "hand_right", "arm_right"]
    assert sum(step.seconds for step in made.steps) == 600
