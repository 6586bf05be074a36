"""What people do to messages in the room: answer, react, change, take back, call, show, cover."""

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.test_chat import OPEN, say, sit_down
from tests.browser.walk import RULES


def photo() -> dict:
    out = io.BytesIO()
    Image.radial_gradient("L").resize((300, 200)).convert("RGB").save(out, "JPEG")
    return {"name": "taart.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def said(page: Page, text: str):
    """The last message with this in its own words, not in what it answers."""
    words = page.locator(".said__body", has_text=text)
    return page.locator("[data-list] > .said", has=words).last


def menu(page: Page, text: str, act: str) -> None:
    row = said(page, text)
    row.locator(".said__dots").click()
    row.locator(f"[data-act={act}]").first.click()


def accessible(page: Page) -> None:
    page.evaluate(Axe().axe_script)
    found = page.evaluate("rules => axe.run(rules)", RULES | {"resultTypes": ["violations"]})
    assert not found["violations"], [
        (v["id"], [n["html"][:160] for n in v["nodes"]]) for v in found["violations"]
    ]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.fixture
def pair(new_context, sign_in, server):
    """Two residents in the room."""
    pages = []
    for name in ("bewoner", "buur"):
        page = new_context().new_page()
        sign_in(page, server.url, name)
        sit_down(page, server.url)
        pages.append(page)
    return pages


def test_an_answer_a_reaction_a_change_and_a_stone_reach_the_other(pair):
    mine, theirs = pair
    say(mine, "Wie wil er linzensoep zonder ui?")
    said(theirs, "linzensoep zonder ui").wait_for()
    menu(theirs, "linzensoep zonder ui", "react")
    accessible(theirs)
    menu(mine, "linzensoep zonder ui", "react")
    said(mine, "linzensoep zonder ui").locator(".chip-feel--choose[data-kind=heart]").click()
    expect(said(theirs, "linzensoep zonder ui").locator(".said__chips")).to_contain_text("Mooi")
    expect(said(theirs, "linzensoep zonder ui").locator(".said__six :focus")).to_have_count(1)
    said(theirs, "linzensoep zonder ui").locator(".chip-feel--choose[data-kind=tea]").click()
    chip = said(mine, "linzensoep zonder ui").locator(".said__chips [data-kind=tea]")
    expect(chip).to_have_text("Ik doe mee 1")
    expect(chip).to_have_attribute("aria-pressed", "false")
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    expect(chip).to_be_focused()
    theirs_too = said(theirs, "linzensoep zonder ui").locator(".said__chips [data-kind=tea]")
    expect(theirs_too.locator(".chip-feel__count")).to_have_text("2")

    menu(theirs, "linzensoep zonder ui", "answer")
    expect(theirs.locator("[data-about]")).to_contain_text("Je antwoordt:")
    expect(theirs.locator("#composer-text")).to_be_focused()
    say(theirs, "Ik neem brood mee")
    expect(theirs.locator("[data-about]")).to_be_hidden()
    answer = said(mine, "Ik neem brood mee")
    expect(answer.locator(".said__quote")).to_contain_text("linzensoep zonder ui")

    menu(mine, "Wie wil er linzensoep zonder ui?", "edit")
    expect(mine.locator("#composer-text")).to_have_value("Wie wil er linzensoep zonder ui?")
    say(mine, "Wie wil er erwtensoep?")
    expect(said(theirs, "Wie wil er erwtensoep").locator(".said__edited")).to_be_visible()
    expect(said(theirs, "brood mee").locator(".said__quote")).to_contain_text("erwtensoep")

    said(mine, "brood mee").locator(".said__quote").click()
    expect(said(mine, "Wie wil er erwtensoep?")).to_be_focused()
    menu(mine, "Wie wil er erwtensoep?", "remove")
    expect(said(theirs, "brood mee").locator(".said__quote")).to_contain_text("teruggenomen")
    expect(theirs.locator("[data-list] >> text=erwtensoep")).to_have_count(0)


def test_what_is_being_typed_survives_a_change_that_is_given_up(pair):
    mine, _theirs = pair
    say(mine, "Eerste woorden van vandaag")
    said(mine, "Eerste woorden").locator(".said__dots").wait_for()
    mine.fill("#composer-text", "half af")
    menu(mine, "Eerste woorden", "edit")
    mine.click("[data-about-close]")
    expect(mine.locator("#composer-text")).to_have_value("half af")


def test_a_name_is_completed_with_the_keyboard_and_stands_out_for_who_is_called(pair):
    mine, theirs = pair
    name = theirs.locator(".seat[data-key]", has_text="Jij").get_attribute("data-key")
    called = mine.locator(f".seat[data-key={name}] .seat__name").inner_text()
    field = mine.locator("#composer-text")
    field.click()
    field.press_sequentially(f"Kom je @{called[:1]}")
    names = mine.locator("#composer-names [role=option]")
    names.first.wait_for()
    accessible(mine)
    assert field.get_attribute("aria-activedescendant") == names.first.get_attribute("id")
    field.press("Escape")
    expect(mine.locator("#composer-names")).to_be_hidden()
    field.press_sequentially(called[1])
    names.first.wait_for()
    field.press("Enter")
    expect(field).to_have_value(f"Kom je @{called} ")
    mine.click(".composer__send")
    expect(theirs.locator(".said__call--me").last).to_have_text(f"@{called}")
    expect(said(mine, "Kom je").locator(".said__call")).to_have_text(f"@{called}")
    expect(theirs.locator("[data-announcer]")).to_contain_text("Kom je", timeout=10_000)


def test_a_picture_goes_along_with_what_can_be_seen_on_it(pair):
    mine, theirs = pair
    mine.set_input_files("#composer-picture", photo())
    mine.locator("[data-pictures-list] img").wait_for()
    accessible(mine)
    mine.fill(".composer__alt", "Een taart met kersen")
    say(mine, "Zelf gebakken")
    picture = said(theirs, "Zelf gebakken").locator("img")
    expect(picture).to_have_attribute("alt", "Een taart met kersen")
    picture.scroll_into_view_if_needed()
    theirs.wait_for_function("image => image.naturalWidth > 0", arg=picture.element_handle())
    expect(mine.locator("[data-pictures-list] li")).to_have_count(0)
    menu(mine, "Zelf gebakken", "remove")
    expect(theirs.locator("img[alt='Een taart met kersen']")).to_have_count(0)


def test_what_is_no_picture_is_said_and_the_words_stay(pair):
    mine, _theirs = pair
    mine.fill("#composer-text", "Kijk eens")
    broken = {"name": "x.jpg", "mimeType": "image/jpeg", "buffer": b"geen foto"}
    mine.set_input_files("#composer-picture", broken)
    expect(mine.locator("[data-error]")).to_be_visible()
    expect(mine.locator("#composer-text")).to_have_value("Kijk eens")


def test_a_moderator_covers_from_the_message_itself(new_context, sign_in, server, pair):
    mine, theirs = pair
    say(mine, "Iets onaardigs over jou")
    team = new_context().new_page()
    sign_in(team, server.url, "moderator")
    sit_down(team, server.url)
    menu(team, "Iets onaardigs", "cover")
    accessible(team)
    said(team, "Iets onaardigs").locator("[data-reason=unkind]").click()
    for page in (mine, theirs, team):
        expect(said(page, "Iets onaardigs")).to_have_count(0)
        expect(page.locator(".said-stone").last).to_contain_text("afgedekt")


def test_looking_back_leads_from_words_to_their_place(new_context, sign_in, shared_server):
    page = new_context().new_page()
    sign_in(page, shared_server.url, "bewoner")
    sit_down(page, shared_server.url)
    page.click(".room__find-title")
    page.fill("#find-words", "koffie")
    page.press("#find-words", "Enter")
    expect(page.locator(".found mark").first).to_be_visible()
    accessible(page)
    page.locator(".found__link").last.click()
    expect(page.locator(":target")).to_be_in_viewport()


def test_sound_is_a_switch_that_this_device_remembers(new_context, sign_in, shared_server):
    page = new_context().new_page()
    sign_in(page, shared_server.url, "bewoner")
    sit_down(page, shared_server.url)
    for pressed in ("false", "true"):
        page.click(".room__find-title")
        expect(page.locator("[data-sound]")).to_have_attribute("aria-pressed", pressed)
        page.click("[data-sound]") if pressed == "false" else None
        page.reload()
        page.wait_for_selector(OPEN)


@pytest.mark.parametrize("language", ["", "/ar"])
def test_every_menu_fits_the_smallest_screen(new_context, sign_in, shared_server, language):
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    sign_in(page, shared_server.url, "moderator")
    page.goto(f"{shared_server.url}{language}/huiskamer/")
    page.wait_for_selector(OPEN)
    row = page.locator(".said:not(.said--mine)").last
    row.locator(".said__dots").click()
    for act in ("react", "cover"):
        row.locator(f"[data-act={act}]").click()
    accessible(page)
    for button in row.locator(".said__menu :is(button, a):visible").all():
        box = button.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert box["height"] >= 44
