"""The team of a neighbourhood keeps its own list of words, and no other."""

import pytest
from django.test import Client

from chat.models import WorryWords


@pytest.mark.parametrize("who", ["moderator", "worker"])
def test_the_team_changes_the_list_of_its_own_neighbourhood(site, other_site, request, who):
    client = Client()
    client.force_login(request.getfixturevalue(who))
    address = "/beheer/settings/chat/worrywords/{}/"
    answer = client.post(address.format(site.pk), {"words": "sukkel\ntaart"})
    assert answer.status_code == 302
    assert WorryWords.for_site(site).words.split() == ["sukkel", "taart"]
    assert client.get(address.format(other_site.pk)).status_code == 302
    client.post(address.format(other_site.pk), {"words": "sukkel"})
    assert WorryWords.for_site(other_site).words == ""


def test_a_resident_does_not(site, resident):
    client = Client()
    client.force_login(resident)
    client.post(f"/beheer/settings/chat/worrywords/{site.pk}/", {"words": "sukkel"})
    assert WorryWords.for_site(site).words == ""
