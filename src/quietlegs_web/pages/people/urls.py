"""Addresses of first run and sign-in."""

from django.urls import path

from quietlegs_web.pages.people import views

urlpatterns = [
    path("welcome/", views.welcome, name="welcome"),
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
]
