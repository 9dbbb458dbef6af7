"""What the first day asks, one question a screen; everything may be skipped."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quietlegs_web.actions.first_day import AUGMENTATION, IMPULSE, MOST_LETTERS
from quietlegs_web.actions.people import zones

ANSWERS = [("no", _("No")), ("yes", _("Yes")), ("unsure", _("I am not sure"))]


class TouchForm(forms.Form):
    """What touch does."""

    touch = forms.ChoiceField(
        label=_("Does rubbing or pressing your legs help, do nothing, or make it worse?"),
        choices=[("helps", _("It helps")), ("nothing", _("It does nothing")), ("worse", _("It makes it worse"))],
        widget=forms.RadioSelect,
    )


class DiagnosisForm(forms.Form):
    """Whether a clinician has said what it is."""

    diagnosed = forms.ChoiceField(
        label=_("Has a doctor or nurse told you that it is restless legs?"), choices=ANSWERS, widget=forms.RadioSelect
    )


class TriedForm(forms.Form):
    """What was tried, in own words."""

    tried = forms.CharField(
        label=_("What have you tried so far, and what do you hope for?"),
        required=False,
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class EveningsForm(forms.Form):
    """How evenings are rated, and where the person's clocks are."""

    mode = forms.ChoiceField(
        label=_("When would you like to rate your evenings?"),
        choices=[("when", _("When it starts")), ("before", _("Before it starts, at a fixed time"))],
        widget=forms.RadioSelect,
    )
    evening_at = forms.RegexField(
        r"^([01]\d|2[0-3]):[0-5]\d$",
        label=_("At which time, if before it starts?"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}),
        error_messages={"invalid": _("Write a time as HH:MM, such as 20:00.")},
    )
    zone = forms.ChoiceField(label=_("Your time zone"), widget=forms.Select(attrs={"data-browser-zone": ""}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["zone"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one, one.replace("_", " ")) for one in zones()]


class PrivateForm(forms.Form):
    """The questions about augmentation and about urges; each may stay open."""

    def __init__(self, *args: Any, texts: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in (*AUGMENTATION, *IMPULSE):
            self.fields[code] = forms.ChoiceField(
                label=texts[code], choices=ANSWERS, widget=forms.RadioSelect, required=False
            )

    def groups(self) -> tuple[tuple[str, list[forms.BoundField]], ...]:
        """The questions, by what they are about."""
        return (
            ("augmentation", [self[code] for code in AUGMENTATION]),
            ("impulse", [self[code] for code in IMPULSE]),
        )
