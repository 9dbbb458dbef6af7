import pytest

from quietlegs.foundation.errors import OurFault
from quietlegs.wording import speak


@pytest.fixture
def sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speak, "all_sentences", lambda _locale: {"greet.name": "Hello {name}, {nights} nights."})


@pytest.mark.usefixtures("sentences")
def test_values_are_filled_in() -> None:
    assert speak.say("greet.name", {"name": "Ada", "nights": 14}) == "Hello Ada, 14 nights."


@pytest.mark.usefixtures("sentences")
def test_an_unknown_locale_falls_back_to_english() -> None:
    assert speak.say("greet.name", {"name": "Ada", "nights": 1}, locale="xx").startswith("Hello")


@pytest.mark.usefixtures("sentences")
@pytest.mark.parametrize(("code", "values"), [("greet.nobody", {}), ("greet.name", {"name": "Ada"})])
def test_an_unknown_code_or_a_missing_value_is_our_fault(code: str, values: dict[str, str]) -> None:
    with pytest.raises(OurFault):
        speak.say(code, values)


def test_a_code_with_two_sentences_is_our_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speak, "_subjects", lambda _book: [("one", {"a": "A"}), ("two", {"a": "B"})])
    speak.all_sentences.cache_clear()
    with pytest.raises(OurFault, match="two sentences"):
        speak.all_sentences("en")


def test_every_code_has_one_sentence() -> None:
    speak.all_sentences.cache_clear()
    assert isinstance(speak.all_sentences("en"), dict)
