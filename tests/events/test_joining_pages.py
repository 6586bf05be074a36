"""What residents and visitors see and press when they join, wait, are offered a seat and leave."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events.actions.change_date import cancel_date
from events.actions.take_part import Joiner, fill_seats, leave
from events.models import Joining, Participation, State
from people.models import OutgoingMail, User
from tests.conftest import assert_sessionless
from tests.events.joining import DAY, cooking, sign_up, visitor

pytestmark = pytest.mark.django_db
NOW = timezone.now
LINK = re.compile(r"/agenda/meedoen/[\w-]{32}/")
SOON = "2030-03-04 17:00"
URL = "/agenda/soep-op-maandag/2030-03-04/meedoen/"
PAGE = "/agenda/soep-op-maandag/2030-03-04/"
MINE = "/mijn/activiteiten/"


def activity(site, seats=3, **fields):
    """Our evening, in a year that is still to come."""
    return cooking(site, seats, **{"start": SOON, **fields})


def words(response) -> str:
    return response.content.decode()


@pytest.fixture
def mine(client, resident) -> Client:
    client.force_login(resident)
    return client


def link_of(address: str) -> str:
    """The link in the last mail to `address`."""
    body = OutgoingMail.objects.filter(to=address).order_by("pk").last().body
    return LINK.search(body).group()


# What everybody reads


def test_without_signing_up_the_page_says_so(site, client):
    activity(site, joining=Joining.WALK_IN)
    page = client.get(PAGE)
    assert "Loop gewoon binnen" in words(page)
    assert "meedoen" not in words(page)


def test_the_page_says_how_many_seats_are_left_at_once_and_touches_no_session(site, client):
    series, date = activity(site, seats=2)
    assert "Nog 2 plekken" in words(client.get(PAGE))
    sign_up(series, date, "Ans", now=NOW())
    page = client.get(PAGE)
    assert "Nog 1 plek" in words(page)
    assert_sessionless(page)
    assert "s-maxage=60" in page["Cache-Control"]
    assert "Ans" not in words(page)
    sign_up(series, date, "Bep", now=NOW())
    assert "Vol: er is een wachtlijst" in words(client.get(PAGE))
    assert URL in words(client.get("/agenda/soep-op-maandag/"))


def test_a_whole_series_is_joined_at_one_address(site, client):
    activity(site, joining=Joining.SERIES, extra=["2030-03-11"], seats=1)
    whole = "/agenda/soep-op-maandag/meedoen/"
    assert whole in words(client.get(PAGE))
    assert client.get(URL)["Location"] == whole
    assert "alle keren" in words(client.get(whole))
    answer = client.post(whole, {"name": "Ans", "email": "ans@example.org"})
    assert answer["Location"] == f"{whole}?verstuurd"
    assert "Vol" in words(client.get(PAGE))
    assert "Vol" in words(client.get("/agenda/soep-op-maandag/2030-03-11/"))
    assert "Je doet mee" in words(client.get(link_of("ans@example.org")))


def test_nothing_to_press_when_it_is_cancelled(site, client):
    _series, date = activity(site)
    cancel_date(date, "De kok is ziek", None, NOW())
    assert "meedoen" not in words(client.get(PAGE))
    assert "gaat niet door" in words(client.get(URL)).lower()


@pytest.mark.parametrize(
    "address",
    [
        "/agenda/soep-op-maandag/2031-03-03/meedoen/",
        "/agenda/nergens/2030-03-04/meedoen/",
        "/agenda/nergens/meedoen/",
        "/agenda/so\x00ep/meedoen/",
        "/agenda/meedoen/" + "x" * 32 + "/",
    ],
)
def test_what_is_not_there_is_404_in_words(site, client, address):
    activity(site)
    assert client.get(address).status_code in (404, 400)


def test_another_neighbourhood_knows_nothing_of_it(site, client, other_client, resident):
    series, date = activity(site)
    party = sign_up(series, date, "Ans", now=NOW())
    assert other_client.get(URL).status_code == 404
    assert other_client.get(link_of("ans@example.org")).status_code == 404
    assert other_client.post(link_of("ans@example.org")).status_code == 404
    party.refresh_from_db()
    assert party.state == State.CONFIRMED


# Residents


def test_a_resident_joins_in_one_press(site, mine, resident):
    activity(site)
    form = mine.get(URL)
    assert form["Cache-Control"] == "private, no-store"
    assert 'name="name"' not in words(form)
    assert mine.post(URL)["Location"] == URL
    page = words(mine.get(URL))
    assert "Je doet mee" in page
    assert Participation.objects.get().person == resident
    mine.post(URL)
    assert Participation.objects.count() == 1


def test_a_resident_answers_the_question_and_brings_neighbours(site, mine):
    activity(site, most_guests=2, question="Wat eet je niet?")
    form = words(mine.get(URL))
    assert "Wat eet je niet?" in form
    answer = mine.post(URL, {"guests": "2", "answer": "Noten"})
    assert answer.status_code == 302
    party = Participation.objects.get()
    assert (party.guests, party.answer) == (2, "Noten")


@pytest.mark.parametrize("guests", ["3", "-1", "veel", "9" * 40])
def test_wrong_guests_are_said_in_words_and_what_was_typed_stays(site, mine, guests):
    activity(site, most_guests=2, question="Wat eet je niet?")
    page = mine.post(URL, {"guests": guests, "answer": "Noten & zo"})
    assert page.status_code == 200
    assert "Kies een getal uit de lijst" in words(page)
    assert "Noten &amp; zo" in words(page)
    assert not Participation.objects.exists()


def test_a_resident_sees_their_place_in_the_queue(site, mine):
    series, date = activity(site, seats=1)
    for name in ("Ans", "Bep", "Cor"):
        sign_up(series, date, name, now=NOW())
    mine.post(URL)
    assert "nummer 3 op de wachtlijst" in words(mine.get(URL))
    assert "ummer 3 op de wachtlijst" in words(mine.get(MINE))


def test_who_is_not_of_this_neighbourhood_is_led_to_their_own_page(site, client, outsider):
    activity(site)
    client.force_login(outsider)
    page = client.post(URL)
    assert "/mijn/" in words(page)
    assert not Participation.objects.exists()


def test_my_activities_show_what_comes_first_and_only_mine(site, mine, resident, neighbour):
    late, later = activity(site, start="2030-04-01 17:00", title="Later")
    soon, date = activity(site, title="Eerder")
    other, others = activity(site, title="Van een ander")
    sign_up(late, later, Joiner(person=resident), now=NOW())
    sign_up(soon, date, Joiner(person=resident), now=NOW())
    sign_up(other, others, Joiner(person=neighbour), now=NOW())
    past, gone = activity(site, start="2020-03-02 17:00", title="Lang geleden")
    sign_up(past, gone, Joiner(person=resident), now=gone.start - DAY)
    page = words(mine.get(MINE))
    assert page.index("Eerder") < page.index("Later") < page.index("Lang geleden")
    assert "Van een ander" not in page
    assert "Mijn activiteiten" in words(mine.get("/mijn/"))


def test_my_page_says_that_a_seat_is_free_only_while_there_is_one(site, mine, resident):
    series, date = activity(site, seats=1)
    ans = sign_up(series, date, "Ans", now=NOW())
    sign_up(series, date, Joiner(person=resident), now=NOW())
    assert "Er is een plek voor je vrij" not in words(mine.get("/mijn/"))
    leave(ans, NOW())
    assert "Er is een plek voor je vrij" in words(mine.get("/mijn/"))


def test_who_reads_another_language_signs_up_for_an_activity_that_is_only_there_in_dutch(
    site, mine
):
    activity(site)
    assert f'href="/en{URL}"' in words(mine.get(URL))
    page = words(mine.get(f"/en{URL}"))
    assert "I join in" in page
    assert mine.post(f"/en{URL}", follow=True).status_code == 200
    assert Participation.objects.get().state == State.CONFIRMED


def test_who_joined_puts_the_date_in_their_calendar(site, mine, client):
    activity(site)
    page = words(mine.post(URL, follow=True))
    (address,) = re.findall(r'href="(/agenda/[^"]+\.ics)"', page)
    assert "BEGIN:VEVENT" in client.get(address).content.decode()


def test_an_activity_with_one_date_lists_no_dates_to_choose_from(site, client):
    activity(site)
    assert "Volgende datums" not in words(client.get("/agenda/soep-op-maandag/"))


def test_my_activities_ask_for_signing_in(site, client):
    assert client.get(MINE).status_code == 302


def test_leaving_asks_once(site, mine, resident):
    series, date = activity(site)
    party = sign_up(series, date, Joiner(person=resident), now=NOW())
    address = f"{MINE}{party.pk}/afmelden/"
    assert "Weet je het zeker" in words(mine.get(address)).replace(
        "Weet je zeker", "Weet je het zeker"
    )
    party.refresh_from_db()
    assert party.state == State.CONFIRMED
    assert mine.post(address)["Location"] == MINE
    party.refresh_from_db()
    assert party.state == State.LEFT
    assert mine.post(address).status_code == 302


def test_nobody_leaves_for_another(site, mine, neighbour):
    series, date = activity(site)
    party = sign_up(series, date, Joiner(person=neighbour), now=NOW())
    assert mine.get(f"{MINE}{party.pk}/afmelden/").status_code == 404
    assert mine.post(f"{MINE}{party.pk}/afmelden/").status_code == 404
    assert mine.post(f"{MINE}{party.pk}/plek-nemen/").status_code == 404


def test_a_resident_takes_an_offered_seat(site, mine, resident):
    series, date = activity(site, seats=1)
    first = sign_up(series, date, "Ans", now=NOW())
    party = sign_up(series, date, Joiner(person=resident), now=NOW())
    leave(first, NOW())
    address = f"{MINE}{party.pk}/plek-nemen/"
    assert address in words(mine.get(MINE))
    assert mine.get(address).status_code == 405
    mine.post(address)
    party.refresh_from_db()
    assert party.state == State.CONFIRMED


def test_an_offer_that_lapsed_is_said_in_words(site, mine, resident):
    series, date = activity(site, seats=1)
    first = sign_up(series, date, "Ans", now=NOW())
    party = sign_up(series, date, Joiner(person=resident), now=NOW())
    leave(first, NOW())
    Participation.objects.filter(pk=party.pk).update(offered_until=NOW() - timedelta(minutes=1))
    page = mine.post(f"{MINE}{party.pk}/plek-nemen/", follow=True)
    assert "niet meer voor je vrij" in words(page)


# Visitors


def test_a_visitor_joins_with_an_address_and_leaves_by_the_link(site, client):
    activity(site)
    data = {"name": "Ans", "email": "Ans@Example.org", "phone": "", "website": ""}
    answer = client.post(URL, data)
    assert answer["Location"] == f"{URL}?verstuurd"
    assert "Kijk in je mail" in words(client.get(answer["Location"]))
    link = link_of("ans@example.org")
    page = client.get(link)
    assert page["Referrer-Policy"] == "same-origin"
    assert page["Cache-Control"] == "private, no-store"
    assert not page.cookies
    assert "Je doet mee" in words(page)
    assert "Weet je zeker" in words(client.get(f"{link}?afmelden"))
    assert Participation.objects.get().state == State.CONFIRMED, "looking changes nothing"
    assert client.post(link, {"do": "leave"})["Location"] == link
    assert Participation.objects.get().state == State.LEFT
    assert "Je staat niet op de lijst" in words(client.get(link))


def test_a_visitor_with_only_a_number_sees_the_link_on_the_page(site, client):
    activity(site)
    answer = client.post(URL, {"name": "Ans", "phone": "06 1234 5678"}, follow=True)
    page = words(answer)
    assert "Bewaar deze link" in page
    assert LINK.search(page)
    assert not OutgoingMail.objects.exists()


def test_an_address_that_joined_before_gets_the_same_answer_and_its_mail_again(site, client):
    series, date = activity(site, seats=1)
    sign_up(series, date, "Ans", now=NOW())
    data = {"email": "ans@example.org", "name": "Nieuwsgierig"}
    known = client.post(URL, data)
    new = client.post(URL, {"email": "new@example.org", "name": "Nieuw"})
    assert (known.status_code, known["Location"]) == (new.status_code, new["Location"])
    assert OutgoingMail.objects.filter(to="ans@example.org").count() == 2
    assert Participation.objects.filter(email="ans@example.org").get().name == "Ans"
    pages = [client.get(answer["Location"]) for answer in (known, new)]
    told = [re.sub(r"content=\"\w{64}\"", "", words(page)) for page in pages]
    assert told[0] == told[1]


def test_an_address_of_a_resident_is_not_told_apart_either(site, client, resident):
    series, date = activity(site)
    sign_up(series, date, Joiner(person=resident), now=NOW())
    answer = client.post(URL, {"email": resident.email, "name": "Nieuwsgierig"})
    assert answer["Location"] == f"{URL}?verstuurd"
    assert Participation.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"email": "a@example.org"}, "Vul je naam in"),
        ({"name": "Ans"}, "Vul een mailadres of een telefoonnummer in"),
        ({"name": "Ans", "email": "bel me maar"}, "geen e-mailadres"),
        ({"name": "Ans", "email": "a@" + "b." * 130 + "nl"}, "geen e-mailadres"),
        ({"name": "Ans", "phone": "bel me maar"}, "geen telefoonnummer"),
        ({"name": "A" * 90, "email": "a@example.org"}, "te lang"),
        ({"name": "Ans", "email": "a@example.org", "website": "x"}, "nog niet op de lijst"),
        ({"name": "\u200b", "email": "a@example.org"}, "nog niets"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(site, client, data, said):
    activity(site, question="Wat eet je niet?")
    page = client.post(URL, {**data, "answer": "Geen vis"})
    assert page.status_code == 200
    assert said in words(page)
    assert "Geen vis" in words(page)
    assert not Participation.objects.exists()


def test_too_many_in_a_row_wait_a_while(site, client):
    activity(site, seats=None)
    slowed = []
    for n in range(41):  # more than fit in two stretches of time
        page = client.post(URL, {"name": f"Naam {n}", "email": f"n{n}@example.org"})
        if page.status_code != 302:
            slowed.append(page)
    assert {page.status_code for page in slowed} == {429}
    assert "te vaak achter elkaar" in words(slowed[0])
    assert "Naam" in words(slowed[0])


def test_a_visitor_takes_an_offered_seat_by_the_link(site, client):
    series, date = activity(site, seats=1)
    first = sign_up(series, date, "Ans", now=NOW())
    sign_up(series, date, "Bep", now=NOW())
    assert "nummer 1 op de wachtlijst" in words(client.get(link_of("bep@example.org")))
    leave(first, NOW())
    link = link_of("bep@example.org")
    assert "Ja, ik neem de plek" in words(client.get(link))
    client.post(link, {"do": "take"})
    assert Participation.objects.get(email="bep@example.org").state == State.CONFIRMED
    assert client.post(link, {"do": "take"}).status_code == 302


def test_the_first_mail_still_works_after_the_last(site, client):
    series, date = activity(site, seats=1)
    first = sign_up(series, date, "Ans", now=NOW())
    sign_up(series, date, "Bep", now=NOW())
    link = link_of("bep@example.org")
    leave(first, NOW())
    assert link == link_of("bep@example.org")
    assert client.get(link).status_code == 200


def test_an_unknown_link_is_said_in_words(site, client):
    page = client.get("/agenda/meedoen/" + "x" * 32 + "/")
    assert page.status_code == 404
    assert "Deze link kennen we niet" in words(page)


def test_after_it_is_over_leaving_is_refused_in_words(site, client):
    series, date = activity(site, start="2020-03-02 17:00")
    sign_up(series, date, "Ans", now=date.start - DAY)
    link = link_of("ans@example.org")
    assert "afmelden" not in words(client.get(link))
    page = client.post(link, {"do": "leave"})
    assert "Dit is voorbij" in words(page)


@pytest.mark.parametrize("language", ["en", "tr", "ar"])
def test_every_page_speaks_the_language_of_its_reader(site, client, language):
    series, date = activity(site, seats=1)
    sign_up(series, date, visitor("Ans", language=language), now=NOW())
    link = f"/{language}{link_of('ans@example.org')}"
    assert client.get(link).status_code == 200
    assert client.get(f"{link}?afmelden").status_code == 200


def test_more_seats_go_to_who_waits(site, mine, resident):
    series, date = activity(site, seats=1)
    sign_up(series, date, "Ans", now=NOW())
    party = sign_up(series, date, Joiner(person=resident), now=NOW())
    page = series.page
    page.seats = 2
    page.save_revision().publish()
    party.refresh_from_db()
    assert party.state == State.OFFERED
    assert fill_seats(series, None, NOW()) == []


def test_an_erased_account_is_gone_from_the_list(site, client, resident):
    series, date = activity(site)
    sign_up(series, date, Joiner(person=resident), now=NOW())
    User.objects.get(pk=resident.pk).delete()
    assert "Nog 3 plekken" in words(client.get(PAGE))
