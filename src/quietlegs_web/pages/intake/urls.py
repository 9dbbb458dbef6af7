"""Addresses of the safety questions."""

from django.urls import path

from quietlegs_web.pages.intake import cleared, views, wishes

urlpatterns = [
    path("intake/", views.index, name="intake"),
    path("intake/stop/", views.stop, name="intake-stop"),
    path("intake/legs/", views.legs, name="intake-legs"),
    path("intake/cleared/", cleared.cleared, name="intake-cleared"),
    path("intake/cleared/<slug:condition>/question/", cleared.question, name="intake-cleared-question"),
    path("intake/cleared/<slug:condition>/remove/", cleared.remove, name="intake-cleared-remove"),
    path("intake/wishes/<slug:step>/", wishes.wishes, name="intake-wishes"),
    path("intake/<slug:slug>/", views.screen, name="intake-screen"),
    path("intake/<slug:slug>/more/", views.details, name="intake-details"),
]
