"""The room as a place, in browsers: a visitor under a nickname, rest that comes and goes, words that stay."""

from playwright.sync_api import expect

OPEN = "[data-room][data-line='open']"
REFUSED_FORM = ("status of 422",)


def at_the_table(page, url: str) -> None:
    page.goto(f"{url}/huiskamer/")
    page.wait_for_selector(OPEN)


def test_a_visitor_takes_a_name_and_talks_while_somebody_of_the_team_is_in(
    new_context, sign_in, server
):
    team, visitor = new_context().new_page(), new_context(ignore=REFUSED_FORM).new_page()
    visitor.goto(f"{server.url}/huiskamer/")
    visitor.fill("#nickname", "Fаtma")  # with letters of another alphabet
    visitor.click(".sit-down__guest button")
    expect(visitor.locator("#nickname-error")).to_contain_text("Zo heet hier al iemand")
    expect(visitor.locator("#nickname")).to_have_value("Fаtma")
    visitor.fill("#nickname", "Keesje")
    visitor.click(".sit-down__guest button")
    visitor.wait_for_selector(".guest-bar")
    visitor.wait_for_selector(OPEN)
    expect(visitor.locator("[data-shut-text]")).to_contain_text("gastvrouw")
    sign_in(team, server.url, "werker")
    at_the_table(team, server.url)
    expect(visitor.locator("[data-composer]")).to_be_visible()
    visitor.fill("#composer-text", "Dag allemaal, ik kijk even rond")
    visitor.click(".composer__send")
    team.wait_for_selector("text=ik kijk even rond")
    expect(team.locator(".said__mark", has_text="gast").last).to_be_visible()
    visitor.click(".guest-bar__leave")
    visitor.wait_for_selector("#nickname")


def test_rest_comes_and_goes_on_an_open_page_and_typed_words_stay(new_context, sign_in, server):
    team, resident = new_context().new_page(), new_context().new_page()
    sign_in(resident, server.url, "bewoner")
    at_the_table(resident, server.url)
    resident.fill("#composer-text", "Dit was ik aan het typen")
    sign_in(team, server.url, "werker")
    at_the_table(team, server.url)
    team.click(".seat[data-key]:has-text('Samira') .seat__team[href]")
    team.check("input[name=rest-kind][value=rest]")
    team.select_option("[name=rest-reason]", "unkind")
    team.click("button:has-text('Geef rust')")
    team.wait_for_selector("text=heeft nu rust")
    expect(resident.locator("[data-shut-text]")).to_contain_text("Je hebt even rust")
    expect(resident.locator("[data-composer]")).to_be_hidden()
    team.click(".pocket__title:has-text('Team')")
    team.click("text=Wie heeft nu rust")
    team.click("text=Stop het nu")
    expect(resident.locator("[data-composer]")).to_be_visible()
    expect(resident.locator("#composer-text")).to_have_value("Dit was ik aan het typen")
    team.wait_for_selector(OPEN)
    team.click(".pocket__title:has-text('Team')")
    team.click("text=Doe de deur dicht")
    expect(resident.locator("[data-door]")).to_have_text("Dicht")
    team.wait_for_selector(OPEN)
    team.click(".pocket__title:has-text('Team')")
    team.click("text=Doe de deur open")
    expect(resident.locator("[data-composer]")).to_be_visible()
    expect(resident.locator("#composer-text")).to_have_value("Dit was ik aan het typen")


def test_from_room_to_room_in_one_tap_on_a_phone(new_context, server):
    page = new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"{server.url}/huiskamer/")
    page.click(".place:has-text('Breiclub')")
    expect(page.locator("h1")).to_have_text("Breiclub")
    page.click(".pocket__title:has-text('Huisregels')")
    expect(page.locator("text=ook met één naald")).to_be_visible()
    page.click(".pocket__title:has-text('Huisregels')")
    page.click(".place:has-text('Huiskamer')")
    expect(page.locator("h1")).to_have_text("Huiskamer")
