"""What is asked about how a person is; every rating may stay empty."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quietlegs.knowledge.schema import Instrument
from quietlegs.wording.speak import say

LOWEST, HIGHEST = 0, 10


class RatingsForm(forms.Form):
    """Ratings of the day, each 0 to 10 and each optional."""

    def __init__(
        self, *args: Any, of_the_day: tuple[str, ...], own: list[Instrument], locale: str, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        asked = {name: say(f"wellbeing.{name}", locale=locale) for name in of_the_day}
        for name, question in {**asked, **{one.id: one.question for one in own}}.items():
            self.fields[name] = forms.FloatField(
                label=question,
                required=False,
                min_value=LOWEST,
                max_value=HIGHEST,
                widget=forms.NumberInput(attrs={"inputmode": "numeric", "step": "1"}),
            )
        self.nothing = say("wellbeing.nothing_given", locale=locale)

    def clean(self) -> dict[str, Any]:
        """Give what was rated; refuse where nothing was."""
        given = {name: value for name, value in (super().clean() or {}).items() if value is not None}
        if not given and not self.errors:
            raise forms.ValidationError(self.nothing)
        return given


class TotalForm(forms.Form):
    """The total of a questionnaire, and the day on which it was filled in."""

    instrument = forms.ChoiceField(label=_("Questionnaire"), choices=())
    total = forms.FloatField(
        label=_("Its total"), widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"})
    )
    on = forms.DateField(label=_("Filled in on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, known: list[Instrument], today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        instrument = self.fields["instrument"]
        if isinstance(instrument, forms.ChoiceField):
            instrument.choices = [(one.id, f"{one.name} ({one.lowest:g}–{one.highest:g})") for one in known]
        self.fields["on"].initial = today
