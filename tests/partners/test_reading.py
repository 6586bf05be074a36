"""Visitors find the organisations of their neighbourhood, and how to reach them."""

import pytest

from tests.conftest import assert_sessionless
from tests.news.factories import picture
from tests.partners.factories import organisation

pytestmark = pytest.mark.django_db


def html(answer) -> str:
    assert answer.status_code == 200
    assert_sessionless(answer)
    return answer.content.decode()


def test_the_list_leads_to_each_organisation_by_name(site, client):
    organisation(site, "Sportclub Zwaluw", introduction="Sporten in het park.")
    organisation(site, logo=picture("Logo"))
    text = html(client.get("/partners/"))
    assert text.index("Sportclub Zwaluw") < text.index("Taalschool De Brug")
    assert 'href="/partners/taalschool-de-brug/"' in text
    assert "Sporten in het park." in text
    assert "taal en leren" in text


def test_the_page_tells_who_they_are_and_how_to_reach_them(site, client):
    organisation(site)
    text = html(client.get("/partners/taalschool-de-brug/"))
    assert "<p>Je begint wanneer je wilt.</p>" in text
    assert 'href="tel:+31301234567"' in text
    assert 'href="mailto:brug@rosa.example" dir="ltr"' in text
    assert (
        '<a href="https://brug.example/lessen" rel="noopener" dir="ltr">brug.example/lessen</a>'
        in text
    )
    assert 'href="/agenda/?partner=taalschool-de-brug"' in text
    assert 'href="/agenda/agenda.ics?partner=taalschool-de-brug"' in text


def test_what_is_not_filled_in_leaves_no_empty_line(site, client):
    organisation(site, description="", contact_name="", phone="", email="", website="", street="")
    text = html(client.get("/partners/taalschool-de-brug/"))
    assert 'id="reach"' not in text
    assert "tel:" not in text.split("<main")[1].split("</main")[0]


def test_markup_in_their_words_stays_words(site, client):
    organisation(site, introduction="<b>Kom</b>", description="<script>alert(1)</script>")
    text = html(client.get("/partners/taalschool-de-brug/"))
    assert "<script>alert" not in text
    assert "&lt;b&gt;Kom" in text


def test_without_organisations_the_page_invites(site, client):
    text = html(client.get("/partners/"))
    assert "Nog geen partners" in text
    assert 'href="/contact/"' in text


def test_a_hidden_organisation_is_nowhere(site, client):
    organisation(site, is_shown=False)
    assert "De Brug" not in html(client.get("/partners/"))
    assert client.get("/partners/taalschool-de-brug/").status_code == 404


def test_another_neighbourhood_has_its_own(site, other_site, client, other_client):
    organisation(other_site, "Buurtsport Overvecht")
    assert "Buurtsport" not in html(client.get("/partners/"))
    assert client.get("/partners/buurtsport-overvecht/").status_code == 404
    assert "Buurtsport" in html(other_client.get("/partners/buurtsport-overvecht/"))


@pytest.mark.parametrize(
    ("language", "kind", "reach"),
    [("en", "language and learning", "How to reach them"), ("tr", "dil ve öğrenme", "Onlara nasıl ulaşılır"),
     ("ar", "اللغة والتعلم", "كيف تصل إليهم")],
)  # fmt: skip
def test_our_own_words_are_translated_and_theirs_are_not(site, client, language, kind, reach):
    organisation(site)
    listed = html(client.get(f"/{language}/partners/"))
    assert f'href="/{language}/partners/taalschool-de-brug/"' in listed
    assert kind in listed
    text = html(client.get(f"/{language}/partners/taalschool-de-brug/"))
    assert reach in text
    assert 'lang="nl" dir="auto"><p>Je begint wanneer je wilt.</p>' in text
    assert 'lead" lang="nl" dir="auto">Nederlands leren, ook in de avond.</p>' in text
    assert '<p lang="nl" dir="auto">Nederlands leren, ook in de avond.</p>' in listed


def test_every_page_leads_to_the_partners(site, client):
    for address in ("/", "/ar/", "/buurtkrant/"):
        prefix = "/ar" if address == "/ar/" else ""
        assert f'href="{prefix}/partners/"' in html(client.get(address)), address


def test_a_name_that_is_taken_gets_an_address_of_its_own(site, other_site):
    names = [organisation(where).slug for where in (site, site, other_site)]
    assert names == ["taalschool-de-brug", "taalschool-de-brug-2", "taalschool-de-brug"]
