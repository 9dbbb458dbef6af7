"""The address of the privacy page."""

from django.urls import path

from quietlegs_web.pages.privacy import views

urlpatterns = [path("privacy/", views.privacy, name="privacy")]
