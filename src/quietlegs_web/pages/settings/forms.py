"""What the settings ask."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quietlegs_web.actions.people import Settings, zones


def _passcode(label: Any, *, new: bool = False) -> forms.CharField:
    """A field for a passcode; phones fill in the present one and offer to keep a new one."""
    kind = "new-password" if new else "current-password"
    widget = forms.PasswordInput(attrs={"autocomplete": kind})
    return forms.CharField(label=label, max_length=200, strip=False, widget=widget)


class PlainForm(forms.Form):
    """A form whose labels end as they are written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class EveningsForm(PlainForm):
    """What shapes a person's evenings."""

    mode = forms.ChoiceField(choices=[("before", "before"), ("when", "when")])
    evening_at = forms.CharField(max_length=5, widget=forms.TimeInput(attrs={"type": "time"}))
    boundary = forms.CharField(max_length=5, widget=forms.TimeInput(attrs={"type": "time"}))
    zone = forms.ChoiceField(choices=lambda: [(zone, zone) for zone in zones()])
    locale = forms.ChoiceField(choices=[("en", "English")])

    def __init__(self, *args: Any, kept: Settings, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": asdict(kept), **kwargs})
        zone = self.fields["zone"]
        if kept.zone not in zones() and isinstance(zone, forms.ChoiceField):
            zone.choices = [(one, one) for one in (kept.zone, *zones())]


class PasscodeForm(PlainForm):
    """The present passcode and the new one."""

    old = _passcode(_("Your passcode now"))
    new = _passcode(_("The new passcode (6 signs or more)"), new=True)


class TokenForm(PlainForm):
    """What a token is for."""

    label = forms.CharField(label=_("What is it for? For example: my watch"), max_length=80, required=False)


class PersonForm(PlainForm):
    """A further person of this installation."""

    name = forms.CharField(label=_("Name"), max_length=80)
    passcode = _passcode(_("A passcode for this person (6 signs or more)"), new=True)


class EraseForm(PlainForm):
    """Name and passcode, so that nobody erases by accident."""

    name = forms.CharField(label=_("Your name, as it stands above"), max_length=80)
    passcode = _passcode(_("Your passcode"))


def first_error(form: forms.Form) -> str:
    """The first thing that is wrong with a form, as one sentence with the field's name."""
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else None
        return f"{label or name}: {errors[0]}"
    return ""
