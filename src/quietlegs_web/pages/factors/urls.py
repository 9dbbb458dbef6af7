"""The addresses of what can make restless legs worse."""

from django.urls import path

from quietlegs_web.pages.factors import views

urlpatterns = [
    path("factors/", views.factors, name="factors"),
    path("factors/family/", views.family, name="factors-family"),
]
