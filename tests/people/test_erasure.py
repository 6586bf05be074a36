"""Being forgotten: asked in two steps, taken back until then, and afterwards nothing is left."""

from datetime import time, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Page

from board.kinds import State
from board.models import Notice, NoticeReply
from chat.models import Mention, Message, MessageState, Reaction, Room, Shift, Talk
from contact.models import Question
from events.actions.personal_feed import follow
from events.actions.take_part import Joiner
from events.actions.take_part import join as sign_up
from events.models import Participation, PersonalFeed, Series
from events.models import State as PartyState
from moderation.actions import report
from moderation.models import Case, Objection, Opinion, Report, Sanction, Unheard
from news.models import ArticlePage
from people import tasks
from people.access import has_role
from people.actions import deliver_due, give_role, join
from people.models import Erasure, Export, OutgoingMail, User
from people.models.erasure import AT_MOST, WAIT
from people.roles import Role
from tests.board.factories import notice, picture
from tests.chat.factories import room_of, say
from tests.conftest import OVERVECHT_HOST, person
from tests.events.factories import make_event

PAGE, ERASE, STAY = "/mijn/privacy/", "/mijn/privacy/wissen/", "/mijn/privacy/blijven/"
KEY = "6e9b1a2c-0000-4000-8000-00000000000{}"
NUMBER = 918273645  # an id that stands nowhere by chance
NAME = "Zuleyhan"
ADDRESS = "zuleyhan@post.example"


def signed_in(user, host="testserver") -> Client:
    client = Client(headers={"host": host})
    client.force_login(user)
    return client


@pytest.fixture
def leaver(site):
    """Somebody whose number, name and address can be looked for."""
    user = User.objects.create_user(
        "r-leaver", ADDRESS, "rosa", called=NAME, pk=NUMBER, first_name="Zuley", last_name="Hanova"
    )
    join(user, site, "resident")
    user.memberships.get().profile.__class__.objects.update(about="Ik ben Zuleyhan")
    return user


def ask(user, words="weg", at=None) -> Erasure:
    signed_in(user).post(ERASE, {"words": words, "sure": "on"})
    return Erasure.objects.get(user=user)


def run(later=WAIT) -> int:
    return tasks.erase_accounts(timezone.now() + later + timedelta(minutes=1))


def dump() -> dict[str, str]:
    """Everything in every table, as text."""
    told = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            told[table] = "\n".join(repr(row) for row in cursor.fetchall())
    return told


def assert_forgotten(*more: str) -> None:
    wanted = [str(NUMBER), NAME.lower(), ADDRESS, "r-leaver", "hanova", *more]
    found = [
        (table, word) for table, rows in dump().items() for word in wanted if word in rows.lower()
    ]
    assert not found


