"""Whatever somebody types behind a question mark, no page breaks."""

import pytest
from django.conf import settings
from django.test import Client

from tests.board.factories import notice
from tests.conftest import person
from tests.events.factories import make_event
from tests.news.factories import article, category

pytestmark = pytest.mark.django_db

# Every public view that reads its address, with the names it knows.
VIEWS = {
    "/": ["taal"],
    "/buurtkrant/": ["categorie", "maand", "pagina"],
    "/ar/buurtkrant/": ["categorie", "maand", "pagina"],
    "/buurtkrant/rss/": ["categorie"],
    "/ar/buurtkrant/rss/": ["categorie"],
    "/agenda/": [
        "weergave", "periode", "datum", "van", "tot", "zoek", "categorie", "plaats", "partner", "taal", "gratis",
        "rolstoel", "pagina",
    ],
    "/agenda/agenda.ics": ["categorie", "plaats", "partner", "taal", "gratis", "rolstoel"],
    "/agenda/soep/": ["datum"],
    "/agenda/soep/event.ics": ["taal"],
    "/prikbord/": ["soort", "q", "zoek", "alles", "pagina", "taal"],
    "/prikbord/nieuw/": ["soort"],
    "/prikbord/mijn/": ["pagina"],
    "/huiskamer/": ["voor", "kamer"],
    "/huiskamer/geschiedenis/": ["kamer", "voor"],
    "/huiskamer/glimp/": ["kamer"],
    "/huiskamer/gesprekken/": ["pagina"],
    "/huiskamer/gesprek/met/1/": ["van"],
    "/huiskamer/hulp/": ["van"],
    "/contact/": ["vraag", "onderwerp"],
    "/contact/bedankt/": ["vraag"],
    "/partners/": ["pagina"],
    "/smoelenboek/": ["zoek", "pagina"],
    "/zoeken/": ["zoek", "pagina"],
    "/melden/notice/1/": ["next", "reden"],
    "/inloggen/": ["next"],
    "/aanmelden/": ["next"],
    "/mijn/": ["next"],
    "/mijn/balk/": ["next"],
    "/rosa.webmanifest": ["taal"],
    "/beheer/moderatie/": ["klaar", "pagina"],
}  # fmt: skip
FOR_MEMBERS = (
    "/mijn/",
    "/huiskamer/gesprek",
    "/huiskamer/hulp/",
    "/prikbord/nieuw/",
    "/prikbord/mijn/",
    "/smoelenboek/",
    "/beheer/",
)
ODD = {
    "a null character": "%00",
    "three thousand letters": "x" * 3000,
    "three thousand digits": "9" * 3000,
    "broken utf-8": "%ff%fe%C3%28",
    "control characters": "%01%1b%7f",
    "below nothing": "-1",
    "a superscript": "%C2%B2",
    "a day that is not": "2026-02-30",
    "the end of time": "9999-12-31",
    "markup": "%3Cscript%3Ealert(1)%3C/script%3E",
}


@pytest.fixture
def furnished(site, resident):
    """Something in every room, so that a query is really asked."""
    make_event(site, "2026-11-23 17:00", "Soep")
    article(site, "Soep", category=category(site, "eten", "Eten"))
    notice(resident, site, number=1)
    return site


@pytest.mark.parametrize("value", ODD.values(), ids=ODD.keys())
def test_no_odd_value_breaks_a_page(furnished, client, moderator, value):
    client.raise_request_exception = False
    inside = type(client)()
    inside.raise_request_exception = False
    inside.force_login(moderator)
    broken = []
    for path, names in VIEWS.items():
        visitor = inside if path.startswith(FOR_MEMBERS) else client
        for name in names:
            answer = visitor.get(f"{path}?{name}={value}")
            if answer.status_code >= 500:
                broken.append(f"{path}?{name}=")
            assert b"<script>alert(1)" not in answer.content
    assert not broken


@pytest.mark.parametrize(
    "path",
    ["/%00/", "/buurtkrant/%00/", "/ar/buurtkrant/%00/", "/agenda/%00/", "/agenda/%00/event.ics", "/partners/%00/",
     "/agenda/soep/2026-13-45/", "/agenda/soep/0000-00-00.ics", "/prikbord/" + "9" * 30 + "/", "/%ff%fe/",
     "/prikbord/foto/" + "9" * 30 + "/klein/", "/melden/notice/%00/", "/melden/notice/" + "9" * 30 + "/",
     "/melden/message/%C2%B2/", "/smoelenboek/" + "9" * 30 + "/", "/documenten/" + "9" * 30 + "/x.pdf", "/media/%00",
     "/media/../manage.py", "/buurtkrant/" + "x" * 3000 + "/", "/agenda/" + "x" * 3000 + "/event.ics",
     "/partners/" + "x" * 3000 + "/", "/melden/ontvangen/%00/", "/prikbord/1/verlengen/%00/"],
)  # fmt: skip
def test_no_odd_path_breaks_a_page(furnished, client, path):
    client.raise_request_exception = False
    inside = type(client)()
    inside.raise_request_exception = False
    inside.force_login(person(furnished, "buur"))
    for visitor in (client, inside):
        answer = visitor.get(path)
        assert answer.status_code < 500, path


@pytest.mark.parametrize("path", ["/huiskamer/", "/huiskamer/gesprekken/", "/beheer/", "/mijn/"])
def test_a_null_character_in_a_cookie_is_no_session(site, path):
    cookie = f'{settings.SESSION_COOKIE_NAME}="met\\000nul-en-meer"'
    without, with_it = Client().get(path), Client(headers={"cookie": cookie}).get(path)
    assert with_it.status_code == without.status_code < 400
