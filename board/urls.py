"""Addresses of this app that are not Wagtail pages: /prikbord/…"""

from django.urls import path, re_path

from board.views import own, posting, public, renew

app_name = "board"
urlpatterns = [
    path("nieuw/", posting.new, name="new"),
    path("mijn/", own.mine, name="mine"),
    path("foto/<int:picture_id>/<slug:size>/", public.picture, name="picture"),
    path("<int:number>/", public.notice, name="notice"),
    path("<int:number>/mijn/", own.own, name="own"),
    path("<int:number>/bewerken/", posting.edit, name="edit"),
    path("<int:number>/afronden/", own.close, name="close"),
    path("<int:number>/reageren/", own.reply, name="reply"),
    path("<int:number>/reageren/<int:neighbour>/", own.reply, name="reply_to"),
    path("<int:number>/verlengen/<str:token>/", renew.renew_by_link, name="renew_by_link"),
    re_path(
        r"^(?P<number>\d+)/(?P<verb>reserveren|vrijgeven|verlengen|weghalen)/$", own.act, name="act"
    ),
]
