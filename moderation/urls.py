"""Addresses of this app that are not Wagtail pages: /melden/…"""

from django.urls import path

from moderation.views import report

app_name = "moderation"
urlpatterns = [
    path("ontvangen/<str:receipt>/", report.receipt, name="receipt"),
    path("<slug:kind>/<str:object_id>/", report.report_view, name="report"),
]
