"""Addresses of this app that are not Wagtail pages."""

from django.urls import path

from news import feeds

app_name = "news"
urlpatterns = [path("rss/", feeds.rss, name="rss")]
