"""A neighbourhood with something behind every door, so that a door that leaks has something to leak.

All words of it hold MARK. It is made after the rest: whatever row there is more than before is its own.
"""

import uuid
from dataclasses import dataclass, field
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db.models import Model
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.log_actions import log
from wagtail.models import (
    Comment,
    GroupApprovalTask,
    Locale,
    Page,
    PageViewRestriction,
    Revision,
    Site,
    UploadedFile,
)
from wagtail_localize.models import Translation, TranslationSource

from board.kinds import State as NoticeState
from chat.actions.ask_help import ask_help
from chat.actions.open_living_room import living_room
from chat.actions.open_room import open_room
from chat.actions.send import Draft, send
from chat.actions.start_talk import start_talk
from chat.models import HelpSubject, HelpTalk, Message, MessagePicture, Room, RoomKind, Shift, Talk
from chat.person import person_for
from contact.models import Question
from events.actions.personal_feed import follow, renew_feed
from events.models import (
    Closure,
    FeedActivity,
    FeedReport,
    Joining,
    Occurrence,
    Participation,
    PartnerFeed,
    Series,
)
from home.actions.create_neighbourhood import Plan, create_neighbourhood
from home.actions.page_rights import collection_of
from moderation.actions import Whom, decide, impose, object_to
from moderation.models import Case, Decision, Reason, SanctionKind, Verdict
from neighbourhoods.models import NeighbourhoodSettings
from people.actions import make_sheet
from people.models import Export, Membership, Profile, Step, User, Visibility, WelcomeCard
from people.roles import Role
from tests.board import factories as board
from tests.chat.factories import cid
from tests.conftest import person
from tests.events.factories import make_category, make_event, make_partner, make_place
from tests.events.parties import party
from tests.moderation.factories import tell
from tests.news.factories import article, category, picture

MARK = "ZZOV"
HOST = "kwartel.localhost"
WORD = "kwartel"  # finds everything of it, and is no word of its own


def words(rest: str) -> str:
    """Words that searching for WORD finds, and that give a leak away."""
    return f"Kwartel {rest} ZZOVERVECHTZZ"


