"""Addresses of the living room that are not its page."""

from django.urls import path

from chat import (
    acts,
    called_view,
    guest_views,
    help_views,
    picture_views,
    talk_views,
    team_views,
    views,
)
from chat.translate_view import translated
from chat.waiting import wait

app_name = "chat"
urlpatterns = [
    path("kamer/<slug:slug>/", views.theme_room, name="theme_room"),
    path("gast/", guest_views.sit_down, name="guest"),
    path("gast/weg/", guest_views.leave, name="guest_leave"),
    path("team/<int:room_id>/", team_views.team, name="team"),
    path("team/<int:room_id>/deur/", team_views.door, name="team_door"),
    path("team/<int:room_id>/rustig/", team_views.pace, name="team_pace"),
    path("team/<int:room_id>/ophef/<int:sanction_id>/", team_views.end_rest, name="team_end_rest"),
    path("team/<int:room_id>/<str:who>/", team_views.person, name="team_person"),
    path("zeg/", views.say, name="say"),
    path("weg/", acts.take_back, name="take_back"),
    path("wijzig/", acts.change, name="change"),
    path("gevoel/", acts.feel, name="feel"),
    path("verberg/", acts.hide, name="hide"),
    path("plaatje/", picture_views.add, name="add_picture"),
    path("plaatje/<int:picture_id>/<slug:size>/", picture_views.show, name="picture"),
    path("vertaal/", translated, name="translate"),
    path("geroepen/", called_view.called, name="called"),
    path("geroepen/wens/", called_view.wish, name="wish"),
    path("geschiedenis/", views.history, name="history"),
    path("wacht/", wait, name="wait"),
    path("glimp/", views.glance, name="glance"),
    path("gesprekken/", talk_views.talks, name="talks"),
    path("gesprekken/instellingen/", talk_views.wishes, name="talk_wishes"),
    path("gesprek/met/<int:user_id>/", talk_views.start, name="start_talk"),
    path("gesprek/<int:room_id>/", talk_views.talk, name="talk"),
    path("gesprek/<int:room_id>/<slug:verb>/", talk_views.act, name="act_on_talk"),
    path("blokkeren/<int:user_id>/", talk_views.turn_away, {"verb": "block"}, name="block"),
    path("deblokkeren/<int:user_id>/", talk_views.turn_away, {"verb": "unblock"}, name="unblock"),
    path("hulp/", help_views.ask, name="ask_help"),
    path("hulp/wachtrij/", help_views.queue, name="help_queue"),
    path("hulp/<int:room_id>/<slug:verb>/", help_views.act, name="act_on_help"),
]
