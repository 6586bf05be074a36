"""Asking a question, with and without script; an error keeps the text."""

import pytest
from playwright.sync_api import expect

QUESTION = "Kan iemand mij helpen met een brief van de gemeente?"


def fill_in(page, email: str) -> None:
    """Fill in every field of the form that the editors made."""
    form = page.locator("#ask form")
    for box in form.locator("textarea:visible").all():
        box.fill(QUESTION)
    for choice in form.locator("select:visible").all():
        choice.select_option(index=1)
    for group in form.locator("fieldset:visible").all():
        group.locator("input").first.check(force=True)
    for line in form.locator("input[type=text][name^=vraag_]:visible").all():
        line.fill("Een brief")
    page.get_by_label("Je naam").fill("Fatma")
    page.get_by_label("Je e-mailadres").fill(email)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_an_error_keeps_the_text_takes_the_focus_and_then_it_is_sent(server, new_context, script):
    page = new_context(java_script_enabled=script).new_page()
    page.goto(f"{server.url}/contact/")
    fill_in(page, "geen adres")
    page.wait_for_timeout(3200)
    page.locator("#ask").get_by_role("button", name="Versturen").click()
    expect(page.locator(".form-summary")).to_be_focused()
    assert page.locator("textarea").first.input_value() == QUESTION
    assert page.get_by_label("Je naam").input_value() == "Fatma"
    page.get_by_label("Je e-mailadres").fill("fatma@example.org")
    page.wait_for_timeout(3200)
    page.locator("#ask").get_by_role("button", name="Versturen").click()
    page.wait_for_url("**/contact/bedankt/")
    page.get_by_role("heading", level=1).wait_for()


@pytest.mark.parametrize("path", ["/contact/", "/ar/contact/", "/contact/bedankt/"])
def test_contact_fits_a_narrow_phone(shared_server, new_context, path):
    page = new_context(viewport={"width": 320, "height": 700}).new_page()
    page.goto(shared_server.url + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