@dataclass(repr=False)
class Overvecht:
    """What there is, by what an address asks for.

    Attributes:
        site: the neighbourhood.
        people: one person for each role, and a resident; nobody of them belongs elsewhere.
        things: the objects of each model.
    """

    site: Site
    people: dict[str, User] = field(default_factory=dict)
    things: dict[type[Model], list[Model]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def keep(self, *made: Model) -> Model:
        """Remember objects; the first is given back."""
        for one in made:
            self.things.setdefault(type(one), []).append(one)
        return made[0]

    def of(self, model: type[Model]) -> list[Model]:
        """The objects of a model."""
        return self.things[model]


def build() -> Overvecht:
    """Everything."""
    plan = Plan(hostname=HOST, name=words("wijk")[:50], centre_name=words("huis")[:50])
    there = Overvecht(create_neighbourhood(plan))
    settings = NeighbourhoodSettings.for_site(there.site)
    settings.email, settings.street = "zzovmail@rosa.example", words("straat")
    settings.save()
    for name in ("resident", "other", "newcomer", "connector", *Role.values):
        role = Role(name) if name in Role.values else None
        step = {"newcomer": Step.NEW, "connector": Step.CONNECTOR}.get(name, Step.RESIDENT)
        who = person(there.site, f"zzov-{name}".replace("_", "-"), role, step)
        who.called = f"ZZOV {name}"[:40]
        who.date_joined = timezone.now() - timedelta(days=60)
        who.save()
        there.people[name] = there.keep(who)
    there.keep(there.site, settings, *Membership.objects.filter(site=there.site))
    for make in (_files, _pages, _agenda, _board, _chat, _moderation, _desk):
        make(there)
    return there


def _files(there: Overvecht) -> None:
    folder = there.keep(collection_of(there.site))
    drawn = there.keep(picture(words("foto"), collection=folder))
    drawn.tags.add("kwartelzzovtag")
    document = get_document_model()(title=words("stuk"), collection=folder)
    document.file.save("kwartel-stuk.txt", ContentFile(b"ZZOV geheim"), save=True)
    document.tags.add("kwartelzzovtag")
    there.keep(document)
    there.keep(
        UploadedFile.objects.create(
            for_content_type=None,
            file=ContentFile(b"ZZOV", name="zzov.png"),
            uploaded_by_user=there.people["editor"],
        )
    )


def _pages(there: Overvecht) -> None:
    writer = there.people["editor"]
    subject = there.keep(category(there.site, "kwartel-rubriek", words("rubriek")))
    live = article(there.site, words("nieuws"), slug="kwartel-nieuws", category=subject)
    draft = article(
        there.site, words("plan"), slug="kwartel-plan", live=False, category=subject, owner=writer
    )
    there.keep(live, draft, there.site.root_page.specific)
    live.title = words("nieuws, later")
    there.keep(live.save_revision(user=writer), *Revision.objects.for_instance(draft))
    there.keep(
        Comment.objects.create(
            page=live.page_ptr,
            user=writer,
            text=words("opmerking"),
            contentpath="title",
        )
    )
    Page.objects.filter(pk=live.pk).update(
        locked=True,
        locked_by=writer,
        locked_at=timezone.now(),
        latest_revision_created_at=timezone.now(),
    )
    workflow = there.keep(draft.get_workflow())
    state = there.keep(workflow.start(draft, writer))
    there.keep(state.current_task_state)
    there.keep(GroupApprovalTask.objects.get(pk=state.current_task_state.task_id))
    there.keep(
        PageViewRestriction.objects.create(
            page=live.page_ptr, restriction_type=PageViewRestriction.LOGIN
        )
    )
    there.keep(
        Redirect.objects.create(
            site=there.site, old_path="/zzovoud", redirect_link="https://zzov.example/"
        )
    )
    there.keep(EditingSession.objects.create(
        user=writer, content_object=live, last_seen_at=timezone.now()
    ))  # fmt: skip
    source, _new = TranslationSource.update_or_create_from_instance(draft)
    translated = Translation.objects.create(
        source=source, target_locale=Locale.objects.get(language_code="en")
    )
    there.keep(translated)
    there.keep(*source.stringsegment_set.all())
    log(live, "wagtail.edit", user=writer)


def _agenda(there: Overvecht) -> None:
    site, resident = there.site, there.people["resident"]
    place = there.keep(make_place(site, words("plek"), slug="kwartel-plek"))
    kind = there.keep(make_category(site, "Kwartel soort ZZOV", slug="kwartel-soort"))
    partner = there.keep(make_partner(site, words("partner"), slug="kwartel-partner"))
    day = timezone.localdate() + timedelta(days=9)
    there.keep(Closure.objects.create(site=site, name=words("vrij"), first_day=day, last_day=day))
    page = there.keep(
        make_event(
            site, f"{day + timedelta(days=1)} 17:00", words("soep"), slug="kwartel-soep",
            place=place, category=kind, organisation=partner, joining=Joining.DATES, seats=9,
        )
    )  # fmt: skip
    there.keep(Series.objects.get(key=page.translation_key))
    date = there.keep(Occurrence.objects.get(series_id=page.translation_key))
    there.keep(
        party(page, date.slug, name="", person=resident),
        party(page, date.slug, name="ZZOV Ans", email="zzov-ans@rosa.example", phone="0612345678"),
    )
    visitor = there.of(Participation)[1]
    visitor.keep_link()
    there.texts["secret"] = visitor.link_secret()
    follow(resident, site, page.translation_key)
    there.texts["token"] = renew_feed(resident, site, None)
    feed = there.keep(
        PartnerFeed.objects.create(
            site=site, organisation=partner, name=words("kalender"), address="https://zzov.example/a.ics",
        )
    )  # fmt: skip
    there.keep(FeedReport.objects.create(feed=feed, made_at=timezone.now(), file_name="zzov.ics"))
    there.keep(
        FeedActivity.objects.create(
            feed=feed, uid="zzov-1", key=page.translation_key, title=words("bron"),
            seen_at=timezone.now(), is_pending=True,
        )
    )  # fmt: skip


def _board(there: Overvecht) -> None:
    resident = there.people["resident"]
    stool = board.notice(resident, there.site, title=words("kruk"), number=417, text=words("tekst"))
    waits = board.notice(
        there.people["newcomer"], there.site, title=words("wacht"), number=418,
        state=NoticeState.WAITING,
    )  # fmt: skip
    there.keep(stool, waits)
    there.keep(board.picture(stool, "ZZOV kruk"))


def _chat(there: Overvecht) -> None:
    now, site = timezone.now(), there.site
    resident, other = (person_for(there.people[name], site) for name in ("resident", "other"))
    living = there.keep(living_room(site))
    there.keep(
        open_room(Room(site=site, kind=RoomKind.THEME, name=words("kamer"), slug="kwartel-kamer"))
    )
    said = send(living, resident, Draft(cid(), words("gezegd"), "nl"), now)
    there.keep(Message.objects.get(pk=said.message.pk))
    first = Draft(cid(), words("onder ons"), "nl")
    start_talk(site, resident, there.people["other"].pk, first, now, introduced=True)
    there.keep(*Talk.objects.filter(site=site))
    ask_help(site, other, HelpSubject.values[0], Draft(cid(), words("hulp"), "nl"), now)
    there.keep(*HelpTalk.objects.filter(site=site))
    there.keep(*Room.objects.filter(site=site).exclude(pk__in=[r.pk for r in there.of(Room)]))
    there.keep(
        Shift.objects.create(
            room=living, host=there.people["worker"], first_day=timezone.localdate(),
            starts="10:00", ends="12:00", is_weekly=True,
        )
    )  # fmt: skip
    shown = board.NoticePicture.objects.first()
    there.keep(
        MessagePicture.objects.create(
            room=living, owner=there.people["resident"], message=there.of(Message)[0],
            large=shown.large.name, small=shown.small.name, width=9, height=9, alt="ZZOV plaatje",
        )
    )  # fmt: skip


def _moderation(there: Overvecht) -> None:
    now, moderator = timezone.now(), there.people["moderator"]
    bad = board.notice(there.people["resident"], there.site, title=words("naar"), number=419)
    there.keep(bad)
    case = tell(bad, there.people["other"])
    decide(case.pk, there.site, moderator, verdict=Verdict.HIDE, reason=Reason.UNKIND, words=words("besluit"),
           version=case.version, now=now)  # fmt: skip
    open_one = tell(there.of(board.Notice)[0], there.people["other"])
    there.keep(open_one, Case.objects.get(pk=case.pk))
    made = there.keep(Decision.objects.get(case=case))
    there.keep(object_to(made, there.people["resident"], words("bezwaar"), now))
    there.keep(
        impose(
            there.site, Whom(there.people["resident"]), moderator, kind=SanctionKind.values[0],
            reason=Reason.UNKIND, words=words("rust"), now=now,
        )
    )  # fmt: skip


def _desk(there: Overvecht) -> None:
    there.keep(
        Question.objects.create(
            site=there.site, name="ZZOV Bep", email="zzov-bep@rosa.example", language="nl",
            answers=[{"label": "Vraag", "value": words("vraag")}], key=uuid.uuid4().hex,
        )
    )  # fmt: skip
    export = Export.objects.create(
        user=there.people["resident"], site=there.site, asked_at=timezone.now()
    )
    export.file.save("zzov.zip", ContentFile(b"ZZOV kopie"), save=False)
    export.ready_at, export.size = timezone.now(), 10
    export.save()
    there.keep(export)
    codes = make_sheet(there.site, there.people["worker"], uuid.uuid4(), timezone.now())
    there.keep(*WelcomeCard.objects.filter(site=there.site))
    there.texts["code"] = codes[0]
    membership = Membership.objects.get(user=there.people["resident"], site=there.site)
    there.keep(
        Profile.objects.update_or_create(
            membership=membership,
            defaults={"about": words("over mij"), "visibility": Visibility.values[-1]},
        )[0]
    )
