"""The newspaper in a browser: from writer to editor to the neighbourhood."""

import re

import pytest

from tests.browser.conftest import DESKTOP

TITLE = "De molen draait weer"


@pytest.mark.browser
def test_an_article_goes_from_writer_to_editor_to_the_newspaper(server, new_context, sign_in):
    writer = new_context(DESKTOP).new_page()
    sign_in(writer, server.url, "redacteur")
    writer.goto(f"{server.url}/beheer/")
    writer.get_by_role("link", name="Schrijf een artikel").click()
    writer.fill("#id_title", TITLE)
    writer.fill("#id_introduction", "Molen De Ster heeft nieuwe zeilen.")
    writer.get_by_role("button", name="Meer acties").click()
    writer.get_by_role("button", name=re.compile("Stuur door naar de eindredactie")).click()
    writer.wait_for_url(re.compile(r"/beheer/pages/\d+/$"))
    assert writer.get_by_role("button", name=re.compile("^Publiceren")).count() == 0

    reader = new_context().new_page()
    address = f"{server.url}/buurtkrant/de-molen-draait-weer/"
    assert reader.goto(address).status == 404

    chief = new_context(DESKTOP).new_page()
    sign_in(chief, server.url, "eindredacteur")
    chief.goto(f"{server.url}/beheer/")
    chief.get_by_role("link", name=TITLE).first.click()
    chief.get_by_role("button", name="Meer acties").click()
    chief.get_by_role("button", name="Goedkeuren", exact=True).click()
    chief.wait_for_url(re.compile(r"/beheer/pages/\d+/$"))

    assert reader.goto(address).status == 200
    assert reader.get_by_role("heading", level=1).inner_text() == TITLE
    reader.goto(f"{server.url}/buurtkrant/")
    assert reader.get_by_role("link", name=TITLE).count() >= 1


def test_sharing_copies_the_address(shared_server, new_context):
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{shared_server.url}/buurtkrant/")
    page.locator(".card a.link-cover").first.click()
    page.get_by_role("button", name="Deel dit artikel").click()
    page.get_by_text("De link is gekopieerd.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
