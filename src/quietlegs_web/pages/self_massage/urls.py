"""The address of massage by oneself."""

from django.urls import path

from quietlegs_web.pages.self_massage import views

urlpatterns = [path("self-massage/", views.self_massage, name="self-massage")]
