"""Addresses of the evidence pages."""

from django.urls import path

from quietlegs_web.pages.evidence import views

urlpatterns = [
    path("evidence/", views.claims, name="evidence"),
    path("evidence/sources/", views.sources, name="evidence-sources"),
    path("evidence/<slug:claim>/", views.claim, name="evidence-claim"),
]
