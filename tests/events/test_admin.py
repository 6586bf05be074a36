"""Editors at work: the plain questions about when, and one date at a time."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from events.actions.change_date import cancel_date
from events.models import Closure, EventCategory, EventPage, Occurrence, Place
from tests.events.factories import index_of, make_category, make_event, make_place, sent_back

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def admin(chief_editor, client) -> Client:
    client.force_login(chief_editor, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def answers(**changes) -> dict:
    """What a browser sends for a weekly activity."""
    return {
        "title": "Taalcafé", "slug": "taalcafe", "introduction": "Oefen Nederlands.",
        "when-first_day": "2026-03-03", "when-first_time": "10:00", "when-last_time": "11:30",
        "when-repeats": "week", "when-weekdays": ["1", "3"], "when-ends": "never",
        "extra_dates-TOTAL_FORMS": "0", "extra_dates-INITIAL_FORMS": "0",
        "extra_dates-MIN_NUM_FORMS": "0", "extra_dates-MAX_NUM_FORMS": "1000",
        "skipped_dates-TOTAL_FORMS": "0", "skipped_dates-INITIAL_FORMS": "0",
        "skipped_dates-MIN_NUM_FORMS": "0", "skipped_dates-MAX_NUM_FORMS": "1000",
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0", "comments-MAX_NUM_FORMS": "",
        "where": "living_room", "is_free": "on", "languages": ["nl", "tr"], "body-count": "0",
        "joining": "walk_in", "most_guests": "0",
        "action-publish": "1",
        **changes,
    }  # fmt: skip


def add_url(site) -> str:
    return reverse("wagtailadmin_pages:add", args=["events", "eventpage", index_of(site).pk])


def test_a_series_is_made_without_seeing_a_rule(admin, site):
    response = admin.get(add_url(site))
    assert response.status_code == 200
    assert "RRULE" not in response.content.decode()
    response = admin.post(add_url(site), answers())
    assert response.status_code == 302, response.context["form"].errors
    page = EventPage.objects.get(slug="taalcafe")
    assert (page.rule, page.languages) == ("FREQ=WEEKLY;BYDAY=TU,TH", ",nl,tr,")
    assert page.length == timedelta(minutes=90)
    assert Occurrence.objects.coming(site, NOW)[0].slug == "2026-03-03"
    again = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
    assert again.schedule_form["weekdays"].initial == ["1", "3"]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"when-repeats": "once"}, ""),
        ({"when-repeats": "weeks", "when-every": "2"}, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH"),
        ({"when-weekdays": []}, "FREQ=WEEKLY;BYDAY=TU"),
        (
            {"when-repeats": "month", "when-month_which": "-1", "when-month_weekday": "6"},
            "FREQ=MONTHLY;BYDAY=-1SU",
        ),
        (
            {"when-repeats": "month", "when-month_which": "day", "when-month_day": "15"},
            "FREQ=MONTHLY;BYMONTHDAY=15",
        ),
        (
            {"when-ends": "until", "when-until": "2026-06-30"},
            "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260630T235959",
        ),
        ({"when-ends": "times", "when-times": "10"}, "FREQ=WEEKLY;COUNT=10;BYDAY=TU,TH"),
    ],
)
def test_every_answer_leads_to_its_rule_and_back(admin, site, changes, rule):
    response = admin.post(add_url(site), answers(**changes))
    assert response.status_code == 302, response.context["form"].errors
    page = EventPage.objects.get(slug="taalcafe")
    assert page.rule == rule
    form = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
    told = {**answers(), **changes}
    assert form.schedule_form["repeats"].initial == told["when-repeats"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"when-last_time": "09:00"}, "Dit is niet later dan het begin."),
        ({"when-last_day": "2026-03-01"}, "Dit is voor de eerste dag."),
        ({"when-first_time": ""}, "Hoe laat begint het?"),
        ({"when-first_day": ""}, "Eerste dag"),
        ({"when-first_day": "morgen"}, "Eerste dag"),
        ({"when-ends": "until", "when-until": "2026-02-01"}, "Dit is voor de eerste dag."),
        ({"when-ends": "until"}, "Wat is de laatste dag?"),
        ({"when-ends": "times"}, "Hoeveel keer?"),
        ({"when-last_day": "2026-06-01"}, "ten hoogste 31 dagen"),
        (
            {"when-first_day": "2026-03-29", "when-first_time": "02:30", "when-repeats": "once"},
            "Deze tijd bestaat niet.",
        ),
        ({"where": "place"}, "Kies een plek"),
        ({"where": "online"}, "Plak de link"),
        ({"is_free": "", "price": ""}, "Wat kost het?"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(admin, site, changes, words):
    sent = {name: value for name, value in answers(**changes).items() if value != ""}
    response = admin.post(add_url(site), sent)
    html = response.content.decode()
    assert response.status_code == 200
    assert words in html
    assert 'value="Taalcafé"' in html or ">Taalcafé<" in html
    assert not EventPage.objects.filter(slug="taalcafe").exists()


def test_a_start_outside_the_repetition_moves_and_the_form_says_so(admin, site):
    sent = answers(**{"when-first_day": "2026-03-02"})
    preview = admin.post(reverse("events_admin:preview"), sent).json()
    assert preview["notes"] == [
        "Maandag 2 maart hoort niet bij de herhaling. De eerste keer is dinsdag 3 maart."
    ]
    response = admin.post(add_url(site), sent, follow=True)
    assert EventPage.objects.get(slug="taalcafe").start_local == datetime(2026, 3, 3, 10)
    assert "De eerste keer is dinsdag 3 maart." in response.content.decode()


def test_the_next_dates_stand_in_words_before_saving(admin, site):
    Closure.objects.create(site=site, name="Vrij", first_day="2026-03-05", last_day="2026-03-09")
    sent = answers(**{"when-skips_closures": "on", "extra_dates-TOTAL_FORMS": "1"})
    sent |= {"extra_dates-0-day": "2026-03-04", "extra_dates-0-time": "20:00"}
    found = admin.post(reverse("events_admin:preview"), sent).json()
    assert found["dates"][:3] == [
        "di 3 maart, 10.00–11.30 uur", "wo 4 maart, 20.00–21.30 uur", "di 10 maart, 10.00–11.30 uur",
    ]  # fmt: skip
    assert found["summary"] == "Elke dinsdag en donderdag"
    assert found["notes"] == ["1 datum valt in een gesloten periode en vervalt."]
    wrong = admin.post(reverse("events_admin:preview"), answers(**{"when-first_day": "x"})).json()
    assert wrong["errors"]
    assert not EventPage.objects.exists()


def test_a_draft_may_lack_its_day(admin, site):
    sent = {k: v for k, v in answers().items() if k not in ("action-publish", "when-first_day")}
    assert admin.post(add_url(site), sent).status_code == 302
    page = EventPage.objects.get(slug="taalcafe")
    assert (page.live, page.start_local) == (False, None)


def test_a_repetition_without_a_day_of_its_own_is_told_by_its_first_day(admin, site):
    page = make_event(site, "2026-03-02 17:00", rule="FREQ=WEEKLY", where="living_room")
    html = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Zoals het nu is: elke maandag" in html


def test_a_rule_that_the_form_cannot_say_is_kept(admin, site):
    page = make_event(site, "2026-03-03 10:00", rule="FREQ=YEARLY", where="living_room")
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "Zoals het nu is: elk jaar" in admin.get(url).content.decode()
    sent = answers(slug=page.slug, **{"when-repeats": "keep"})
    assert admin.post(url, sent).status_code == 302
    page.refresh_from_db()
    assert page.rule == "FREQ=YEARLY"


@pytest.mark.parametrize(
    "when",
    [
        {}, {"rule": "FREQ=WEEKLY;BYDAY=TU"}, {"rule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"},
        {"rule": "FREQ=WEEKLY;COUNT=3;BYDAY=TU"}, {"rule": "FREQ=MONTHLY;BYMONTHDAY=3"},
        {"rule": "FREQ=MONTHLY;BYDAY=1TU;UNTIL=20260630T235959"}, {"rule": "FREQ=YEARLY"},
        {"extra": ["2026-03-05", "2026-03-12 20:00"]}, {"skips_closures": True},
        {"all_day": True, "length": timedelta(days=2)}, {"length": timedelta(hours=20)},
    ],
)  # fmt: skip
def test_what_is_approved_unread_by_the_form_is_not_changed_by_it(site, admin, editor, when):
    page = make_event(
        site, "2026-03-03 10:00", publish=False, owner=editor, where="living_room",
        languages=",nl,tr,", **when,
    )  # fmt: skip
    page.save()
    page.save_revision(user=editor)
    page.get_workflow().start(page, editor)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    sent = sent_back(admin.get(url).content)
    sent |= {"action-workflow-action": "true", "workflow-action-name": "approve"}
    assert admin.post(url, sent).status_code == 302
    page.refresh_from_db()
    assert page.live
    assert page.revisions.count() == 1


def test_one_date_is_cancelled_in_three_taps(admin, site, client):
    page = make_event(site, "2026-03-02 17:00", rule="FREQ=WEEKLY;BYDAY=MO")
    dates = admin.get(reverse("events_admin:dates", args=[page.pk]))
    cancel = reverse("events_admin:cancel", args=[page.pk, "2026-03-09"])
    assert cancel in dates.content.decode()
    assert "Waarom gaat het niet door?" in admin.get(cancel).content.decode()
    assert admin.post(cancel, {"reason": ""}).status_code == 200
    assert admin.post(cancel, {"reason": "De kok is ziek."}).status_code == 302
    html = Client().get("/agenda/").content.decode()
    assert "<s>Soep op maandag</s>" in html
    assert "De kok is ziek." in html
    restore = reverse("events_admin:restore", args=[page.pk, "2026-03-09"])
    assert admin.get(restore).status_code == 405
    assert admin.post(restore).status_code == 302
    assert "<s>" not in Client().get("/agenda/").content.decode()


def test_one_date_is_moved(admin, site):
    page = make_event(site, "2026-03-02 17:00", rule="FREQ=WEEKLY;BYDAY=MO")
    place = make_place(site, "Molen")
    move = reverse("events_admin:move", args=[page.pk, "2026-03-09"])
    sent = {"day": "2026-03-10", "start": "14:00", "end": "13:00", "reason": "Zaal bezet"}
    assert "Dit is niet later" in admin.post(move, sent).content.decode()
    sent |= {"end": "15:30", "place": place.pk}
    assert admin.post(move, sent).status_code == 302
    found = Occurrence.objects.get(slug="2026-03-09")
    assert (found.is_moved, found.local_start, found.place) == (
        True, datetime(2026, 3, 10, 14), place,
    )  # fmt: skip


def test_who_may_not_publish_sees_the_dates_but_decides_nothing(editor, site, client):
    page = make_event(site, "2026-03-02 17:00", rule="FREQ=WEEKLY;BYDAY=MO", owner=editor)
    client.force_login(editor, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(reverse("events_admin:dates", args=[page.pk])).status_code == 200
    cancel = reverse("events_admin:cancel", args=[page.pk, "2026-03-09"])
    client.post(cancel, {"reason": "Ik mag dit niet"})
    assert not Occurrence.objects.filter(status="cancelled").exists()


def test_nobody_of_another_neighbourhood_gets_near(outsider, site, other_site):
    page = make_event(site, "2026-03-02 17:00", "Geheim feest", rule="FREQ=WEEKLY;BYDAY=MO")
    cancel_date(Occurrence.objects.get(slug="2026-03-09"), "Geheim", None, NOW)
    thing = {
        "place": make_place(site, "Geheime plek"),
        "eventcategory": make_category(site, "Geheime soort"),
        "closure": Closure.objects.create(
            site=site, name="Geheim vrij", first_day="2026-05-01", last_day="2026-05-02"
        ),
    }
    for host in (site.hostname, other_site.hostname):
        visitor = Client(headers={"host": host})
        visitor.force_login(outsider, backend="allauth.account.auth_backends.AuthenticationBackend")
        for name in ("dates",):
            assert visitor.get(reverse(f"events_admin:{name}", args=[page.pk])).status_code != 200
        for name in ("cancel", "move", "restore"):
            url = reverse(f"events_admin:{name}", args=[page.pk, "2026-03-02"])
            assert visitor.post(url, {"reason": "x"}).status_code in (302, 403, 404)
        for model, one in thing.items():
            space = f"wagtailsnippets_events_{model}"
            for view in ("edit", "delete", "history", "usage", "copy"):
                url = reverse(f"{space}:{view}", args=[one.pk])
                answer = visitor.get(url, follow=True)
                assert "Gehei" not in answer.content.decode(), url
            chooser = f"wagtailsnippetchoosers_events_{model}"
            for url in (
                reverse(f"{space}:list"),
                reverse(f"{chooser}:choose"),
                reverse(f"{chooser}:choose_results"),
                reverse(f"{chooser}:chosen", args=[one.pk]),
                reverse(f"{chooser}:chosen_multiple") + f"?id={one.pk}",
            ):
                assert "Gehei" not in visitor.get(url).content.decode(), url
            visitor.post(reverse(f"{space}:delete", args=[one.pk]))
            visitor.post(reverse(f"{space}:edit", args=[one.pk]), {"name": "Gekaapt"})
    assert {str(one) for one in thing.values()} == {
        str(model.objects.get(pk=one.pk))
        for model, one in ((Place, thing["place"]), (EventCategory, thing["eventcategory"]),
                           (Closure, thing["closure"]))
    }  # fmt: skip
    assert not Occurrence.objects.filter(slug="2026-03-02").exclude(status="planned").exists()


def test_what_an_editor_makes_belongs_to_their_neighbourhood(admin, site, other_site):
    make_place(other_site, "Elders")
    url = reverse("wagtailsnippets_events_place:add")
    assert admin.post(url, {"name": "Molen De Ster"}).status_code == 302
    assert Place.objects.get(name="Molen De Ster").site == site
    form = admin.get(add_url(site)).context["form"]
    assert [str(place) for place in form.fields["place"].queryset] == ["Molen De Ster"]


def test_a_holiday_runs_forward(admin):
    url = reverse("wagtailsnippets_events_closure:add")
    sent = {"name": "Kerst", "first_day": "2026-12-24", "last_day": "2026-12-01"}
    assert "De laatste dag ligt voor de eerste dag." in admin.post(url, sent).content.decode()
