"""The address of what goes together."""

from django.urls import path

from quietlegs_web.pages.together import views

urlpatterns = [path("together/", views.together, name="together")]
