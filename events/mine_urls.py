"""One's own agenda: /mijn/agenda/…"""

from django.urls import path

from events import mine

app_name = "events_mine"
urlpatterns = [
    path("", mine.my_agenda, name="agenda"),
    path("volgen/<str:slug>/", mine.follow_activity, name="follow"),
]
