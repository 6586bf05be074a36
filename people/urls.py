"""One's own page and the book of faces. The door itself is in door_urls.py."""

from django.urls import path

from people.views import bar, faces, mine, privacy, welcome

app_name = "people"
urlpatterns = [
    path("welkom/", welcome.welcome, name="welcome"),
    path("welkom/<str:code>/", welcome.welcome, name="welcome_card"),
    path("mijn/", mine.me, name="me"),
    path("mijn/balk/", bar.bar, name="bar"),
    path("mijn/meedoen/", mine.join_here, name="join"),
    path("mijn/gegevens/", mine.about_me, name="about_me"),
    path("mijn/profiel/", mine.my_profile, name="my_profile"),
    path("mijn/privacy/", privacy.privacy, name="privacy"),
    path("mijn/privacy/kopie/", privacy.ask_copy, name="ask_copy"),
    path("mijn/privacy/kopie/<int:export_id>/", privacy.copy, name="copy"),
    path("mijn/privacy/wissen/", privacy.erase, name="erase"),
    path("mijn/privacy/blijven/", privacy.stay, name="stay"),
    path("smoelenboek/", faces.faces, name="faces"),
    path("smoelenboek/<int:profile_id>/", faces.one_face, name="face"),
]
