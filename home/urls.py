"""Addresses of this app that are not Wagtail pages."""

from django.urls import path

from home import views

app_name = "home"
urlpatterns = [
    path("offline/", views.offline, name="offline"),
    path("zoeken/", views.find, name="search"),
    path("stijl/", views.style, name="style"),
]
