"""Addresses of the settings."""

from django.urls import path

from quietlegs_web.pages.settings import access, out, views

urlpatterns = [
    path("settings/", views.menu, name="settings"),
    path("settings/evenings/", views.evenings, name="settings-evenings"),
    path("settings/passcode/", views.passcode, name="settings-passcode"),
    path("settings/phones/", access.phones, name="settings-phones"),
    path("settings/phones/end-all/", access.end_all, name="settings-end-all"),
    path("settings/programs/", access.programs, name="settings-programs"),
    path("settings/programs/<int:token>/revoke/", access.revoke, name="settings-revoke"),
    path("settings/people/", access.people_here, name="settings-people"),
    path("settings/export/", out.export, name="settings-export"),
    path("settings/erase/", out.erase, name="settings-erase"),
]
