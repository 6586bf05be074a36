"""Addresses of contact. The page itself is Wagtail's; here its form may be sent without a token."""

from django.urls import path

from contact import views

app_name = "contact"
urlpatterns = [
    path("", views.contact, name="page"),
    path("bedankt/", views.thanks, name="thanks"),
]
