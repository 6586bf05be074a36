"""A neighbour answers a notice; only those two read it."""

import re
import uuid

from django.test import Client

from board.kinds import State
from board.models import NoticeReply
from people.models import OutgoingMail
from tests.board.factories import form_data, notice


def send(client, to, text="Mag ik hem komen halen?", **more):
    data = {"text": text, "key": str(uuid.uuid4())} | more
    return client.post(f"/prikbord/{to.number}/reageren/", data, follow=True)


def test_two_neighbours_talk_below_a_notice(client, site, resident, neighbour):
    hangs = notice(resident, site)
    client.force_login(neighbour)
    page = send(client, hangs).content.decode()
    assert "Verstuurd." in page
    assert "Mag ik hem komen halen?" in page
    client.force_login(resident)
    assert "1 nieuw bericht" in client.get("/prikbord/mijn/").content.decode()
    page = client.get(hangs.own_url).content.decode()
    assert "Mag ik hem komen halen?" in page
    assert "1 nieuw bericht" not in client.get("/prikbord/mijn/").content.decode()
    client.post(
        f"/prikbord/{hangs.number}/reageren/{neighbour.pk}/",
        {"text": "Ja, om drie uur.", "key": str(uuid.uuid4())},
    )
    client.force_login(neighbour)
    assert "1 nieuw bericht" in client.get("/prikbord/mijn/").content.decode()
    assert "Ja, om drie uur." in client.get(hangs.own_url).content.decode()


def test_nobody_else_reads_it(client, site, resident, neighbour, moderator, worker):
    hangs = notice(resident, site)
    client.force_login(neighbour)
    send(client, hangs, "Ons geheim")
    for person in (moderator, worker):
        client.force_login(person)
        assert "Ons geheim" not in client.get(hangs.own_url).content.decode()
    client.logout()
    assert "Ons geheim" not in client.get(hangs.get_absolute_url()).content.decode()


def test_the_mail_says_that_and_not_what(client, site, resident, neighbour):
    hangs = notice(resident, site)
    client.force_login(neighbour)
    send(client, hangs, "Ons geheim")
    mail = OutgoingMail.objects.get()
    assert mail.to == resident.email
    assert "Ons geheim" not in mail.body + mail.subject
    assert neighbour.email not in mail.body + mail.subject + mail.reply_to
    assert f"/prikbord/{hangs.number}/mijn/" in mail.body


def test_without_an_address_there_is_no_mail_and_still_an_answer(client, site, resident, neighbour):
    resident.email = ""
    resident.save()
    hangs = notice(resident, site)
    client.force_login(neighbour)
    send(client, hangs)
    assert not OutgoingMail.objects.exists()
    assert NoticeReply.objects.count() == 1


def test_two_taps_send_once(client, site, resident, neighbour):
    hangs = notice(resident, site)
    client.force_login(neighbour)
    key = str(uuid.uuid4())
    for _tap in range(2):
        send(client, hangs, key=key)
    assert NoticeReply.objects.count() == 1
    assert OutgoingMail.objects.count() == 1


def test_an_answer_needs_no_script_for_its_token(site, resident, neighbour):
    hangs = notice(resident, site)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(neighbour)
    page = strict.get(hangs.own_url).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    assert "Mag ik hem" in send(strict, hangs, csrfmiddlewaretoken=token).content.decode()
    assert NoticeReply.objects.count() == 1


def test_an_empty_answer_is_asked_for_in_words(client, site, resident, neighbour):
    hangs = notice(resident, site)
    client.force_login(neighbour)
    assert "Schrijf eerst een bericht." in send(client, hangs, "  ").content.decode()
    page = send(client, hangs, "y" * 1200).content.decode()
    assert "200 tekens te lang" in page
    assert "y" * 1200 in page, "what was typed is kept"
    assert not NoticeReply.objects.exists()


def test_what_is_over_takes_no_new_answers_but_a_talk_goes_on(client, site, resident, neighbour):
    hangs = notice(resident, site)
    client.force_login(neighbour)
    send(client, hangs)
    hangs.state = State.SUCCEEDED
    hangs.save()
    send(client, hangs, "Dank je wel!")
    assert NoticeReply.objects.count() == 2
    over = notice(resident, site, state=State.SUCCEEDED, closed_at=hangs.placed_at)
    assert "hangt niet meer" in send(client, over).content.decode()
    assert NoticeReply.objects.count() == 2


def test_the_author_starts_no_talk_and_joins_nobody_elses(
    client, site, resident, neighbour, worker
):
    hangs = notice(resident, site)
    client.force_login(resident)
    send(client, hangs, "Hallo ikzelf")
    client.post(f"/prikbord/{hangs.number}/reageren/{worker.pk}/", {"text": "Hallo jij"})
    assert not NoticeReply.objects.exists()


def test_a_newcomer_answers_three_notices_a_day(client, site, resident, newcomer):
    client.force_login(newcomer)
    pages = [send(client, notice(resident, site)).content.decode() for _n in range(4)]
    assert NoticeReply.objects.count() == 3
    assert "genoeg briefjes" in pages[3]


def test_somebody_without_membership_is_asked_to_join(client, site, other_site, outsider, resident):
    hangs = notice(resident, site)
    client.force_login(outsider)
    assert send(client, hangs).status_code == 403
    assert not NoticeReply.objects.exists()


def test_what_a_moderator_has_not_read_yet_is_not_for_who_answered(
    client, site, newcomer, neighbour
):
    hangs = notice(newcomer, site)
    client.force_login(neighbour)
    send(client, hangs)
    client.force_login(newcomer)
    client.post(f"/prikbord/{hangs.number}/bewerken/", form_data(title="Nog niet gelezen"))
    hangs.refresh_from_db()
    assert hangs.state == State.WAITING
    client.force_login(neighbour)
    assert client.get(hangs.own_url).status_code == 404
    assert "Nog niet gelezen" not in client.get("/prikbord/mijn/").content.decode()


def test_nothing_of_a_hidden_notice_leaves_in_an_answer(client, site, resident, neighbour):
    hangs = notice(resident, site, title="Boos briefje")
    client.force_login(neighbour)
    send(client, hangs)
    OutgoingMail.objects.all().delete()
    hangs.hidden_at, hangs.hidden_reason = hangs.placed_at, "unkind"
    hangs.save()
    assert send(client, hangs).status_code == 404
    client.force_login(resident)
    page = client.get(hangs.own_url).content.decode()
    assert "Mag ik hem komen halen?" in page
    answer_form = f"/prikbord/{hangs.number}/reageren/{neighbour.pk}/"
    assert answer_form not in page
    page = client.post(answer_form, {"text": "Ja hoor", "key": str(uuid.uuid4())}).content.decode()
    assert "Alleen jij kunt dit briefje nu zien." in page
    assert "Ja hoor" in page, "what was typed is kept"
    assert not OutgoingMail.objects.exists()
