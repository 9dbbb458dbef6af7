"""What is asked on first run and at sign-in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WelcomeForm(forms.Form):
    """A name and a passcode; the zone comes from the browser."""

    name = forms.CharField(
        label=_("What should we call you?"),
        max_length=80,
        strip=True,
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    passcode = forms.CharField(
        label=_("A passcode of your own (6 signs or more)"),
        min_length=6,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    zone = forms.CharField(max_length=64, required=False, initial="", widget=forms.HiddenInput)


class SignInForm(forms.Form):
    """The name and the passcode."""

    name = forms.CharField(
        label=_("Name"), max_length=80, strip=True, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    passcode = forms.CharField(
        label=_("Passcode"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
