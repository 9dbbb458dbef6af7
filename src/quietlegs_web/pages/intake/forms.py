"""What is asked beside the safety questions: places and dates, a clinician's OK, wishes."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quietlegs.foundation.body import SIDES
from quietlegs_web.pages.intake.words import ANSWERS, leg_places, places

CLOCK = r"^([01]\d|2[0-3]):[0-5]\d$"


class DetailsForm(forms.Form):
    """Where, how many weeks, since when: only what the question wants."""

    where = forms.MultipleChoiceField(required=False)
    weeks = forms.IntegerField(required=False, min_value=0, max_value=45)
    since = forms.DateField(required=False)

    def __init__(self, *args: Any, locale: str = "en", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["where"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [pair for _side, pairs in places(locale) for pair in pairs]


class ClearedForm(forms.Form):
    """Who said that gentle work is all right, when, and until when."""

    condition = forms.CharField(max_length=60, widget=forms.HiddenInput)
    by = forms.CharField(label=_("Who said so? (name or job)"), max_length=200)
    date = forms.DateField(label=_("On which day?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    answer = forms.ChoiceField(
        label=_("What was the answer?"),
        choices=[("no", _("No, not allowed")), ("ok", _("Gentle work is all right"))],
        widget=forms.RadioSelect,
    )
    valid_until = forms.DateField(
        required=False,
        label=_("Until when does it count? (a no may stay open)"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class HappenedForm(forms.Form):
    """What happened, and on which day."""

    what = forms.ChoiceField(label=_("What was it?"), widget=forms.RadioSelect)
    day = forms.DateField(
        label=_("On which day? For something longer: its last day."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, events: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["what"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(events)


class SessionForm(forms.Form):
    """Who helps, how long, which legs, how firm."""

    helper = forms.ChoiceField(
        label=_("Who does the massage?"),
        choices=[("self", _("I do")), ("partner", _("Somebody at home")), ("therapist", _("A therapist"))],
        widget=forms.RadioSelect,
        required=False,
    )
    minutes_available = forms.TypedChoiceField(
        label=_("How many minutes in an evening?"),
        choices=[(5, "5"), (10, "10"), (15, "15"), (20, "20"), (30, "30")],
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        required=False,
    )
    legs = forms.ChoiceField(
        label=_("Which legs?"),
        choices=[("both", _("Both")), ("left", _("Left only")), ("right", _("Right only"))],
        widget=forms.RadioSelect,
        required=False,
    )
    pressure_liked = forms.ChoiceField(
        label=_("How do you like it?"),
        choices=[("light", _("Light")), ("firm", _("A little firmer, never deep"))],
        widget=forms.RadioSelect,
        required=False,
    )

    def keep_minutes(self, minutes: int | None) -> None:
        """Offer the minutes that were written down elsewhere too, so that they are not lost."""
        field = self.fields["minutes_available"]
        assert isinstance(field, forms.ChoiceField)
        known = dict(field.choices)  # type: ignore[arg-type]
        if minutes and minutes not in known:
            field.choices = [*known.items(), (minutes, str(minutes))]


class ComfortForm(forms.Form):
    """Where a routine is wanted, what is not liked, the foot bath, and how safe reaching and standing are."""

    situations = forms.MultipleChoiceField(
        label=_("Where would you like a routine, beside the usual one?"),
        choices=[
            ("in_bed", _("In bed, without getting up")),
            ("at_desk", _("At a desk")),
            ("on_plane", _("On a plane or a train")),
            ("lying", _("Lying down")),
            ("sitting", _("Sitting")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    avoid = forms.MultipleChoiceField(
        label=_("What do you not like?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    bath = forms.ChoiceField(
        label=_("A foot bath: how?"),
        choices=[("warm", _("Warm")), ("cool", _("Cool"))],
        widget=forms.RadioSelect,
        required=False,
    )
    reaches_feet = forms.ChoiceField(
        label=_("Do both hands reach both feet without strain?"),
        choices=ANSWERS,
        widget=forms.RadioSelect,
        required=False,
    )
    steady = forms.ChoiceField(
        label=_("Are you steady when you stand up, without dizziness or falls?"),
        choices=ANSWERS,
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, techniques: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["avoid"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(techniques)


class PlacesForm(forms.Form):
    """Where it bothers, when it begins, when bedtime is, year of birth; of age or not, where that leaves it open."""

    left = forms.MultipleChoiceField(label=_("Left leg: where does it bother?"), required=False)
    right = forms.MultipleChoiceField(label=_("Right leg: where does it bother?"), required=False)
    usual_onset = forms.RegexField(
        CLOCK,
        label=_("When does it usually begin?"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}),
        error_messages={"invalid": _("Write a time as HH:MM, such as 21:30.")},
    )
    usual_bedtime = forms.RegexField(
        CLOCK,
        label=_("When do you usually go to bed?"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}),
        error_messages={"invalid": _("Write a time as HH:MM, such as 23:00.")},
    )
    birth_year = forms.IntegerField(label=_("In which year were you born?"), required=False, min_value=1900)
    adult = forms.ChoiceField(
        label=_("Have you had your 18th birthday?"),
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Your year of birth leaves open whether you are 18. Please answer this, too.")},
    )

    def __init__(self, *args: Any, locale: str = "en", age_is_open: Callable[[int], bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year = self._year()
        if year is None or not age_is_open(year):
            del self.fields["adult"]
        for side, pairs in leg_places(locale):
            field = self.fields[side]
            assert isinstance(field, forms.MultipleChoiceField)
            field.widget = forms.CheckboxSelectMultiple()
            field.choices = pairs

    def _year(self) -> int | None:
        """The year of birth as the form holds it now, if it is one."""
        try:
            year: int | None = self.fields["birth_year"].clean(self["birth_year"].value())
            return year
        except forms.ValidationError:
            return None

    def regions(self) -> list[str]:
        """The places that were ticked."""
        return [place for side in SIDES for place in self.cleaned_data[side]]


class ToolsForm(forms.Form):
    """What is at hand."""

    tools = forms.MultipleChoiceField(
        label=_("What would you use?"),
        choices=[
            ("hands", _("Hands")),
            ("ball", _("A soft ball")),
            ("roller", _("A roller")),
            ("device", _("An electric foot massager")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class OilsForm(forms.Form):
    """Oils and allergies, known ones and in own words."""

    oils = forms.MultipleChoiceField(
        label=_("What would you use on the skin?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    other_oil = forms.CharField(label=_("Another oil or lotion, in your words"), max_length=90, required=False)
    allergies = forms.MultipleChoiceField(
        label=_("Which allergies do you have?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    other_allergy = forms.CharField(label=_("Another allergy, in your words"), max_length=90, required=False)
    no_allergies = forms.BooleanField(label=_("I have no allergies that I know of"), required=False)

    def __init__(
        self, *args: Any, oils: Iterable[tuple[str, str]], allergies: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for key, pairs in (("oils", oils), ("allergies", allergies)):
            field = self.fields[key]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = list(pairs)

    def chosen(self, key: str, other: str) -> list[str]:
        """The known ones that were ticked, and the one in own words."""
        own = " ".join(self.cleaned_data[other].split())
        return [*self.cleaned_data[key], *([f"other:{own}"] if own else [])]
