"""What of the agenda is one's own: /mijn/activiteiten/… and /mijn/agenda/…"""

from django.urls import path

from events.views import my_activities, my_agenda

app_name = "events_mine"
urlpatterns = [
    path("activiteiten/", my_activities.my_activities, name="activities"),
    path("activiteiten/<int:number>/afmelden/", my_activities.leave_one, name="leave"),
    path("activiteiten/<int:number>/plek-nemen/", my_activities.take_seat, name="take"),
    path("agenda/", my_agenda.my_agenda, name="agenda"),
    path("agenda/volgen/<str:slug>/", my_agenda.follow_activity, name="follow"),
]
