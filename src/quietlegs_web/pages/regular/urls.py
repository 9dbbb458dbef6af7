"""The addresses of regular sessions."""

from django.urls import path

from quietlegs_web.pages.regular import views

urlpatterns = [
    path("regular/", views.regular, name="regular"),
    path("regular/sheet/", views.sheet, name="regular-sheet"),
]
