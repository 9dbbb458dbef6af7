"""What may be written down about a medicine and a laboratory value."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from quietlegs_web.actions.body_values import TESTS, UNITS

CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
DAY = {"type": "date"}


class TimesField(forms.CharField):
    """Times of day, with commas or blanks between them."""

    def clean(self, value: object) -> tuple[str, ...]:
        """Give them one by one; refuse what is no time."""
        written = re.split(r"[,;\s]+", str(super().clean(value)).strip())
        found = tuple(one for one in written if one)
        if not all(CLOCK.fullmatch(one) for one in found):
            raise forms.ValidationError(_("Write times as HH:MM, with a comma between them, such as 08:00, 20:00."))
        return tuple(sorted(set(found)))


class MedicineForm(forms.Form):
    """A medicine in the person's own words."""

    name = forms.CharField(label=_("Name, as it stands on the box"), max_length=200)
    dose = forms.CharField(label=_("Dose (may stay open)"), max_length=200, required=False)
    times = TimesField(
        label=_("Times of the doses (may stay open)"),
        help_text=_("Such as 08:00, 20:00"),
        max_length=160,
        required=False,
    )
    since = forms.DateField(
        label=_("Since when? (may stay open)"), required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )


class ChangeForm(forms.Form):
    """A change that was prescribed."""

    dose = forms.CharField(label=_("New dose, as prescribed"), max_length=200)
    since = forms.DateField(label=_("From which day on?"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))


class TimesForm(forms.Form):
    """The times of the doses, the medicine itself staying as it is."""

    times = TimesField(
        label=_("Times of the doses"), help_text=_("Such as 08:00, 20:00"), max_length=160, required=False
    )


class NameForm(forms.Form):
    """The name of a medicine, spelled anew."""

    name = forms.CharField(label=_("Name, as it stands on the box"), max_length=200)


class EndForm(forms.Form):
    """The last day of a medicine."""

    until = forms.DateField(label=_("Which was the last day?"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))


class LabForm(forms.Form):
    """A value with its unit and day, as the report says it."""

    test = forms.ChoiceField(
        label=_("Which test?"),
        choices=[
            (TESTS[0], _("Ferritin")),
            (TESTS[1], _("Transferrin saturation (TSAT)")),
            (TESTS[2], _("Serum iron")),
            (TESTS[3], _("Total iron-binding capacity (TIBC)")),
            ("other", _("Another test")),
        ],
        widget=forms.RadioSelect,
    )
    other = forms.CharField(label=_("Which other test?"), max_length=100, required=False)
    value = forms.FloatField(label=_("Value"), min_value=0, max_value=1_000_000, localize=False)
    unit = forms.ChoiceField(
        label=_("Unit, as on the report"),
        choices=[*((one, one) for one in UNITS), ("other", _("Another unit"))],
        widget=forms.RadioSelect,
    )
    other_unit = forms.CharField(label=_("Which other unit?"), max_length=40, required=False)
    date = forms.DateField(label=_("Day of the blood sample"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))

    def clean(self) -> dict[str, object]:
        """A test or unit of one's own needs its name."""
        given = super().clean() or {}
        for key, own in (("test", "other"), ("unit", "other_unit")):
            if given.get(key) == "other" and not given.get(own):
                self.add_error(own, _("Write its name, as on the report."))
        return given

    def named(self, key: str, own: str) -> str:
        """The choice, or the person's own word for it."""
        return str(self.cleaned_data[own] if self.cleaned_data[key] == "other" else self.cleaned_data[key])
