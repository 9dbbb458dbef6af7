"""The address of the glossary."""

from django.urls import path

from quietlegs_web.pages.glossary import views

urlpatterns = [path("glossary/", views.glossary, name="glossary")]
