"""Addresses of the agenda in the admin."""

from django.urls import path

from events.admin import figures_view, party_sheets, party_views, views

app_name = "events_admin"
A_DATE = "<int:pk>/datums/<str:date>"
LIST = f"{A_DATE}/meedoen"
urlpatterns = [
    path("datums/", views.preview, name="preview"),
    path("<int:pk>/datums/", views.dates, name="dates"),
    path(f"{A_DATE}/afzeggen/", views.cancel, name="cancel"),
    path(f"{A_DATE}/verplaatsen/", views.move, name="move"),
    path(f"{A_DATE}/voortaan/", views.continue_from, name="continue"),
    path(f"{A_DATE}/herstellen/", views.restore, name="restore"),
    path(f"{LIST}/", party_views.parties, name="parties"),
    path(f"{LIST}/erbij/", party_views.add, name="add_party"),
    path(f"{LIST}/<int:number>/eraf/", party_views.remove, name="remove_party"),
    path(f"{LIST}/<int:number>/plek/", party_views.seat, name="give_seat"),
    path(f"{LIST}/geteld/", party_views.attendance, name="attendance"),
    path(f"{LIST}/bericht/", party_views.letter, name="letter"),
    path(f"{LIST}/lijst.csv", party_sheets.table, name="table"),
    path(f"{LIST}/papier/", party_sheets.paper, name="paper"),
    path("bellen/", party_views.calls, name="calls"),
    path("bellen/<int:pk>/gebeld/", party_views.phoned, name="phoned"),
    path("cijfers/", figures_view.figures, name="figures"),
]
