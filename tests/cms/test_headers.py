"""What every answer says to the browser."""

import re
from itertools import product

import pytest
from csp.constants import HEADER
from django.test import Client

from tests.conftest import assert_sessionless


@pytest.fixture
def front_page(site, client):
    return client.get("/")


def policy(response) -> dict[str, str]:
    """The directives of the Content-Security-Policy."""
    return dict(
        part.strip().split(" ", 1)
        for part in response.headers[HEADER].split(";")
        if " " in part.strip()
    )


def test_the_front_page_is_the_same_for_everybody(front_page):
    assert_sessionless(front_page)
    assert "public" in front_page.headers["Cache-Control"]


STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "font-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
PUBLIC = [
    "/", "/buurtkrant/", "/agenda/", "/agenda/?weergave=maand", "/prikbord/", "/contact/",
    "/contact/bedankt/", "/partners/", "/zoeken/?q=soep", "/offline/", "/nergens/", "/open-kaart/",
]  # fmt: skip
PERSONAL = ["/inloggen/", "/aanmelden/", "/huiskamer/"]
PREFIXES = ["", "/en", "/tr", "/ar"]
INLINE_SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")")
INLINE_STYLE = re.compile(r"<style\b|<[^>]+\s(?:style|on[a-z]+)=[\"']")


@pytest.mark.parametrize(
    "address", [prefix + path for prefix, path in product(PREFIXES, PUBLIC + PERSONAL)]
)
def test_every_page_has_exactly_the_strict_policy_and_nothing_inline(site, client, address):
    answer = client.get(address)
    assert policy(answer) == STRICT
    page = answer.content.decode()
    assert not INLINE_SCRIPT.search(page)
    assert not INLINE_STYLE.search(page)


@pytest.mark.parametrize("address", [prefix + path for prefix, path in product(PREFIXES, PUBLIC)])
def test_a_public_page_is_the_same_for_who_is_signed_in(site, resident, address):
    signed_in = Client()
    signed_in.force_login(resident)
    answer = signed_in.get(address)
    assert answer.status_code == (404 if "nergens" in address else 200)
    assert_sessionless(answer)


def test_only_the_admin_may_have_inline_script(site, client, admin_user):
    client.force_login(admin_user)
    assert "'unsafe-inline'" in policy(client.get("/beheer/"))["script-src"]


def test_the_usual_headers_are_there(front_page):
    assert front_page.headers["X-Content-Type-Options"] == "nosniff"
    assert front_page.headers["Referrer-Policy"] == "same-origin"
    assert front_page.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in front_page.headers["Permissions-Policy"]


def test_security_txt_is_valid_for_the_parser_of_internet_nl(site, client):
    from sectxt import Parser

    answer = client.get("/.well-known/security.txt", secure=True)
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    parsed = Parser(answer.content)
    assert parsed.is_valid(), parsed.errors


def test_a_download_from_media_is_never_run(site, client, settings):
    from pathlib import Path

    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "page.html").write_text("<script>alert(1)</script>")
    answer = client.get("/media/page.html")
    assert answer.headers["Content-Disposition"] == "attachment"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert client.get("/media/../rosa.sqlite3").status_code == 404
