"""The agenda in a browser: made by keyboard, read on a phone."""

import re
from datetime import date, timedelta

import icalendar
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP

TITLE = "Breien bij het raam"
SLUG = "breien-bij-het-raam"
FOCUSED = """() => {
  const element = document.activeElement;
  const label = element.labels?.[0]?.innerText || element.getAttribute("aria-label");
  return (label || element.innerText || "").trim();
}"""
# Wagtail looks a moment later what a form begins with: only what is typed after that saves itself.
WATCHES = """addEventListener("w-unsaved:watch-edits", () => {
  document.documentElement.dataset.watched = "";
});"""


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has the focus is called `name` (a regular expression), as one would."""
    for _key in range(150):
        page.keyboard.press("Tab")
        if re.match(name, page.evaluate(FOCUSED)):
            return
    raise AssertionError(f"nothing called “{name}” is reached with Tab")


def type_in(page: Page, name: str, text: str) -> None:
    """Go to an input by keyboard and type."""
    tab_to(page, name)
    page.keyboard.type(text)


def press(page: Page, name: str) -> None:
    """Go to a link or button by keyboard and press it."""
    tab_to(page, name)
    page.keyboard.press("Enter")


def next_tuesday() -> date:
    """A Tuesday in a week or two: no date of the test is over before it ends."""
    day = date.today() + timedelta(days=7)  # noqa: DTZ011 - any day near will do
    return day + timedelta(days=(1 - day.weekday()) % 7)


@pytest.mark.browser
def test_a_series_is_made_by_keyboard_approved_and_read(server, new_context, sign_in):
    first = next_tuesday()
    editor = new_context(DESKTOP).new_page()
    editor.add_init_script(WATCHES)
    sign_in(editor, server.url, "redacteur")
    editor.goto(f"{server.url}/beheer/")
    press(editor, "Zet iets in de agenda$")
    editor.wait_for_selector("html[data-watched] #id_title")
    type_in(editor, "Titel", TITLE)
    type_in(editor, "In één zin", "We breien samen. Je mag het ook leren.")
    type_in(editor, "Eerste dag", f"{first.day}-{first.month}-{first.year}")
    type_in(editor, "Van$", "10:00")
    type_in(editor, "Tot$", "11:30")
    tab_to(editor, "Eén keer")
    editor.keyboard.press("ArrowDown")
    expect(editor.get_by_label("Elke week", exact=True)).to_be_checked()
    tab_to(editor, "dinsdag")
    editor.keyboard.press("Space")
    tab_to(editor, "Het gaat door")
    editor.keyboard.press("ArrowDown")
    editor.keyboard.press("ArrowDown")
    type_in(editor, "Aantal keer", "3")
    coming = editor.locator("[data-schedule-result]")
    expect(coming).to_contain_text("Elke dinsdag, 3 keer")
    expect(coming.get_by_role("listitem")).to_have_count(3)
    expect(coming).to_contain_text("10.00–11.30 uur")
    tab_to(editor, "Waar")
    editor.keyboard.type("in onze huiskamer")
    expect(editor.get_by_text("Opgeslagen", exact=True)).to_be_visible(timeout=20_000)
    press(editor, "Meer acties")
    press(editor, "Stuur door naar")
    editor.wait_for_url(re.compile(r"/beheer/pages/\d+/$"))

    reader = new_context().new_page()
    assert reader.goto(f"{server.url}/agenda/{SLUG}/").status == 404
    assert TITLE not in reader.request.get(f"{server.url}/agenda/agenda.ics").text()

    chief = new_context(DESKTOP).new_page()
    sign_in(chief, server.url, "eindredacteur")
    chief.goto(f"{server.url}/beheer/")
    press(chief, TITLE)
    chief.wait_for_selector("#id_title")
    press(chief, "Meer acties")
    press(chief, "Goedkeuren")
    chief.wait_for_url(re.compile(r"/beheer/pages/\d+/$"))

    days = [first + timedelta(weeks=n) for n in range(3)]
    for day in days:
        reader.goto(f"{server.url}/agenda/?datum={day}")
        link = reader.locator(f"a[href='/agenda/{SLUG}/{day}/']")
        expect(link).to_have_text(TITLE)
    feed = reader.request.get(f"{server.url}/agenda/agenda.ics").text()
    assert f"SUMMARY:{TITLE}" in feed
    assert f"DTSTART;TZID=Europe/Amsterdam:{first:%Y%m%d}T100000" in feed
    assert re.search(rf"RRULE:FREQ=WEEKLY;UNTIL={days[-1]:%Y%m%d}T\d\d0000Z;BYDAY=TU", feed)


@pytest.mark.browser
def test_one_date_is_cancelled_in_three_taps_and_everybody_reads_why(server, new_context, sign_in):
    chief = new_context(DESKTOP).new_page()
    sign_in(chief, server.url, "eindredacteur")
    chief.goto(f"{server.url}/beheer/activiteiten/?q=Soep")
    row = chief.get_by_role("row").filter(has_text="Soep op maandag")
    expect(row).to_contain_text("Elke maandag")
    row.get_by_role("button", name=re.compile("Meer opties")).click()
    chief.get_by_role("link", name="Eén datum afzeggen of verplaatsen").click()
    date_row = chief.locator(".date-list__item").filter(has_text="uur").nth(1)
    when = date_row.locator(".date-list__when").inner_text()
    date_row.get_by_role("link", name="Afzeggen").click()
    chief.get_by_role("button", name="Deze datum afzeggen").click()
    expect(chief.get_by_text("Dit is een verplicht veld.")).to_be_visible()
    chief.get_by_label("Waarom gaat het niet door?").fill("De kok is ziek.")
    chief.get_by_role("button", name="Deze datum afzeggen").click()
    expect(chief.get_by_text(f"Afgezegd: {when}")).to_be_visible()
    expect(chief.locator(".date-list__item s").filter(has_text=when)).to_be_visible()

    reader = new_context().new_page()
    reader.goto(f"{server.url}/agenda/soep-op-maandag/")
    reader.get_by_role("link", name=when).click()
    expect(reader.locator(".callout")).to_contain_text("De kok is ziek.")
    day = reader.url.rstrip("/").rsplit("/", 1)[1]
    reader.goto(f"{server.url}/agenda/?datum={day}")
    shown = reader.locator(".event").filter(has=reader.locator(f"a[href$='/{day}/'] s"))
    expect(shown.filter(has_text="Soep op maandag")).to_contain_text("Gaat niet door")
    expect(shown.filter(has_text="Soep op maandag")).to_contain_text("De kok is ziek.")
    feed = reader.request.get(f"{server.url}/agenda/soep-op-maandag/event.ics").text()
    (entry,) = [
        event
        for event in icalendar.Calendar.from_ical(feed).walk("VEVENT")
        if "RECURRENCE-ID" in event and str(event["RECURRENCE-ID"].dt.date()) == day
    ]
    assert (entry["SUMMARY"], entry["STATUS"]) == ("GEANNULEERD: Soep op maandag", "CANCELLED")
    assert "De kok is ziek." in entry["DESCRIPTION"]


def test_the_agenda_is_read_and_chosen_from_without_a_script(shared_server, new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{shared_server.url}/agenda/")
    page.get_by_text("Zoeken en kiezen").click()
    page.get_by_label("Soort", exact=True).select_option("Taal")
    page.get_by_role("button", name="Laat zien").click()
    assert "categorie=taal" in page.url
    kinds = page.locator(".event__kind")
    assert set(kinds.all_inner_texts()) == {"Taal"}
    page.get_by_role("link", name="Week", exact=True).click()
    assert "categorie=taal" in page.url
    page.get_by_role("link", name="Laat alles weer zien").first.click()
    page.get_by_role("link", name="Maand", exact=True).click()
    cell = page.locator(".month__cell--today a.month__number")
    expect(cell).to_have_attribute("href", re.compile(r"datum=\d{4}-\d\d-\d\d$"))
    cell.click()
    expect(page.locator(".agenda-day__heading").first).to_be_visible()
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1], "no sideways scroll"
    page.locator(".event a.link-cover").first.click()
    expect(page.get_by_role("heading", name="In je eigen agenda")).to_be_visible()
    expect(page.get_by_role("button", name="Kopieer de link")).to_be_hidden()


def test_the_address_of_a_choice_is_copied(shared_server, new_context):
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(f"{shared_server.url}/agenda/?categorie=taal")
    page.get_by_role("button", name="Kopieer de link").click()
    expect(page.locator("[data-copy-status]")).to_have_text("Gekopieerd")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{shared_server.url}/agenda/agenda.ics?categorie=taal"
    assert "BEGIN:VEVENT" in page.request.get(copied).text()


def letter_to(server, page: Page, address: str, words: str) -> str:
    """The mail to `address` with `words` in it, as soon as the server has sent it."""
    for _look in range(120):
        for file in (server.data / "mail").glob("*.log"):
            for letter in file.read_text().split("-" * 79):
                if f"To: {address}" in letter and words in letter:
                    return letter
        page.wait_for_timeout(250)
    raise AssertionError(f"no mail to {address} says “{words}”")


def no_wider_than_the_phone(page: Page) -> bool:
    """Whether nothing has to be scrolled sideways."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_resident_joins_in_one_tap_and_leaves_on_a_phone(server, page, sign_in):
    sign_in(page, server.url, "buur")
    page.goto(f"{server.url}/agenda/mannen-koken/")
    expect(page.locator(".event-join")).to_contain_text("Nog 7 plekken")
    page.get_by_role("link", name="Ik doe mee").click()
    page.get_by_role("button", name="Ik doe mee").click()
    expect(page.get_by_role("heading", name="Je doet mee")).to_be_visible()
    assert no_wider_than_the_phone(page)

    page.goto(f"{server.url}/mijn/")
    expect(page.get_by_text("Er is een plek voor je vrij")).to_have_count(0)
    page.get_by_role("main").get_by_role("link", name="Mijn activiteiten").click()
    row = page.locator(".list-item").filter(has_text="Mannen koken")
    expect(row).to_contain_text("Je doet mee")
    assert no_wider_than_the_phone(page)
    row.get_by_role("link", name="Ik kan toch niet komen").click()
    page.get_by_role("button", name="Ja, haal mij van de lijst").click()
    expect(page.get_by_role("status").first).to_contain_text("niet meer op de lijst")
    expect(row).to_have_count(0)
    page.goto(f"{server.url}/agenda/mannen-koken/")
    expect(page.locator(".event-join")).to_contain_text("Nog 7 plekken")