def live(leaver, site, neighbour, moderator, worker) -> None:
    """Do all that somebody can do."""
    now = timezone.now()
    mine = notice(leaver, site, title="Stoel van Zuleyhan", text=f"Mail {ADDRESS}")
    picture(mine)
    over = notice(leaver, site, state=State.SUCCEEDED, title="Kast", thanks="Groet, Zuleyhan")
    waiting = notice(leaver, site, state=State.WAITING, title="Wacht")
    for writer in (neighbour, leaver):
        NoticeReply.objects.create(
            notice=mine, neighbour=neighbour, writer=writer, text="Hoi Zuleyhan", created_at=now
        )
    said = say(site, leaver, "Ik ben Zuleyhan en ik kook").message
    theirs = say(site, neighbour, f"Dag @{NAME}!").message
    assert Mention.objects.get(message=theirs, person=leaver).name == NAME
    Reaction.objects.create(message=theirs, person=leaver, kind="heart")
    room = Room.objects.create(site=site, kind="private", name="Gesprek")
    Talk.objects.create(
        site=site, room=room, asker=leaver, state="open", about="Over Zuleyhan", asked_at=now,
        **Talk.pair(leaver.pk, neighbour.pk),
    )  # fmt: skip
    Message.objects.create(room=room, seq=1, rev=1, author=leaver, cid="x1", body="Mijn geheim")
    report(
        said, reason="other", words="Over Zuleyhan", reporter=neighbour, key=KEY.format(1), now=now
    )
    report(theirs, reason="other", words="Niet fijn", reporter=leaver, key=KEY.format(2), now=now)
    log(waiting, "board.submit", user=leaver)
    member = leaver.memberships.get()
    log(member, "people.give_role", user=moderator)
    sanction = Sanction.objects.create(
        site=site, person=leaver, kind="rest", reason="unkind", by=moderator, created=now, until=now
    )
    log(sanction, "moderation.impose", user=moderator)
    shift = Shift.objects.create(
        room=room_of(site), host=leaver, first_day=now.date(), starts=time(14), ends=time(16)
    )
    log(shift, "chat.swap", user=worker, data={"day": "2026-11-30", "host": leaver.pk})
    page = Page.objects.get(pk=site.root_page_id).specific
    page.owner = leaver
    page.save()
    page.save_revision(user=leaver)
    index = page.get_children().first()
    article = ArticlePage(
        title="Soep", slug="soep", introduction="Lekker", author=leaver, author_agreed=True,
        owner=leaver, locked_by=leaver,
    )  # fmt: skip
    index.add_child(instance=article)
    article.save_revision(user=leaver)
    Question.objects.create(site=site, name=NAME, email=ADDRESS, language="nl", key="q", answers=[])
    soup = make_event(
        site,
        f"{now.date() + timedelta(days=2)} 17:00",
        "Soep",
        joining="dates",
        question="Eet je?",
        most_guests=1,
    )
    series = Series.objects.get(key=soup.translation_key)
    sign_up(series, series.occurrences.get(), Joiner(person=leaver), 1, "Zuleyhan eet alles", now)
    follow(leaver, site, series.key)
    PersonalFeed(person=leaver, site=site).new_token()
    Objection.objects.create(
        site=site,
        sanction=sanction,
        person=leaver,
        words="Zuleyhan zegt nee",
        created_at=now,
        due_at=now,
    )
    Unheard.objects.create(site=site, person=leaver, since=now, until=now)
    Opinion.objects.create(
        case=Case.objects.get(author=neighbour), person=leaver, is_fine=True, created_at=now
    )
    OutgoingMail.objects.create(
        site=site, to=neighbour.email, subject=f"{NAME} schreef", body=f"{NAME} ({ADDRESS})",
        message_id="<1@x>", next_try=now + timedelta(days=2), reply_to=ADDRESS,
    )  # fmt: skip
    assert over.author == leaver


@pytest.mark.parametrize("words", ["weg", "zonder-naam"])
def test_afterwards_no_table_knows_who_it_was(
    site, leaver, neighbour, moderator, worker, words, django_capture_on_commit_callbacks
):
    live(leaver, site, neighbour, moderator, worker)
    with django_capture_on_commit_callbacks(execute=True):
        signed_in(leaver).post("/mijn/privacy/kopie/")
        ask(leaver, words)
    before = dump()
    assert all(
        any(word in rows for rows in before.values()) for word in (str(NUMBER), NAME, ADDRESS)
    )
    with django_capture_on_commit_callbacks(execute=True):
        assert run() == 1
    assert not User.objects.filter(pk=NUMBER).exists()
    assert_forgotten()
    said = Message.objects.filter(room=room_of(site)).order_by("seq")
    room = signed_in(neighbour).get("/huiskamer/").content.decode()
    if words == "weg":
        assert [m.state for m in said] == [MessageState.REMOVED, MessageState.VISIBLE]
        assert "ik kook" not in room
        assert not Notice.objects.exclude(title="", text="", thanks="").exists()
        assert_forgotten("mijn geheim", "kast")  # what was reported stays with the report
    else:
        assert said[0].body == "Ik ben een buur en ik kook"
        assert said[0].author is None
        assert "Een buur" in room
        assert Message.objects.filter(body="Mijn geheim", author=None).exists()
        over = Notice.objects.get(title="Kast")
        assert (over.author, over.thanks, over.signature) == (None, "Groet, een buur", "een buur")
        page = signed_in(neighbour).get(over.get_absolute_url()).content.decode()
        assert "een buur" in page
    assert said[1].body == "Dag @een buur!"
    assert not NoticeReply.objects.exists()
    assert Report.objects.count() == 2, "a report keeps its own term"
    assert Case.objects.filter(author=neighbour).exists()
    assert ModelLogEntry.objects.filter(action="people.give_role").exists(), (
        "that it happened stays"
    )
    assert not Export.objects.exists()
    party = Participation.objects.get()
    assert (party.state, party.guests) == (PartyState.LEFT, 1), (
        "the figures keep that two seats were taken"
    )


