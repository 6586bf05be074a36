"""Addresses of the agenda that are not Wagtail pages: what calendar programs follow."""

from django.urls import path, re_path

from events import feeds
from events.views import joining, party

app_name = "events"
urlpatterns = [
    path("agenda.ics", feeds.agenda, name="feed"),
    path("<str:slug>/event.ics", feeds.activity, name="activity_feed"),
    re_path(
        r"^(?P<slug>[^/]+)/(?P<date>\d{4}-\d\d-\d\d(?:-\d{1,4}){0,2})\.ics$",
        feeds.one_date,
        name="date_feed",
    ),
    path("mijn/<str:token>.ics", feeds.personal, name="personal_feed"),
    re_path(r"^meedoen/(?P<secret>[A-Za-z0-9_-]{32})/$", party.party, name="party"),
    path("<str:slug>/meedoen/", joining.join_series, name="join_series"),
    re_path(
        r"^(?P<slug>[^/]+)/(?P<date>\d{4}-\d\d-\d\d(?:-\d{1,4}){0,2})/meedoen/$",
        joining.join_date,
        name="join_date",
    ),
]
