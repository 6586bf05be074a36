"""Who waits is offered what comes free: in order, for a while, once."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from events.actions.change_date import cancel_date, restore_date
from events.actions.take_part import Joiner, fill_seats, leave, take_offer
from events.models import Joining, Occurrence, Participation, Series, State
from events.seats import free_seats, place_in_queue
from events.tasks import fill_free_seats
from people.models import OutgoingMail
from tests.events.joining import DAY, NOW, cooking, sign_up, states

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def offered(series: Series) -> list[str]:
    """Who may take a seat now."""
    return [p.display_name for p in series.participations.filter(state=State.OFFERED)]


def last_mail(name: str) -> OutgoingMail:
    return OutgoingMail.objects.filter(to=f"{name.lower()}@example.org").order_by("pk").last()


@pytest.fixture
def full(site):
    """One seat, taken by Ans; Bep and Cor wait."""
    series, date = cooking(site, seats=1)
    for name in ("Ans", "Bep", "Cor"):
        sign_up(series, date, name)
    return series, date


def party(series: Series, name: str) -> Participation:
    return series.participations.get(name=name)


def test_the_mail_says_which_number_you_are(full):
    series, _date = full
    assert [place_in_queue(party(series, name)) for name in ("Ans", "Bep", "Cor")] == [0, 1, 2]
    assert "nummer 2 op de wachtlijst" in last_mail("Cor").body


def test_a_seat_that_comes_free_is_offered_to_the_first_only(full):
    series, date = full
    leave(party(series, "Ans"), NOW)
    assert states(series) == {"Ans": State.LEFT, "Bep": State.OFFERED, "Cor": State.WAITING}
    assert free_seats(series, date, NOW) == 0, "the offer holds the seat"
    assert "tot za 21 februari, 12.00 uur" in last_mail("Bep").body
    assert place_in_queue(party(series, "Cor")) == 1


def test_an_offer_is_taken_once_and_told(full):
    series, _date = full
    leave(party(series, "Ans"), NOW)
    bep = party(series, "Bep")
    take_offer(bep, NOW)
    take_offer(bep, NOW + DAY)
    assert bep.state == State.CONFIRMED
    assert last_mail("Bep").subject.startswith("Je doet mee")
    assert OutgoingMail.objects.filter(to="bep@example.org").count() == 3


def test_who_only_waits_can_take_nothing(full):
    series, _date = full
    with pytest.raises(ValidationError):
        take_offer(party(series, "Bep"), NOW)


def test_an_offer_that_nobody_takes_goes_to_the_next(full):
    series, date = full
    leave(party(series, "Ans"), NOW)
    fill_free_seats(NOW + 23 * HOUR)
    assert offered(series) == ["Bep"]
    fill_free_seats(NOW + 24 * HOUR)
    assert states(series) == {"Ans": State.LEFT, "Bep": State.LEFT, "Cor": State.OFFERED}
    assert last_mail("Bep").subject.startswith("Je plek ging naar iemand anders")
    count = OutgoingMail.objects.count()
    fill_free_seats(NOW + 24 * HOUR)
    assert OutgoingMail.objects.count() == count, "the task may run twice"
    with pytest.raises(ValidationError):
        take_offer(party(series, "Bep"), NOW + 24 * HOUR)
    assert sign_up(series, date, "Bep", now=NOW + 25 * HOUR).state == State.WAITING


@pytest.mark.parametrize(
    ("before_start", "holds"),
    [(10 * DAY, 24 * HOUR), (2 * DAY, 12 * HOUR), (8 * HOUR, 2 * HOUR), (3.5 * HOUR, HOUR)],
)
def test_nearer_the_start_an_offer_holds_shorter(full, before_start, holds):
    series, date = full
    now = date.start - before_start
    leave(party(series, "Ans"), now)
    assert party(series, "Bep").offered_until == now + holds


def test_just_before_the_start_a_seat_is_given(full):
    series, date = full
    leave(party(series, "Ans"), date.start - 3 * HOUR)
    assert party(series, "Bep").state == State.CONFIRMED
    assert last_mail("Bep").subject.startswith("Je doet mee")


def test_once_it_has_begun_nobody_moves_up(full):
    series, date = full
    leave(party(series, "Ans"), date.start)
    assert party(series, "Bep").state == State.WAITING


def test_the_first_whose_party_fits_is_offered_and_the_larger_keeps_its_place(site):
    series, date = cooking(site, seats=3, most_guests=2)
    first = sign_up(series, date, "Ans")
    sign_up(series, date, "Dirk", guests=1)
    sign_up(series, date, "Bep", guests=2)
    sign_up(series, date, "Cor")
    leave(first, NOW)
    assert offered(series) == ["Cor"]
    assert place_in_queue(party(series, "Bep")) == 1
    leave(party(series, "Dirk"), NOW)
    leave(party(series, "Cor"), NOW)
    assert offered(series) == ["Bep"]


def test_who_comes_new_does_not_pass_who_waits(full):
    series, date = full
    Participation.objects.filter(pk=party(series, "Ans").pk).delete()  # no verb filled the seat
    assert sign_up(series, date, "Dirk").state == State.WAITING
    assert offered(series) == ["Bep"]


def test_more_seats_for_one_date_go_to_the_queue(full):
    series, date = full
    Occurrence.objects.filter(pk=date.pk).update(seats=2)
    assert [p.name for p in fill_seats(series, date, NOW)] == ["Bep"]
    assert fill_seats(series, date, NOW) == []


def test_a_date_that_is_off_makes_no_offers_and_goes_on_when_it_is_on_again(full):
    series, date = full
    leave(party(series, "Ans"), NOW)
    cancel_date(date, "Ziek", None, NOW)
    fill_free_seats(NOW + 2 * DAY)
    assert states(series) == {"Ans": State.LEFT, "Bep": State.WAITING, "Cor": State.WAITING}
    with pytest.raises(ValidationError):
        take_offer(party(series, "Bep"), NOW)
    restore_date(date, None, NOW + 3 * DAY)
    assert offered(series) == ["Bep"]


def test_what_is_withdrawn_makes_no_offers(full):
    series, _date = full
    series.page.unpublish()
    leave(party(series, "Ans"), NOW)
    fill_free_seats(NOW + DAY)
    assert offered(series) == []


def test_fewer_seats_take_nobodys_seat_away(site):
    series, date = cooking(site, seats=3)
    for name in ("Ans", "Bep", "Cor"):
        sign_up(series, date, name)
    Series.objects.filter(pk=series.pk).update(seats=1)
    series.refresh_from_db()
    assert free_seats(series, date, NOW) == -2
    leave(party(series, "Ans"), NOW)
    assert set(states(series).values()) == {State.LEFT, State.CONFIRMED}
    assert sign_up(series, date, "Dirk").state == State.WAITING


def test_a_seat_of_the_whole_series_frees_every_date(site, resident):
    series, date = cooking(site, seats=1, rule="FREQ=WEEKLY;COUNT=2;BYDAY=MO")
    whole = sign_up(series, None, Joiner(person=resident), added_by=resident)
    later = series.occurrences.last()
    assert sign_up(series, date, "Ans").state == State.WAITING
    assert sign_up(series, later, "Bep").state == State.WAITING
    leave(whole, NOW)
    assert offered(series) == ["Ans", "Bep"]


def test_a_whole_series_waits_until_every_date_has_room(site, resident):
    series, date = cooking(
        site, seats=1, joining=Joining.SERIES, rule="FREQ=WEEKLY;COUNT=2;BYDAY=MO"
    )
    one = sign_up(series, date, Joiner(person=resident), added_by=resident)
    assert sign_up(series, None, "Ans").state == State.WAITING
    leave(one, NOW)
    assert offered(series) == ["Ans"]


def test_one_series_that_fails_does_not_stop_the_others(full, site):
    series, _date = full
    leave(party(series, "Ans"), NOW)
    other, date = cooking(site, seats=1, title="Koken")
    first = sign_up(other, date, "Els")
    sign_up(other, date, "Fien")
    Participation.objects.filter(pk=first.pk).delete()
    Participation.objects.filter(name="Bep").update(email="geen adres", language="nl")
    fill_free_seats(NOW + 2 * DAY)
    assert offered(other) == ["Fien"]
