"""Addresses of the first day."""

from django.urls import path

from quietlegs_web.pages.first_day import views

urlpatterns = [
    path("day-one/", views.resume, name="day-one"),
    path("day-one/<slug:step>/", views.step, name="day-one-step"),
    path("doctor-page/", views.doctor_page, name="doctor-page"),
]