def test_it_is_asked_in_two_steps_and_looking_changes_nothing(site, resident, client):
    mine = signed_in(resident)
    assert "Stap 1 van 2" in mine.get(ERASE).content.decode()
    assert mine.get(f"{ERASE}?words=weg&sure=on").status_code == 200
    assert "Stap 2 van 2" in mine.post(ERASE, {"words": "weg"}).content.decode()
    assert not Erasure.objects.exists()
    page = mine.post(ERASE, {"sure": "on"}).content.decode()
    assert "Kies wat er gebeurt" in page
    page = mine.post(ERASE, {"words": "alles", "sure": "on"}).content.decode()
    assert "Kies wat er gebeurt" in page
    assert not Erasure.objects.exists()
    assert mine.post(ERASE, {"words": "weg", "sure": "on"}).status_code == 302
    assert mine.post(ERASE, {"words": "zonder-naam", "sure": "on"}).status_code == 302
    assert Erasure.objects.get().words == "weg"
    for path in (PAGE, ERASE):
        assert client.get(path).status_code == 302
    assert client.post(ERASE, {"words": "weg", "sure": "on"}).status_code == 302
    assert mine.get(STAY).status_code == 405
    assert Erasure.objects.count() == 1


def test_until_then_it_can_be_taken_back(site, resident):
    ask(resident)
    mine = signed_in(resident)
    assert "Nee, ik blijf" in mine.get(PAGE).content.decode()
    assert run(WAIT - timedelta(hours=1)) == 0
    page = mine.post(STAY, follow=True).content.decode()
    assert "Fijn dat je blijft" in page
    mine.post(STAY)
    assert run() == 0
    assert User.objects.filter(pk=resident.pk).exists()


def test_an_old_visit_signs_in_once_more_first(site, resident):
    mine = signed_in(resident)
    session = mine.session
    session["account_authentication_methods"] = [{"method": "code", "at": 1_000_000.0}]
    session["_account_authentication_methods_user"] = str(resident.pk)
    session.save()
    User.objects.update(last_login=timezone.now() - timedelta(days=3))
    page = mine.get(ERASE).content.decode()
    assert "Log eerst nog een keer in" in page
    mine.post(ERASE, {"words": "weg", "sure": "on"})
    assert not Erasure.objects.exists()
    door = f"/inloggen/?next={ERASE}"
    assert mine.post("/uitloggen/", {"next": door})["Location"] == door


def test_the_last_mail_leaves_first_and_the_visits_end(
    site, leaver, neighbour, django_capture_on_commit_callbacks
):
    visitor, other = signed_in(leaver), signed_in(neighbour)
    with django_capture_on_commit_callbacks(execute=True):
        ask(leaver)
    assert [m.to for m in mail.outbox] == [[ADDRESS]]
    assert run() == 1
    assert "gewist" in mail.outbox[-1].subject
    assert mail.outbox[-1].to == [ADDRESS]
    assert not OutgoingMail.objects.exists()
    assert visitor.get(PAGE).status_code == 302
    assert other.get(PAGE).status_code == 200
    assert Session.objects.count() == 1


def test_a_mail_that_can_not_leave_holds_it_up_for_a_day_at_most(site, leaver, settings):
    ask(leaver)
    OutgoingMail.objects.all().delete()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    assert run() == 0
    assert User.objects.filter(pk=NUMBER).exists()
    assert OutgoingMail.objects.count() == 1
    assert run(AT_MOST) == 1
    assert_forgotten()


def test_who_takes_it_back_at_the_last_moment_gets_no_last_mail(site, leaver, settings):
    ask(leaver)
    OutgoingMail.objects.all().delete()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    assert run() == 0
    signed_in(leaver).post(STAY)
    assert not OutgoingMail.objects.exists()
    assert run(AT_MOST) == 0


def test_who_has_no_address_is_forgotten_too(site, leaver):
    leaver.emailaddress_set.all().delete()
    User.objects.filter(pk=NUMBER).update(email="")
    ask(leaver)
    assert run() == 1
    assert mail.outbox == []


