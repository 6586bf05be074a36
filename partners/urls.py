"""`/partners/` and the page of each organisation."""

from django.urls import path

from partners import views

app_name = "partners"
urlpatterns = [
    path("", views.organisations, name="list"),
    path("<slug:slug>/", views.organisation, name="detail"),
]
