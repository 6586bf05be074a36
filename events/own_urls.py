"""Addresses of what one takes part in oneself: /mijn/activiteiten/…"""

from django.urls import path

from events.views import mine

app_name = "my_activities"
urlpatterns = [
    path("", mine.mine, name="all"),
    path("<int:number>/afmelden/", mine.leave_one, name="leave"),
    path("<int:number>/plek-nemen/", mine.take_seat, name="take"),
]
