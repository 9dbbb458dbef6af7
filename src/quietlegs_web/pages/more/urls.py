"""The address of the list of pages."""

from django.urls import path

from quietlegs_web.pages.more import views

urlpatterns = [path("more/", views.more, name="more")]
