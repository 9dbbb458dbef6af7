"""Addresses of the library of techniques."""

from django.urls import path

from quietlegs_web.pages.techniques import views

urlpatterns = [
    path("techniques/", views.library, name="techniques"),
    path("techniques/<slug:technique>/", views.technique, name="technique"),
]
