"""Who may not come into the admin hears so, and goes round in no circle."""

from urllib.parse import unquote


def test_a_visitor_is_led_to_the_one_door(site, client):
    answer = client.get("/beheer/", follow=True)
    assert unquote(answer.redirect_chain[-1][0]) == "/inloggen/?next=/beheer/"
    assert answer.status_code == 200


def test_a_resident_is_told_no_in_words(site, client, resident):
    client.force_login(resident)
    answer = client.get("/beheer/", follow=True)
    assert answer.status_code == 403
    assert len(answer.redirect_chain) <= 1


def test_an_editor_comes_in(site, client, editor):
    client.force_login(editor)
    assert client.get("/beheer/").status_code == 200
