"""Joining, signing in and being found, as people do it."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE


def code_from_mail(server) -> str:
    """The newest code that the server wrote to its mail folder."""
    import time

    for _ in range(60):
        letters = sorted((server.data / "mail").glob("*.log"), key=lambda p: p.stat().st_mtime)
        for letter in reversed(letters):
            if found := re.findall(r"\b\d{4}-\d{4}\b", letter.read_text()):
                return found[-1]
        time.sleep(0.5)
    raise AssertionError("no code came by mail")


def test_a_newcomer_joins_with_a_name_and_a_code_and_chooses_a_face(server, page):
    page.goto(f"{server.url}/aanmelden/")
    page.get_by_label("Hoe mogen we je noemen?").fill("Ayşe")
    page.get_by_label("Je e-mailadres").fill("ayse@example.org")
    page.get_by_role("button", name="Mail mij een code").click()
    page.get_by_label("De code uit de mail").fill("0000-0000")
    page.get_by_role("button", name="Verder").click()
    expect(page.locator(".form-summary")).to_be_focused()
    page.get_by_label("De code uit de mail").fill(code_from_mail(server))
    page.get_by_role("button", name="Verder").click()
    page.get_by_role("heading", name="Welkom, je bent binnen").wait_for()
    page.get_by_role("link", name="Kies een gezicht").click()
    page.get_by_label("vrouw met krullen").check(force=True)
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/mijn/")
    assert page.locator(".me-head use").get_attribute("href").endswith("#m3")
    page.goto(f"{server.url}/contact/")
    page.locator("[data-account] .top__name", has_text="Ayşe").wait_for()


def printed_cards(page, url: str, sign_in) -> list[str]:
    """Addresses of the cards of a new sheet, made by a worker of the demo."""
    sign_in(page, url, "werker")
    page.goto(f"{url}/beheer/welkomstkaarten/")
    page.get_by_role("button", name="Maak een vel met 8 kaarten").click()
    page.wait_for_url("**/maken/")
    return [f"{url}/welkom/{code}/" for code in page.locator(".card__code").all_inner_texts()]


def test_from_a_card_to_the_first_words_in_four_taps(server, new_context, sign_in):
    desk = new_context(viewport=DESKTOP).new_page()
    cards = printed_cards(desk, server.url, sign_in)
    assert len(cards) == 8
    paper = desk.pdf(prefer_css_page_size=True)
    assert paper.count(b"/Type /Page\n") == 1, "eight cards are one A4"

    page = new_context(viewport=PHONE, has_touch=True).new_page()
    page.goto(cards[0])
    page.get_by_label("Hoe mogen we je noemen?").tap()
    page.keyboard.type("Fatma")
    page.get_by_role("button", name="Kom binnen").tap()
    page.wait_for_url("**/huiskamer/")
    expect(page.get_by_text("Welkom Fatma")).to_be_visible()
    page.locator("#composer-text").tap()
    page.keyboard.type("Hallo allemaal")
    page.locator(".composer__send").tap()
    page.locator(".said__body", has_text="Hallo allemaal").wait_for()

    late = new_context(java_script_enabled=False).new_page()
    late.goto(cards[0])
    late.get_by_label("Hoe mogen we je noemen?").fill("Nog iemand")
    late.get_by_role("button", name="Kom binnen").click()
    expect(late.locator(".form-summary")).to_contain_text("al gebruikt")
    assert cards[0].split("/")[-2] not in late.url


def test_a_resident_signs_in_from_a_page_and_comes_back_there(server, new_context):
    page = new_context(viewport=DESKTOP).new_page()
    page.goto(f"{server.url}/smoelenboek/")
    page.locator("main").get_by_role("link", name="Inloggen").click()
    page.fill("input[name=login]", "bewoner")
    page.fill("input[name=password]", "rosa")
    page.click("main form button[type=submit]")
    page.wait_for_url("**/smoelenboek/")
    page.get_by_role("searchbox").fill("turks")
    page.locator("main").get_by_role("button", name="Zoeken").click()
    page.wait_for_url("**zoek=turks**")
    assert page.locator(".face-card").count() >= 1


def test_the_door_works_without_script(server, new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{server.url}/inloggen/")
    page.fill("input[name=login]", "bewoner")
    page.fill("input[name=password]", "rosa")
    page.click("main form button[type=submit]")
    page.wait_for_url("**/mijn/")
    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_url(f"{server.url}/")
    page.goto(f"{server.url}/mijn/")
    assert "/inloggen/" in page.url


def test_no_page_of_people_scrolls_sideways_on_a_narrow_phone(shared_server, new_context, sign_in):
    page = new_context(viewport={"width": 320, "height": 700}).new_page()
    sign_in(page, shared_server.url, "bewoner")
    for path in ("/mijn/", "/mijn/gegevens/", "/mijn/profiel/", "/smoelenboek/", "/ar/mijn/"):
        page.goto(shared_server.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