def test_a_visitor_with_a_phone_number_waits_for_a_seat(server, page):
    page.goto(f"{server.url}/agenda/koekjes-bakken/")
    page.get_by_role("link", name="Zet mij op de wachtlijst").click()
    page.get_by_label("Je naam").fill("Ans")
    page.get_by_role("button", name="Zet mij op de wachtlijst").click()
    expect(page.locator(".form-summary")).to_contain_text("Vul een mailadres of een")
    expect(page.get_by_label("Je naam")).to_have_value("Ans")
    page.get_by_label("Je telefoonnummer").fill("06 12345678")
    page.get_by_role("button", name="Zet mij op de wachtlijst").click()
    expect(page.get_by_role("heading", name="Je bent nummer 3 op de wachtlijst")).to_be_visible()
    expect(page.get_by_role("heading", name="Bewaar deze link")).to_be_visible()
    assert no_wider_than_the_phone(page)
    page.goto(page.url.split("?")[0])
    page.get_by_role("link", name="Ik kan toch niet komen").click()
    page.get_by_role("button", name="Ja, haal mij van de lijst").click()
    expect(page.get_by_role("heading", name="Je staat niet op de lijst")).to_be_visible()


@pytest.mark.browser
def test_who_comes_hears_by_mail_that_a_date_is_cancelled(server, new_context, sign_in):
    chief = new_context(DESKTOP).new_page()
    sign_in(chief, server.url, "eindredacteur")
    chief.goto(f"{server.url}/beheer/activiteiten/?q=Koekjes")
    row = chief.get_by_role("row").filter(has_text="Koekjes bakken")
    row.get_by_role("button", name=re.compile("Meer opties")).click()
    chief.get_by_role("link", name="Eén datum afzeggen of verplaatsen").click()
    date_row = chief.locator(".date-list__item").filter(has_text="12 mensen komen")
    date_row.get_by_role("link", name="Afzeggen").click()
    chief.get_by_label("Waarom gaat het niet door?").fill("De oven is stuk.")
    chief.get_by_role("button", name="Deze datum afzeggen").click()
    expect(chief.locator(".date-list__item s")).to_be_visible()
    assert "Koekjes bakken" in letter_to(server, chief, "bewoner@rosa.example", "De oven is stuk.")

    guest = new_context().new_page()
    sign_in(guest, server.url, "bewoner")
    guest.goto(f"{server.url}/mijn/activiteiten/")
    row = guest.locator(".list-item").filter(has_text="Koekjes bakken")
    expect(row).to_contain_text("De oven is stuk.")
    expect(row.locator("s")).to_be_visible()


