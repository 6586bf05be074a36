"""A resident hangs something up on a phone, with a picture; a neighbour answers."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.neighbourhoods import pictures as made


@pytest.fixture
def photo_file(tmp_path):
    """A photo as a phone has it: 12 megapixels, lying on its side, with a place in it."""
    path = tmp_path / "IMG_2044.jpg"
    path.write_bytes(made.sideways_photo_with_place().read())
    return path


def test_a_notice_with_a_picture_in_under_a_minute_on_a_phone(server, page, sign_in, photo_file):
    sign_in(page, server.url, "bewoner")
    page.goto(f"{server.url}/prikbord/")
    started = time.monotonic()
    page.get_by_role("link", name="Hang iets op").first.click()
    page.locator("label[for=kind-offered]").click()
    page.get_by_label("In een paar woorden").press_sequentially("Houten stoel", delay=40)
    page.get_by_label("Vertel er meer over").press_sequentially("Bel 06 12345678", delay=40)
    expect(page.locator(".board-hint")).to_contain_text("telefoonnummer")
    page.set_input_files("input[name=pictures]", photo_file)
    page.get_by_label("Wat zie je op de foto?").fill("Een stoel van hout")
    page.get_by_role("button", name="Hang het op").click()
    expect(page.get_by_text("Het hangt!")).to_be_visible()
    assert time.monotonic() - started < 60
    shown = page.get_by_role("img", name="Een stoel van hout")
    expect(shown).to_be_visible()
    size = shown.evaluate(
        "async image => { await image.decode(); return [image.naturalWidth, image.naturalHeight] }"
    )
    assert size[0] < size[1], "the photo stands upright"
    page.goto(f"{server.url}/prikbord/")
    expect(page.get_by_role("heading", name="Houten stoel", exact=True).first).to_be_visible()
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1], "no sideways scroll"


def test_an_error_gets_the_focus_and_keeps_everything(server, page, sign_in, photo_file):
    sign_in(page, server.url, "bewoner")
    page.goto(f"{server.url}/prikbord/nieuw/?soort=gevraagd")
    page.get_by_label("Vertel er meer over").fill("Zo een als vroeger.")
    page.set_input_files("input[name=pictures]", photo_file)
    expect(page.locator("[data-previews] canvas")).to_be_visible()
    page.get_by_role("button", name="Hang het op").click()
    expect(page.locator(".form-summary")).to_be_focused()
    expect(page.get_by_label("Vertel er meer over")).to_have_value("Zo een als vroeger.")
    expect(page.locator(".board-thumb img")).to_be_visible()
    page.get_by_label("In een paar woorden").fill("Naaimachine")
    page.get_by_role("button", name="Hang het op").click()
    expect(page.get_by_text("Het hangt!")).to_be_visible()
    expect(page.locator(".board-sheet__picture img")).to_be_visible()


def test_it_all_works_without_a_script(server, new_context, sign_in, photo_file):
    page = new_context(java_script_enabled=False).new_page()
    sign_in(page, server.url, "bewoner")
    page.goto(f"{server.url}/prikbord/nieuw/")
    page.locator("label[for=kind-lend]").click()
    page.get_by_label("In een paar woorden").fill("Boormachine")
    page.set_input_files("input[name=pictures]", photo_file)
    page.get_by_role("button", name="Hang het op").click()
    expect(page.get_by_text("Het hangt!")).to_be_visible()
    page.get_by_role("button", name="Reserveren").click()
    expect(page.get_by_role("button", name="Weer vrij")).to_be_visible()
    number = re.search(r"/prikbord/(\d+)/", page.url).group(1)
    other = new_context(java_script_enabled=False).new_page()
    sign_in(other, server.url, "buur")
    other.goto(f"{server.url}/prikbord/{number}/")
    other.get_by_role("link", name="Reageer").click()
    other.get_by_label("Je bericht").fill("Mag ik hem lenen?")
    other.locator("form[action$='/reageren/'] button").click()
    expect(other.get_by_text("Mag ik hem lenen?")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Mag ik hem lenen?")).to_be_visible()


def test_on_the_public_page_the_author_finds_the_own_buttons(server, page, sign_in):
    sign_in(page, server.url, "bewoner")
    page.goto(f"{server.url}/prikbord/nieuw/")
    page.locator("label[for=kind-offered]").click()
    page.get_by_label("In een paar woorden").fill("Theepot")
    page.get_by_role("button", name="Hang het op").click()
    page.goto(page.url.replace("/mijn/", "/"))
    page.get_by_role("button", name="Reserveren").click()
    expect(page.get_by_role("button", name="Weer vrij")).to_be_visible()