def test_who_does_something_for_others_reads_what_happens_with_it(site, manager, worker):
    notice(manager, site)
    page = signed_in(manager).get(ERASE).content.decode()
    assert "de laatste beheerder van Lombok" in page
    assert "1 briefje van jou" in page
    ask(manager)
    assert run() == 1
    assert has_role(User.objects.get(pk=worker.pk), site, Role.MANAGER)
    [told] = OutgoingMail.objects.filter(to=worker.email)
    assert "beheerder van Lombok" in told.subject
    assert "/beheer/mensen/" in told.body


def test_the_last_who_can_run_the_site_is_told_what_to_do(site):
    only = User.objects.create_superuser("baas", "baas@rosa.example", "rosa", called="Baas")
    page = signed_in(only).post(ERASE, {"words": "weg", "sure": "on"}).content.decode()
    assert "de enige die de hele site kan beheren" in page
    assert not Erasure.objects.exists()
    User.objects.create_superuser("baas2", "baas2@rosa.example", "rosa", called="Baas 2")
    ask(only)
    assert run() == 1


def test_what_others_had_is_untouched(site, other_site, leaver, neighbour, outsider):
    notice(neighbour, site, title="Blijft")
    say(site, neighbour, "Ook dit blijft")
    say(other_site, outsider, "En dit")
    ask(leaver)
    run()
    assert Notice.objects.get().title == "Blijft"
    assert Message.objects.exclude(body="").count() == 2


class TestAtTheDesk:
    """A manager starts it for somebody who asks."""

    def path(self, user, site):
        return f"/beheer/mensen/{user.memberships.get(site=site).pk}/wissen/"

    def test_a_manager_starts_it_and_the_log_knows_no_name(
        self, site, leaver, manager, django_capture_on_commit_callbacks
    ):
        desk = signed_in(manager)
        path = self.path(leaver, site)
        edit = f"/beheer/mensen/edit/{leaver.memberships.get().pk}/"
        assert path in desk.get(edit).content.decode()
        assert desk.get(path).status_code == 200
        assert not Erasure.objects.exists()
        assert "Kies wat er gebeurt" in desk.post(path).content.decode()
        with django_capture_on_commit_callbacks(execute=True):
            desk.post(path, {"words": "weg"})
            desk.post(path, {"words": "weg"})
        assert Erasure.objects.get().at_the_desk
        assert len(mail.outbox) == 1
        assert "balie" in mail.outbox[0].body
        entry = ModelLogEntry.objects.get(action="people.start_erasure")
        assert entry.user == manager
        assert NAME not in f"{entry.label} {entry.data}"
        run()
        assert_forgotten()

    def test_it_can_be_taken_back_there_too(self, site, leaver, manager):
        desk, path = signed_in(manager), self.path(leaver, site)
        desk.post(path, {"words": "weg"})
        desk.post(path, {"act": "blijven"})
        assert not Erasure.objects.exists()

    @pytest.mark.parametrize("role", [None, Role.WORKER, Role.MODERATOR, Role.CHIEF_EDITOR])
    def test_nobody_else_can(self, site, leaver, role):
        somebody = person(site, "iemand", role)
        answer = signed_in(somebody).post(self.path(leaver, site), {"words": "weg"})
        assert answer.status_code in {302, 403}
        assert not Erasure.objects.exists()

    def test_not_for_people_of_another_neighbourhood(self, site, other_site, leaver, manager):
        stranger = person(other_site, "vreemde")
        path = self.path(stranger, other_site)
        assert signed_in(manager).post(path, {"words": "weg"}).status_code == 404
        boss = person(other_site, "baas", Role.MANAGER)
        theirs = signed_in(boss, OVERVECHT_HOST)
        assert theirs.post(self.path(leaver, site), {"words": "weg"}).status_code == 404
        give_role(leaver, other_site, Role.EDITOR)
        page = signed_in(manager).post(self.path(leaver, site), {"words": "weg"}).content.decode()
        assert "niet alleen van deze buurt" in page
        assert "Overvecht" not in page
        assert not Erasure.objects.exists()

    def test_not_for_oneself(self, site, manager):
        page = signed_in(manager).get(self.path(manager, site)).content.decode()
        assert "op je eigen pagina" in page
        give_role(manager, site, Role.WORKER)
        deliver_due(timezone.now())
