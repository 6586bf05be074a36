"""Moderation on a phone: nothing scrolls sideways."""

import pytest
from playwright.sync_api import expect

NARROW = {"width": 320, "height": 700}
PHONE = {"width": 390, "height": 844}


def test_nothing_of_moderation_scrolls_sideways_on_a_narrow_phone(
    shared_server, new_context, sign_in
):
    page = new_context(viewport=NARROW).new_page()
    sign_in(page, shared_server.url, "bewoner")
    for path in ("/helpen/", "/mijn/besluiten/", "/open-kaart/", "/ar/helpen/", "/ar/open-kaart/"):
        page.goto(shared_server.url + path)
        expect(page.locator("h1")).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


@pytest.mark.parametrize("path", ["", "bezwaren/"])
def test_the_queue_fits_a_phone(shared_server, new_context, sign_in, path):
    page = new_context(viewport=PHONE).new_page()
    sign_in(page, shared_server.url, "moderator")
    page.goto(f"{shared_server.url}/beheer/moderatie/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
