"""Addresses of the findings."""

from django.urls import path

from quietlegs_web.pages.findings import views

urlpatterns = [
    path("findings/", views.findings, name="findings"),
    path("findings/chart/<slug:name>.<slug:theme>.svg", views.chart, name="findings-chart"),
]
