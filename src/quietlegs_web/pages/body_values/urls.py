"""Addresses of medicines and laboratory values."""

from django.urls import path

from quietlegs_web.pages.body_values import views

urlpatterns = [
    path("medicines/", views.medicines, name="medicines"),
    path("medicines/extra-dose/", views.extra_dose, name="extra-dose"),
    path("medicines/none/", views.no_medicines, name="no-medicines"),
    path("medicines/<uuid:id>/change/", views.change, name="medicine-change"),
    path("medicines/<uuid:id>/times/", views.times, name="medicine-times"),
    path("medicines/<uuid:id>/name/", views.name, name="medicine-name"),
    path("medicines/<uuid:id>/end/", views.end, name="medicine-end"),
    path("medicines/<uuid:id>/remove/", views.remove_medicine, name="medicine-remove"),
    path("medicines/<uuid:id>/back/", views.medicine_back, name="medicine-back"),
    path("labs/", views.labs, name="labs"),
    path("labs/<uuid:id>/remove/", views.remove_lab, name="lab-remove"),
    path("labs/<uuid:id>/back/", views.lab_back, name="lab-back"),
]
