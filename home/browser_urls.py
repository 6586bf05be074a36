"""Addresses that browsers ask for by themselves. They have no language prefix."""

from django.urls import path

from home import browser_views

app_name = "browser"
urlpatterns = [
    path("thema.css", browser_views.theme, name="theme"),
    path("icoon.svg", browser_views.icon, name="icon"),
    path("icoon-<int:size>.png", browser_views.icon_png, name="icon_png"),
    path("favicon.ico", browser_views.favicon, name="favicon"),
    path("rosa.webmanifest", browser_views.manifest, name="manifest"),
    path("sw.js", browser_views.service_worker, name="service_worker"),
]
