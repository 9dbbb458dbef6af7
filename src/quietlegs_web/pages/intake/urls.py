"""Addresses of the safety questions."""

from django.urls import path

from quietlegs_web.pages.intake import again, cleared, happened, views, wishes

urlpatterns = [
    path("intake/", views.index, name="intake"),
    path("intake/stop/", views.stop, name="intake-stop"),
    path("intake/due/", again.due, name="intake-due"),
    path("intake/due/<slug:slug>/", again.due_one, name="intake-due-screen"),
    path("intake/happened/", happened.happened, name="intake-happened"),
    path("intake/happened/undo/", happened.undo, name="intake-happened-undo"),
    path("intake/legs/", views.legs, name="intake-legs"),
    path("intake/cleared/", cleared.cleared, name="intake-cleared"),
    path("intake/cleared/sheet/", cleared.sheet, name="intake-cleared-sheet"),
    path("intake/cleared/<slug:condition>/question/", cleared.question, name="intake-cleared-question"),
    path("intake/cleared/<slug:condition>/remove/", cleared.remove, name="intake-cleared-remove"),
    path("intake/wishes/<slug:step>/", wishes.wishes, name="intake-wishes"),
    path("intake/<slug:slug>/", views.screen, name="intake-screen"),
    path("intake/<slug:slug>/more/", views.details, name="intake-details"),
]
