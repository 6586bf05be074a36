"""A visit begins with a fresh session, and ends everywhere when somebody wants that."""

import uuid

import pytest
from django.test import Client

from board.models import Notice, NoticeReply
from people.models import OutgoingMail, Visibility
from tests.board.factories import form_data, notice
from tests.people.test_door import last_code


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_signing_in_takes_a_new_session_and_a_new_token(site, resident):
    client = Client()
    client.get("/inloggen/")
    client.post("/inloggen/code/", {"email": resident.email})  # a session before signing in
    planted, token = client.session.session_key, client.cookies["csrftoken"].value
    assert planted
    client.post("/inloggen/code/invullen/", {"code": last_code()})
    assert client.session.session_key != planted
    assert client.cookies["csrftoken"].value != token
    thief = Client()
    thief.cookies["sessionid"] = planted
    assert "/inloggen/" in thief.get("/mijn/")["Location"]


def test_a_new_password_ends_the_visits_on_other_devices(site, resident):
    here, elsewhere = signed_in(resident), signed_in(resident)
    new = {"password1": "drie lange woorden", "password2": "drie lange woorden"}
    here.post("/mijn/wachtwoord/", {"oldpassword": "rosa"} | new)
    assert here.get("/mijn/").status_code == 200
    assert elsewhere.get("/mijn/").status_code == 302
    told = OutgoingMail.objects.get()
    assert (told.to, told.subject) == (
        resident.email,
        "Je wachtwoord bij Huiskamer Lombok is veranderd",
    )
    assert "Was jij het niet?" in told.body


def test_signing_out_ends_the_session_itself(site, resident):
    client = signed_in(resident)
    key = client.session.session_key
    client.post("/uitloggen/")
    thief = Client()
    thief.cookies["sessionid"] = key
    assert thief.get("/mijn/").status_code == 302


def test_who_is_sent_away_is_out_at_once_and_can_do_nothing(site, resident, neighbour):
    client, hangs, own = signed_in(resident), notice(neighbour, site), notice(resident, site)
    resident.is_active = False
    resident.save()
    address, key = f"/prikbord/{own.number}", str(uuid.uuid4())
    doings = [
        ("/prikbord/nieuw/", form_data()),
        (f"/prikbord/{hangs.number}/reageren/", {"text": "Hoi", "key": key}),
        (f"{address}/bewerken/", form_data()),
        (f"{address}/weghalen/", {}),
        (f"{address}/afronden/", {"succeeded": "yes"}),
        ("/mijn/profiel/", {"visibility": Visibility.RESIDENTS}),
    ]
    for path, data in doings:
        answer = client.post(path, data, follow=True)
        assert "/inloggen/" in answer.content.decode(), path
    own.refresh_from_db()
    assert (own.title, own.state, own.text) == ("Mooie stoel", "open", "")
    assert Notice.objects.count() == 2
    assert not NoticeReply.objects.exists()
    client.post("/inloggen/code/", {"email": resident.email})
    assert "code" not in OutgoingMail.objects.latest("pk").subject
    assert client.get("/mijn/").status_code == 302


@pytest.mark.parametrize("taken", [True, False])
def test_an_address_of_somebody_else_is_not_told_and_not_taken(site, resident, neighbour, taken):
    client = signed_in(resident)
    wanted = neighbour.email if taken else "vrij@rosa.example"
    answer = client.post("/mijn/e-mail/", {"email": wanted}, follow=True)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "De code uit de mail" in page
    if taken:
        assert client.post("/aanmelden/code/", {"code": last_code()}).status_code in {200, 302}
        resident.refresh_from_db()
        assert resident.email == "bewoner@rosa.example"
