"""Who may join, and what is said when it can't be."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from events.actions.build_series import build_series
from events.actions.change_date import cancel_date
from events.actions.take_part import AlreadyJoined, Joiner, join, leave
from events.models import Joining, Occurrence, Participation, State, Status
from events.seats import free_seats
from people.models import OutgoingMail
from tests.events.joining import DAY, NOW, cooking, sign_up, states, visitor

pytestmark = pytest.mark.django_db


def refused(*args, **kwargs) -> str:
    """The code of the refusal."""
    with pytest.raises(ValidationError) as error:
        sign_up(*args, **kwargs)
    assert error.value.messages[0].endswith("."), "a refusal is a sentence"
    return error.value.code


def mails_to(address: str) -> list[str]:
    return [mail.subject for mail in OutgoingMail.objects.filter(to=address).order_by("pk")]


def test_a_resident_takes_a_seat_and_is_told(site, resident, mailoutbox):
    series, date = cooking(site, seats=3)
    party = sign_up(series, date, Joiner(person=resident))
    assert party.state == State.CONFIRMED
    assert (party.name, party.email, party.link_print) == ("", "", "")
    assert free_seats(series, date, NOW) == 2
    assert mails_to(resident.email) == ["Je doet mee: Soep op maandag"]


def test_guests_take_seats_too(site):
    series, date = cooking(site, seats=3, most_guests=2)
    assert sign_up(series, date, "Ans", guests=2).state == State.CONFIRMED
    assert free_seats(series, date, NOW) == 0


def test_a_party_larger_than_the_seats_left_waits(site):
    series, date = cooking(site, seats=3, most_guests=2)
    sign_up(series, date, "Ans", guests=1)
    assert sign_up(series, date, "Bep", guests=1).state == State.WAITING
    assert sign_up(series, date, "Cor").state == State.CONFIRMED
    assert free_seats(series, date, NOW) == 0


def test_without_a_number_of_seats_there_is_room_for_all(site):
    series, date = cooking(site, seats=None)
    assert {sign_up(series, date, f"Naam{n}").state for n in range(5)} == {State.CONFIRMED}
    assert free_seats(series, date, NOW) is None


def test_a_date_may_have_another_number_of_seats(site):
    series, date = cooking(site, seats=3)
    Occurrence.objects.filter(pk=date.pk).update(seats=1)
    assert [sign_up(series, date, name).state for name in ("Ans", "Bep")] == [
        State.CONFIRMED,
        State.WAITING,
    ]


def test_nobody_joins_twice(site, resident):
    series, date = cooking(site)
    sign_up(series, date, Joiner(person=resident))
    sign_up(series, date, visitor("Ans", phone="06-1234 5678"))
    assert refused(series, date, Joiner(person=resident)) == "already"
    assert refused(series, date, visitor("Iemand", email="ANS@example.org")) == "already"
    assert refused(series, date, visitor("Zus", email="", phone="+31 6 12345678")) == "already"
    assert refused(series, date, visitor("Ik", email=resident.email)) == "already"
    with pytest.raises(AlreadyJoined) as error:
        sign_up(series, date, Joiner(person=resident))
    assert error.value.participation.person == resident


def test_who_left_may_join_again(site, resident):
    series, date = cooking(site)
    leave(sign_up(series, date, Joiner(person=resident)), NOW)
    assert sign_up(series, date, Joiner(person=resident)).state == State.CONFIRMED


def test_the_whole_series_counts_on_every_date(site, resident):
    series, date = cooking(
        site, seats=2, joining=Joining.SERIES, rule="FREQ=WEEKLY;COUNT=3;BYDAY=MO"
    )
    assert sign_up(series, None, Joiner(person=resident)).state == State.CONFIRMED
    later = series.occurrences.last()
    assert free_seats(series, later, NOW) == 1
    assert sign_up(series, later, visitor("Ans"), added_by=resident).state == State.CONFIRMED
    assert free_seats(series, None, NOW) == 0
    assert sign_up(series, None, "Bep").state == State.WAITING
    assert refused(series, date, Joiner(person=resident), added_by=resident) == "already"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"joining": Joining.WALK_IN}, "walk_in"),
        ({"joining": Joining.SERIES}, "walk_in"),
        ({"start": "2026-02-19 17:00"}, "over"),
    ],
)
def test_some_activities_cannot_be_joined(site, fields, code):
    assert refused(*cooking(site, **fields), "Ans") == code


def test_a_cancelled_date_cannot_be_joined(site):
    series, date = cooking(site)
    cancel_date(date, "De kok is ziek", None, NOW)
    assert refused(series, date, "Ans") == "cancelled"


def test_what_is_withdrawn_cannot_be_joined(site):
    series, date = cooking(site)
    series.page.unpublish()
    assert refused(series, date, "Ans") == "unpublished"


@pytest.mark.parametrize("guests", [-1, 2, 10**6])
def test_no_more_guests_than_allowed(site, guests):
    assert refused(*cooking(site, most_guests=1), "Ans", guests=guests) == "guests"


def test_a_party_that_can_never_fit_is_told_so(site):
    assert refused(*cooking(site, seats=2, most_guests=5), "Ans", guests=3) == "guests"


def test_once_it_has_begun_a_seat_is_taken_but_nobody_waits(site):
    series, date = cooking(site, seats=1)
    during = date.start + timedelta(minutes=10)
    assert sign_up(series, date, "Ans", now=during).state == State.CONFIRMED
    assert refused(series, date, "Bep", now=during) == "full"


def test_the_team_may_write_somebody_down_afterwards(site, resident):
    series, date = cooking(site)
    after = date.end + DAY
    party = sign_up(series, date, visitor("Ans", email=""), now=after, added_by=resident)
    assert (party.state, party.added_by) == (State.CONFIRMED, resident)
    assert refused(series, date, "Bep", now=date.end + 8 * DAY, added_by=resident) == "over"


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (Joiner(name=" ", email="a@example.org"), "name"),
        (Joiner(name="Ans"), "address"),
        (Joiner(name="Ans", email="geen adres"), "invalid"),
        (Joiner(name="Ans", phone="bel me"), "address"),
        (Joiner(name="A" * 100, phone="0612345678"), "too_long"),
    ],
)
def test_a_visitor_says_who_they_are(site, who, code):
    assert refused(*cooking(site), who) == code


def test_a_very_long_answer_is_refused_in_words(site):
    assert refused(*cooking(site), "Ans", answer="a" * 301) == "too_long"


def test_leaving_twice_is_leaving_once_and_not_possible_afterwards(site):
    series, date = cooking(site)
    party = sign_up(series, date, "Ans")
    leave(party, NOW)
    leave(party, NOW + DAY)
    assert (party.state, party.left_at) == (State.LEFT, NOW)
    other = sign_up(series, date, "Bep")
    with pytest.raises(ValidationError):
        leave(other, date.end)


def test_a_visitor_reads_the_mail_in_their_language(site):
    series, date = cooking(site)
    sign_up(series, date, visitor("Ans", language="tr"))
    mail = OutgoingMail.objects.get()
    assert "/tr/agenda/meedoen/" in mail.body
    assert "Ans" in mail.body


def test_a_date_that_somebody_joined_is_never_dropped(site):
    series, _date = cooking(site, rule="FREQ=WEEKLY;COUNT=3;BYDAY=MO")
    last = series.occurrences.last()
    party = sign_up(series, last, "Ans")
    page = series.page
    page.rule = "FREQ=WEEKLY;COUNT=2;BYDAY=MO"
    page.save_revision().publish()
    last.refresh_from_db()
    party.refresh_from_db()
    assert last.status == Status.ORPHANED
    assert party.state == State.CONFIRMED
    assert build_series(series.key, NOW).orphaned == (last,)
    assert refused(series, last, "Bep") == "unpublished"
    page.rule = "FREQ=WEEKLY;COUNT=3;BYDAY=MO"
    page.save_revision().publish()
    last.refresh_from_db()
    assert last.status == Status.PLANNED


def test_a_date_that_nobody_joined_is_dropped_as_before(site):
    series, _date = cooking(site, rule="FREQ=WEEKLY;COUNT=3;BYDAY=MO")
    leave(sign_up(series, series.occurrences.last(), "Ans"), NOW)
    page = series.page
    page.rule = "FREQ=WEEKLY;COUNT=2;BYDAY=MO"
    page.save_revision().publish()
    assert series.occurrences.count() == 2


def test_an_erased_account_leaves_its_seats_to_the_queue_and_no_name(site, resident):
    series, date = cooking(site, seats=1, start="2030-03-04 17:00")
    party = join(series, date, Joiner(person=resident), 0, "Geen noten", NOW)
    sign_up(series, date, "Bep")
    resident.delete()
    party.refresh_from_db()
    assert (party.state, party.person, party.answer, party.display_name) == (
        State.LEFT, None, "", "",
    )  # fmt: skip
    assert states(series)["Bep"] == State.OFFERED


def test_an_erased_account_keeps_the_figures_of_what_is_past(site, resident):
    series, date = cooking(site, start="2020-03-02 17:00")
    party = sign_up(
        series, date, Joiner(person=resident), answer="Geen noten", now=date.start - DAY
    )
    resident.delete()
    party = Participation.objects.get(pk=party.pk)
    assert (party.state, party.person, party.answer) == (State.CONFIRMED, None, "")
