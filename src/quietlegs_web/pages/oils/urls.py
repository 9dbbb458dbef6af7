"""The address of oils and lotions."""

from django.urls import path

from quietlegs_web.pages.oils import views

urlpatterns = [path("oils/", views.oils, name="oils")]
