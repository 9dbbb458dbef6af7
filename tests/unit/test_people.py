from tests.people import all_no, asked, each_condition, one_place, unanswered


def test_answers_stand_on_top_of_no() -> None:
    made = all_no(anticoagulant="yes", diabetes_foot=None, tools=["roller"])
    conditions = made["conditions"]
    assert isinstance(conditions, dict)
    assert conditions["anticoagulant"] == "yes"
    assert "diabetes_foot" not in conditions
    assert set(conditions) == set(asked()) - {"diabetes_foot"}
    assert made["tools"] == ["roller"]


def test_nothing_is_answered_unasked() -> None:
    assert unanswered() == {"version": 1, "conditions": {}}


def test_a_place_is_named_where_one_is_needed() -> None:
    assert one_place("open_wound") == {"answer": "yes", "where": ["calf_left"]}
    assert one_place("anticoagulant", "unsure") == "unsure"


def test_conditions_by_effect() -> None:
    assert "fever_unwell" in set(each_condition("condition", "stop"))
    assert "dvt_signs" not in set(each_condition("condition", "stop"))
