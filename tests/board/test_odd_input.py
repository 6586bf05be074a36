"""Whatever is sent to a form of board, people or moderation: a page in words, never a broken one."""

import pytest

from people.models import OutgoingMail
from tests.board.factories import notice
from tests.people.test_unsent import doings

ODD = {
    "two megabytes": "x" * 2_000_000,
    "control characters": "goed\x07\x0b\x1b\x7f\u202e\u2066\ufeff woord",
    "a nul": "goed\x00woord",
    "only blanks": "\u200b \u2060\n",
    "half a letter": "\ud83d",
    "markup": "<img src=x onerror=alert(1)>",
    "quotes and signs": "'; DROP TABLE --\" %s %(x)s {{ x }} {% x %} \\",
}


@pytest.mark.parametrize("odd", ODD)
def test_odd_words_in_every_field_of_every_form(client, site, resident, neighbour, odd):
    value = ODD[odd].encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    hangs = notice(resident, site)
    client.force_login(resident)
    forms = [*doings(hangs), ("/mijn/gegevens/", {"called": "Els", "language": "nl"})]
    forms += [("/mijn/e-mail/", {"email": "a@example.org"})]
    for path, data in forms:
        if path.endswith("/reageren/"):
            client.force_login(neighbour)
        for field in data:
            answer = client.post(path, data | {field: value}, follow=True)
            assert answer.status_code == 200, (path, field)
            assert "<img src=x" not in answer.content.decode(), (path, field)
        client.force_login(resident)
        OutgoingMail.objects.all().delete()


@pytest.mark.parametrize("odd", ODD)
def test_odd_words_at_the_door(client, site, resident, odd):
    value = ODD[odd].encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    for path, data in [
        ("/inloggen/", {"login": "bewoner", "password": "rosa"}),
        ("/inloggen/code/", {"email": "a@example.org"}),
        ("/aanmelden/", {"called": "Els", "email": "els@example.org"}),
    ]:
        for field in data:
            answer = client.post(path, data | {field: value}, follow=True)
            assert answer.status_code in {200, 429}, (path, field)
            assert "<img src=x" not in answer.content.decode(), (path, field)
            client.logout()
