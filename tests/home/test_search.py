"""One field finds what anybody may see, in every room of this neighbourhood and in no other."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from board.kinds import State
from home.models import ContentPage
from home.search import clean_words
from home.templatetags.components import highlight
from tests.board.factories import notice
from tests.conftest import assert_sessionless
from tests.events.factories import make_event
from tests.news.factories import article


def find(client, words: str) -> str:
    call_command("update_index", verbosity=0)
    answer = client.get("/zoeken/", {"zoek": words})
    assert answer.status_code == 200
    assert_sessionless(answer)
    return answer.content.decode()


def test_it_finds_the_word_in_every_room(site, client, resident):
    tomorrow = timezone.localtime() + timedelta(days=1)
    make_event(site, f"{tomorrow:%Y-%m-%d} 17:00", "Pompoen koken")
    article(site, "De pompoen van Henk")
    notice(resident, site, title="Pompoen over")
    home = site.root_page
    home.add_child(instance=ContentPage(title="Alles over pompoen", locale=home.locale))
    html = find(client, "pompoen")
    for heading in ("found-activities", "found-articles", "found-notices", "found-pages"):
        assert f'id="{heading}"' in html
    assert "<mark>Pompoen</mark> koken" in html


def test_it_finds_nothing_of_another_neighbourhood(site, other_site, client, outsider):
    tomorrow = timezone.localtime() + timedelta(days=1)
    make_event(other_site, f"{tomorrow:%Y-%m-%d} 17:00", "Pompoen koken")
    article(other_site, "De pompoen van Overvecht")
    notice(outsider, other_site, title="Pompoen over")
    html = find(client, "pompoen")
    assert "Niets gevonden over" in html
    assert "Overvecht" not in html


def test_it_finds_no_draft_and_no_hidden_notice(site, client, resident):
    article(site, "De pompoen in concept", live=False)
    notice(resident, site, title="Pompoen verborgen", hidden_at=timezone.now())
    notice(resident, site, title="Pompoen wacht", state=State.WAITING)
    assert "Niets gevonden over" in find(client, "pompoen")


def test_without_words_it_asks_for_some(site, client):
    assert "Zoek in alles" in client.get("/zoeken/").content.decode()


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "%' OR 1=1 --", "a" * 500, "*", "\x00"]
)
def test_whatever_is_typed_is_only_text(site, client, words):
    answer = client.get("/zoeken/", {"zoek": words})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_words_are_cleaned_and_bounded():
    assert clean_words("  soep \x00\n brood ") == "soep brood"
    assert len(clean_words("a" * 500)) == 80


def test_found_words_are_marked_and_the_rest_is_escaped():
    assert highlight("Soep & <b>", "soep") == "<mark>Soep</mark> &amp; &lt;b&gt;"
    assert highlight("Prei(soep)", "(soep") == "Prei(soep)"
    assert highlight("soep", "") == "soep"