@pytest.mark.browser
def test_a_calendar_file_becomes_a_draft_that_is_published(server, new_context, sign_in):
    day = next_tuesday()
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Digipunt//NL", "BEGIN:VEVENT",
        "UID:lezen@digipunt.example", "DTSTAMP:20260101T100000Z",
        f"DTSTART;TZID=Europe/Amsterdam:{day:%Y%m%d}T100000",
        f"DTEND;TZID=Europe/Amsterdam:{day:%Y%m%d}T113000", "LOCATION:Huiskamer Lombok",
        "SUMMARY:Samen lezen", "DESCRIPTION:We lezen een verhaal.", "END:VEVENT",
        "END:VCALENDAR", "",
    ]  # fmt: skip
    editor = new_context().new_page()
    sign_in(editor, server.url, "redacteur")
    editor.goto(f"{server.url}/beheer/")
    editor.get_by_role("link", name="Agenda-bestand inlezen").click()
    editor.get_by_label("Van wie is de agenda?").select_option("Digipunt Vleutenseweg")
    chosen = editor.get_by_label("Het bestand")
    page_of_html = {"name": "x.ics", "mimeType": "text/calendar", "buffer": b"<html>Log in</html>"}
    chosen.set_input_files(page_of_html)
    editor.get_by_role("button", name="Inlezen").click()
    expect(editor.locator(".error-message")).to_contain_text("Dit is een webpagina, geen agenda.")
    file = {"name": "lezen.ics", "mimeType": "text/calendar"}
    chosen.set_input_files(file | {"buffer": "\r\n".join(lines).encode()})
    editor.get_by_role("button", name="Inlezen").click()
    report = editor.locator(".date-list__item").filter(has_text="Samen lezen").first
    expect(report).to_contain_text("concept")
    reader = new_context().new_page()
    assert reader.goto(f"{server.url}/agenda/samen-lezen/").status == 404

    chief = new_context(DESKTOP).new_page()
    sign_in(chief, server.url, "eindredacteur")
    chief.goto(f"{server.url}/beheer/")
    press(chief, "Samen lezen")
    expect(chief.get_by_text("Deze activiteit komt uit de agenda van Digipunt")).to_be_visible()
    press(chief, "Meer acties")
    press(chief, "Goedkeuren")
    chief.wait_for_url(re.compile(r"/beheer/pages/\d+/$"))
    reader.goto(f"{server.url}/agenda/?datum={day}")
    reader.get_by_role("link", name="Samen lezen").click()
    expect(reader.get_by_text("Uit de agenda van Digipunt Vleutenseweg")).to_be_visible()
