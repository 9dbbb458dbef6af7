"""What is asked before a trial: the question, what to try, against what, how much, how long, from when."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quietlegs.interface.trial_choices import Choices
from quietlegs.trials.terms import FEWEST_ADAPTIVE
from quietlegs.wording.speak import say
from quietlegs_web.actions.trial import TrialWish

NIGHTS = {"tonight": (28, 42, 56, 84), "course": (84, 112, 168)}
"""Lengths on offer; for tonight's question the cap is 84 nights."""

USUAL_NIGHTS = {"tonight": 56, "course": 84}
RUN_IN_NIGHTS = 7
MIDS = (("0.5", _("half a point")), ("1", _("1 point")), ("2", _("2 points")), ("3", _("3 points")))


class ChoiceText(str):
    """A choice, and what it means."""

    __slots__ = ("more",)
    more: str


class QuestionForm(forms.Form):
    """The question, the arms and the comparison; only what is open can be chosen."""

    question = forms.ChoiceField(
        label=_("What do you want to know?"), widget=forms.RadioSelect, choices=(), initial="tonight"
    )
    arms = forms.MultipleChoiceField(
        label=_("What do you want to try?"), widget=forms.CheckboxSelectMultiple, choices=()
    )
    comparison = forms.ChoiceField(
        label=_("Compared with what?"), widget=forms.RadioSelect, choices=(), initial="usual_evening"
    )

    sharing = forms.ChoiceField(
        label=_("How are the nights shared between techniques?"),
        widget=forms.RadioSelect,
        choices=(),
        initial="balanced",
        required=False,
    )

    def __init__(self, *args: Any, choices: Choices, locale: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.locale = locale
        compared = ("usual_evening", "hand_massage") if choices.hand_massage else ("usual_evening",)
        self._offer("question", [(one, _told("question", one, locale=locale)) for one in ("tonight", "course")])
        self._offer("comparison", [(one, _told("comparison", one, locale=locale)) for one in compared])
        self._offer("sharing", [(one, _told("sharing", one, locale=locale)) for one in ("balanced", "adaptive")])
        self._offer("arms", [(one.arm, _text(one.name, one.summary)) for one in choices.arms if one.open])
        self.fields["arms"].error_messages["required"] = say("trial_page.choose_one", locale=locale)

    def clean(self) -> dict[str, Any]:
        """A draw leans only between techniques, and only for the question about the same night."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("sharing") == "adaptive" and "arms" in given:
            alone, course = len(given["arms"]) < FEWEST_ADAPTIVE, given.get("question") == "course"
            if alone or course:
                self.add_error("sharing", say(f"trial_page.lean_{'tonight' if course else 'two'}", locale=self.locale))
        return given

    def _offer(self, name: str, choices: list[tuple[str, ChoiceText]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


class WorthForm(forms.Form):
    """How much it must be, what is expected, how many nights and from when."""

    mid = forms.ChoiceField(
        label=_("How much better must it be to be worth 15 minutes?"),
        widget=forms.RadioSelect,
        choices=MIDS,
        initial="1",
    )
    expected = forms.FloatField(
        label=_("How much relief do you expect, from 0 (none) to 10 (all of it)? You may leave this empty."),
        required=False,
        min_value=0,
        max_value=10,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "step": "1"}),
    )
    nights = forms.TypedChoiceField(label=_("How many nights?"), widget=forms.RadioSelect, coerce=int, choices=())
    begin = forms.ChoiceField(
        label=_("When does it begin?"),
        widget=forms.RadioSelect,
        choices=(
            ("tonight", _("Tonight")),
            ("practice", _("After seven nights of practice")),
            ("later", _("On another evening")),
        ),
        initial="tonight",
    )
    start = forms.DateField(
        label=_("The other evening"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, question: str, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        nights = self.fields["nights"]
        if isinstance(nights, forms.TypedChoiceField):
            nights.choices = [(count, _("%(count)d nights") % {"count": count}) for count in NIGHTS[question]]
        if self.initial.get("nights") not in NIGHTS[question]:
            self.initial = {**self.initial, "nights": USUAL_NIGHTS[question]}

    def clean(self) -> dict[str, Any]:
        """Give the first night with the rest."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("begin") == "later" and given.get("start") is None and "start" not in self.errors:
            self.add_error("start", _("Choose the evening on which it begins."))
        delay = RUN_IN_NIGHTS if given.get("begin") == "practice" else 0
        first = given.get("start") if given.get("begin") == "later" else self.today + timedelta(days=delay)
        return {**given, "first": first}


def draft_of(question: dict[str, Any], worth: dict[str, Any] | None = None) -> dict[str, Any]:
    """What was chosen so far, as plain values that a session can hold."""
    kept = {key: question[key] for key in ("question", "arms", "comparison")}
    kept["sharing"] = question.get("sharing") or "balanced"
    if worth is None:
        return kept
    first: date = worth["first"]
    return {
        **kept,
        **{key: worth[key] for key in ("mid", "expected", "nights", "begin")},
        "first": first.isoformat(),
    }


def wish_of(draft: dict[str, Any]) -> TrialWish:
    """The wish that a whole draft holds."""
    return TrialWish(
        arms=tuple(draft["arms"]),
        nights=draft["nights"],
        start=date.fromisoformat(draft["first"]),
        mid=float(draft["mid"]),
        question=draft["question"],
        comparison=draft["comparison"],
        leans=draft.get("sharing") == "adaptive",
    )


def _told(kind: str, which: str, *, locale: str) -> ChoiceText:
    code = f"trial_page.{kind}.{which}"
    return _text(say(code, locale=locale), say(f"{code}.more", locale=locale))


def _text(label: str, more: str) -> ChoiceText:
    text = ChoiceText(label)
    text.more = more
    return text
