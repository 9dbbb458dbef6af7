"""Addresses of the plan."""

from django.urls import path

from quietlegs_web.pages.plan import views

urlpatterns = [
    path("plan/", views.plan, name="plan"),
    path("plan/versions/", views.versions, name="plan-versions"),
]
