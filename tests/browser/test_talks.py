"""Conversations and help talks on a phone: asked, accepted, live, folded, without script."""

import pytest
from playwright.sync_api import expect

OPEN = "[data-room][data-line='open']"
LIST = "/huiskamer/gesprekken/"


@pytest.fixture
def people(new_context, sign_in, server):
    """Signed-in phones of demo accounts."""

    def enter(name: str, **options):
        page = new_context(**options).new_page()
        sign_in(page, server.url, name)
        return page

    return enter


def test_a_neighbour_says_yes_and_both_talk_live(people, server):
    joy, shanti = people("redacteur"), people("moderator")
    joy.goto(f"{server.url}/huiskamer/")
    joy.wait_for_selector(OPEN)
    joy.click(".said:has-text('Shanti') .said__dots >> nth=0")
    joy.click(".said__more[open] [data-part=talk]")
    joy.fill("textarea[name=body]", "Dag Shanti, mag ik je interviewen?")
    joy.click(".meeting form.form button[type=submit]")
    joy.wait_for_selector("text=heeft nog niet geantwoord")
    shanti.goto(server.url + LIST)
    shanti.click(".talks__item--asked a")
    expect(shanti.locator(".meeting__words")).to_contain_text("mag ik je interviewen")
    shanti.click("text=Ja, we praten")
    shanti.wait_for_selector(OPEN)
    expect(joy.locator("[data-composer]")).to_be_visible()  # by itself
    shanti.fill("#composer-text", "Graag! Morgen na de soep?")
    shanti.click(".composer__send")
    joy.wait_for_selector(".said__body:has-text('Morgen na de soep')")
    width = joy.evaluate("document.documentElement.scrollWidth")
    assert width == joy.viewport_size["width"]


def test_a_conversation_fits_a_phone_at_200_percent(people, server):
    page = people("bewoner", viewport={"width": 195, "height": 422})
    page.goto(server.url + LIST)
    page.goto(server.url + page.locator(".talks__item .link-cover").last.get_attribute("href"))
    page.wait_for_selector(OPEN)
    assert page.locator(".room__head").bounding_box()["height"] < 160
    assert page.evaluate("document.documentElement.scrollWidth") <= 195
    page.click(".talk-menu summary")
    sheet = page.locator(".talk-menu__list").bounding_box()
    assert sheet["x"] >= 0
    assert sheet["x"] + sheet["width"] <= 195


def test_who_blocks_sees_a_folded_line_at_once(people, server):
    samira, wim = people("bewoner"), people("buur")
    for page in (samira, wim):
        page.goto(f"{server.url}/huiskamer/")
        page.wait_for_selector(OPEN)
    block = people("bewoner")
    block.goto(f"{server.url}/huiskamer/gesprek/met/{id_of(wim)}/")
    block.click(".talk-menu summary")
    block.click("text=Blokkeer Wim")
    samira.wait_for_timeout(4000)  # the line comes back with the new list
    samira.wait_for_selector(OPEN)
    wim.fill("#composer-text", "Dit hoort Samira niet")
    wim.click(".composer__send")
    wim.wait_for_selector(".said__body:has-text('Dit hoort Samira niet')")
    samira.wait_for_selector(".said-folded")
    samira.wait_for_timeout(500)
    assert "Dit hoort Samira niet" not in samira.locator("[data-list]").inner_text()
    assert not wim.locator(".said-folded").count()


def id_of(page) -> str:
    """The number of who is signed in, as the page's script knows it."""
    return page.evaluate(
        "JSON.parse(document.getElementById('room-start').textContent).me.id.slice(1)"
    )


def test_help_is_asked_taken_and_closed_without_any_script(people, server):
    asker = people("partner", java_script_enabled=False)
    helper = people("werker", java_script_enabled=False)
    asker.goto(f"{server.url}/huiskamer/hulp/")
    asker.check("input[name=subject][value=other]")
    asker.fill("textarea[name=body]", "Kan iemand mij helpen met een formulier?")
    asker.click("main form button[type=submit]")
    expect(asker.locator(".room")).to_contain_text("Je vraag is binnen")
    helper.goto(f"{server.url}/huiskamer/hulp/wachtrij/")
    helper.click(".talks__item:has-text('Bram') button")
    expect(helper.locator("[data-list]")).to_contain_text("helpen met een formulier")
    helper.fill("#composer-text", "Ja, kom maar langs")
    helper.click(".composer__send")
    asker.goto(server.url + LIST)
    asker.click(".talks__item--unread a")
    expect(asker.locator("[data-list]")).to_contain_text("Ja, kom maar langs")
    helper.click(".talk-menu summary")
    helper.click("text=Sluit het gesprek af")
    asker.reload()
    asker.click("text=Ik heb nog een vraag")
    asker.fill("#composer-text", "Moet ik iets meenemen?")
    asker.click(".composer__send")
    expect(asker.locator("[data-list]")).to_contain_text("Moet ik iets meenemen?")


def test_the_queue_of_a_worker_fills_by_itself(people, server):
    helper, asker = people("werker"), people("redacteur")
    helper.goto(f"{server.url}/huiskamer/hulp/wachtrij/")
    before = helper.locator("[data-key]").count()
    asker.goto(f"{server.url}/huiskamer/hulp/")
    asker.check("input[name=subject][value=money]")
    asker.fill("textarea[name=body]", "Ik kom niet rond")
    asker.click("main form button[type=submit]")
    expect(helper.locator("[data-key]")).to_have_count(before + 1, timeout=15_000)
