"""Addresses of the agenda in the admin."""

from django.urls import path

from events.admin import views

app_name = "events_admin"
urlpatterns = [
    path("datums/", views.preview, name="preview"),
    path("<int:pk>/datums/", views.dates, name="dates"),
    path("<int:pk>/datums/<str:date>/afzeggen/", views.cancel, name="cancel"),
    path("<int:pk>/datums/<str:date>/verplaatsen/", views.move, name="move"),
    path("<int:pk>/datums/<str:date>/voortaan/", views.continue_from, name="continue"),
    path("<int:pk>/datums/<str:date>/herstellen/", views.restore, name="restore"),
]
