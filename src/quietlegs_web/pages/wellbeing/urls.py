"""Addresses of the pages about how a person is."""

from django.urls import path

from quietlegs_web.pages.wellbeing import views

urlpatterns = [
    path("wellbeing/", views.wellbeing, name="wellbeing"),
    path("wellbeing/total/", views.total, name="wellbeing-total"),
    path("wellbeing/help/", views.help_page, name="wellbeing-help"),
    path("wellbeing/chart/trend.<slug:theme>.svg", views.chart, name="wellbeing-chart"),
]
