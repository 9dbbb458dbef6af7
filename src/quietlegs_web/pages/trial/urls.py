"""Addresses of the trial's pages."""

from django.urls import path

from quietlegs_web.pages.trial import views

urlpatterns = [
    path("trial/", views.standing, name="trial"),
    path("trial/question/", views.question, name="trial-question"),
    path("trial/worth/", views.worth, name="trial-worth"),
    path("trial/check/", views.check, name="trial-check"),
    path("trial/state/", views.state, name="trial-state"),
]
