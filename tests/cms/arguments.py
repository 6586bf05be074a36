"""What the parameters of an address mean: things of the other neighbourhood."""

from typing import Any

from django.apps import apps
from django.core import signing
from django.db.models import Model
from django.urls import reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.documents import get_document_model
from wagtail.models import Collection, Locale, Revision, TaskState, UploadedFile, WorkflowState
from wagtail_localize.models import StringSegment, Translation

from board.models import Notice, NoticePicture
from board.renew_link import renew_url
from chat.models import HelpTalk, MessagePicture, Room, Shift
from contact.models import Question
from events.models import (
    Closure,
    EventCategory,
    EventPage,
    FeedActivity,
    Occurrence,
    Participation,
    PartnerFeed,
    Place,
)
from home.models import HomePage
from moderation.models import Case, Decision, Objection, Sanction
from moderation.views.report import SALT as RECEIPT
from neighbourhoods.models import NeighbourhoodSettings, Picture
from news.models import ArticlePage, Category
from partners.models import Organisation
from people.models import Export, Membership, Profile, RoleGroup, User
from tests.cms.overvecht import WORD, Overvecht

SNIPPETS = (Category, EventCategory, Place, Closure, Organisation)


def by_parameter(there: Overvecht) -> dict[str, list]:
    """What a parameter means wherever it stands."""
    draft, page = there.of(ArticlePage)[1], there.of(EventPage)[0]
    pages = [draft.pk, page.pk, there.of(HomePage)[0].pk]
    date = there.of(Occurrence)[0].slug

    def ids(model: type[Model]) -> list[int]:
        return [one.pk for one in there.of(model)]

    return {
        **dict.fromkeys(("page_id", "parent_page_id", "page_to_move_id", "page_pk"), pages),
        "destination_id": [page.get_parent().pk],
        "image_id": ids(Picture),
        "document_id": ids(get_document_model()),
        "doc_id": ids(get_document_model()),
        "uploaded_file_id": ids(UploadedFile),
        "collection_id": ids(Collection),
        "redirect_id": [one.pk for one in there.things[_redirect()]],
        "case_id": ids(Case),
        "objection_id": ids(Objection),
        "member_id": ids(Membership)[:2],
        "export_id": ids(Export),
        "profile_id": ids(Profile),
        "room_id": ids(Room),
        "shift_id": ids(Shift),
        "sanction_id": ids(Sanction),
        "picture_id": ids(NoticePicture),
        "user_id": ids(User)[:2],
        "neighbour": ids(User)[:1],
        "date": [date],
        "day": [str(there.of(Shift)[0].first_day)],
        "number": [one.number for one in there.of(Notice)],
        "size": ["klein", "groot"],
        "secret": [there.texts["secret"]],
        "filter_spec": ["max-165x165"],
        "who": [f"u{one.pk}" for one in there.of(User)[:1]] + [str(there.of(User)[0].pk)],
        "task_id": [one.pk for one in there.things[_task()]],
        "workflow_pk": [one.pk for one in there.things[_workflow()]],
        "revision_id": [one.pk for one in there.of(Revision) if one.object_id == str(draft.pk)],
        "revision_id_a": ["earliest", "live"],
        "revision_id_b": ["latest"],
        "task_state_id": ids(TaskState),
        "workflow_state_id": ids(WorkflowState),
        "translation_id": ids(Translation),
        "translation_source_id": [there.of(Translation)[0].source_id],
        "string_segment_id": ids(StringSegment)[:1],
        "slug": [page.slug],
    }


def _redirect() -> type[Model]:
    return apps.get_model("wagtailredirects", "Redirect")


def _workflow() -> type[Model]:
    return apps.get_model("wagtailcore", "Workflow")


def _task() -> type[Model]:
    return apps.get_model("wagtailcore", "GroupApprovalTask")


def _labels(app: str, name: str) -> dict[str, str]:
    return {"app_label": app, "model_name": name}


def by_name(there: Overvecht) -> dict[str, list[dict]]:
    """The arguments of doors where they must fit each other."""
    draft, page, home = there.of(ArticlePage)[1], there.of(EventPage)[0], there.of(HomePage)[0]
    notice = there.of(Notice)[0]
    newspaper, agenda = draft.get_parent(), page.get_parent()
    task = there.of(TaskState)[0]
    snippets = [there.of(model)[0] for model in SNIPPETS]
    adding = [
        {"content_type_app_name": "news", "content_type_model_name": "articlepage", "parent_page_id": newspaper.pk},
        {"content_type_app_name": "events", "content_type_model_name": "eventpage", "parent_page_id": agenda.pk},
        {"content_type_app_name": "home", "content_type_model_name": "contentpage", "parent_page_id": home.pk},
    ]  # fmt: skip
    types = [
        {"content_type_app_name": app, "content_type_model_name": name}
        for app, name in (("news", "articlepage"), ("events", "eventpage"), ("home", "homepage"))
    ]
    labelled = [_labels(one._meta.app_label, one._meta.model_name) for one in snippets]
    exact = [found | {"pk": str(one.pk)} for found, one in zip(labelled, snippets, strict=True)]
    sessions = there.things[apps.get_model("wagtailadmin", "EditingSession")]
    settings = there.of(NeighbourhoodSettings)[0]
    doing = [
        {"page_id": draft.pk, "action_name": verb, "task_state_id": task.pk}
        for verb in ("approve", "reject")
    ]
    site_settings = [
        {"app_name": "neighbourhoods", "model_name": "neighbourhoodsettings"},
        {"app_name": "chat", "model_name": "chatsettings"},
        {"app_name": "chat", "model_name": "worrywords"},
    ]
    case = there.of(Case)[0]
    return {
        "wagtailadmin_pages:add": adding,
        "wagtailadmin_pages:preview_on_add": adding,
        "wagtailadmin_pages:type_use": types,
        "wagtailadmin_pages:type_use_results": types,
        "wagtailadmin_pages:choose_parent": [
            _labels("news", "articlepage"), _labels("events", "eventpage"),
        ],
        "wagtailadmin_pages:workflow_action": doing,
        "wagtailadmin_pages:collect_workflow_action_data": doing,
        "wagtailadmin_pages:revisions_compare": [
            {"pk": one.pk, "revision_id_a": "earliest", "revision_id_b": "latest"}
            for one in (draft, page)
        ],
        **{
            f"wagtailadmin_pages:{name}": [
                {"page_id": draft.pk, "revision_id": one.pk}
                for one in there.of(Revision)
                if one.object_id == str(draft.pk)
            ]
            for name in ("revisions_view", "revisions_revert", "revisions_unschedule")
        },
        "wagtailadmin_pages:workflow_history_detail": [
            {"page_id": draft.pk, "workflow_state_id": there.of(WorkflowState)[0].pk}
        ],
        "wagtailadmin_pages:workflow_preview": [{"page_id": draft.pk, "task_id": task.task_id}],
        "wagtailadmin_pages:confirm_workflow_cancellation": [{"page_id": draft.pk}],
        "wagtailadmin_pages:move_confirm": [
            {"page_to_move_id": draft.pk, "destination_id": home.pk},
        ],
        "wagtailadmin_api:pages:detail": [{"pk": one.pk} for one in (draft, page, home)],
        "wagtailadmin_api:pages:action": [
            {"pk": draft.pk, "action_name": verb}
            for verb in ("copy", "delete", "publish", "unpublish", "move", "copy_for_translation",
                         "create_alias", "convert_alias", "revert_to_page_revision")
        ],
        "wagtailadmin_api:documents:detail": [{"pk": there.of(get_document_model())[0].pk}],
        "wagtailadmin_api:images:detail": [{"pk": there.of(Picture)[0].pk}],
        "wagtail_bulk_action": [
            _labels(model._meta.app_label, model._meta.model_name) | {"action": action}
            for model in (apps.get_model("wagtailcore", "Page"), Picture, get_document_model(), User, *SNIPPETS)
            for action in ("delete", "move", "publish", "unpublish", "add_tags", "add_to_collection",
                           "assign_role", "set_active_state")
            if bulk_action_registry.get_bulk_action_class(
                model._meta.app_label, model._meta.model_name, action)
        ],
        "wagtailadmin_tag_model_autocomplete": [{"app_name": "taggit", "model_name": "tag"}],
        **{
            f"wagtailadmin_workflows:{name}": [{"pk": there.things[_workflow()][0].pk}]
            for name in ("enable", "disable", "edit", "usage", "usage_results")
        },
        **{
            f"wagtailadmin_workflows:{name}": [{"pk": task.task_id}]
            for name in ("edit_task", "disable_task", "enable_task")
        },
        "wagtailadmin_workflows:task_chosen": [{"task_id": task.task_id}],
        "wagtailadmin_workflows:add_task": [_labels("wagtailcore", "groupapprovaltask")],
        "wagtailadmin_editing_sessions:ping": [
            _labels("news", "articlepage") | {"object_id": draft.pk, "session_id": sessions[0].pk},
        ],
        "wagtailadmin_editing_sessions:release": [{"session_id": sessions[0].pk}],
        "wagtailsettings:edit": [
            *site_settings, *[one | {"pk": there.site.pk} for one in site_settings],
        ],
        "wagtailsettings:preview_on_edit": [site_settings[0] | {"pk": settings.pk}],
        "wagtail_localize:submit_snippet_translation": exact,
        "wagtail_localize:snippets_api_listing": labelled,
        "wagtail_localize:snippets_api_detail": exact,
        "wagtail_localize:edit_override": [
            {"translation_id": there.of(Translation)[0].pk, "overridable_segment_id": 1}
        ],
        "wagtail_localize:preview_translation": [
            {"translation_id": there.of(Translation)[0].pk},
            {"translation_id": there.of(Translation)[0].pk, "mode": "default"},
        ],
        "wagtailsites:edit": [{"pk": there.site.pk}],
        **{f"wagtailsites:{n}": [{"pk": there.site.pk}] for n in (
            "delete", "history", "history_results", "usage", "copy")},
        **{f"wagtaillocales:{n}": [{"pk": Locale.objects.get(language_code="nl").pk}] for n in (
            "edit", "delete", "history", "history_results", "usage", "copy")},
        **{f"wagtailusers_groups:{n}": [
            {"pk": RoleGroup.objects.filter(site=there.site).first().group_id}
        ] for n in ("edit", "delete", "history", "history_results", "usage")},
        "moderation_case_of": [{"kind": "notice", "object_id": str(notice.pk)}],
        "moderation:report": [
            {"kind": kind, "object_id": str(key)}
            for kind, key in (("notice", notice.pk), ("notice", notice.number),
                              ("message", there.of(apps.get_model("chat", "Message"))[0].pk),
                              ("profile", there.of(Profile)[0].pk))
        ],
        "moderation:receipt": [
            {"receipt": signing.dumps(case.reports.first().pk, salt=RECEIPT)}
        ],
        "moderation:object": [
            {"what": "besluit", "pk": there.of(Decision)[0].pk},
            {"what": "maatregel", "pk": there.of(Sanction)[0].pk},
        ],
        "contact_questions:change_state": [
            {"pk": there.of(Question)[0].pk, "verb": verb}
            for verb in ("take", "put_back", "finish", "reopen")
        ],
        "partner_feeds:decide": [
            {"pk": there.of(FeedActivity)[0].pk, "answer": answer}
            for answer in ("take", "keep")
        ],
        **{f"events_admin:{name}": [
            {"pk": page.pk, "date": there.of(Occurrence)[0].slug, "number": one.pk}
            for one in there.of(Participation)
        ] for name in ("remove_party", "give_seat")},
        "events_admin:phoned": [{"pk": one.pk} for one in there.of(Participation)],
        "my_activities:leave": [{"number": one.pk} for one in there.of(Participation)],
        "my_activities:take": [{"number": one.pk} for one in there.of(Participation)],
        "events:personal_feed": [{"token": there.texts["token"]}],
        "people:welcome_card": [{"code": there.texts["code"]}],
        "partners:detail": [{"slug": there.of(Organisation)[0].slug}],
        "chat:theme_room": [{"slug": "kwartel-kamer"}],
        "chat:picture": [
            {"picture_id": one.pk, "size": size}
            for one in there.of(MessagePicture) for size in ("klein", "groot", "small", "large")
        ],
        "chat:act_on_talk": [
            {"room_id": one.pk, "verb": verb}
            for one in there.of(Room) for verb in ("ja", "nee", "verlaten", "weg", "terug")
        ],
        "chat:act_on_help": [
            {"room_id": there.of(HelpTalk)[0].room_id, "verb": verb}
            for verb in ("pakken", "overdragen", "sluiten", "terug", "heropenen")
        ],
        "board:act": [
            {"number": notice.number, "verb": verb}
            for verb in ("reserveren", "vrijgeven", "verlengen", "weghalen")
        ],
        "wagtailcore_authenticate_with_password": [
            {"page_view_restriction_id": 1, "page_id": there.of(ArticlePage)[0].pk}
        ],
        "wagtaildocs_authenticate_with_password": [{"restriction_id": 1}],
        "wagtailadmin_password_reset_confirm": [{"uidb64": "MQ", "token": "set-password"}],
        "browser:icon_png": [{"size": 192}],
    }  # fmt: skip


def in_full(there: Overvecht) -> dict[str, list[str]]:
    """Addresses of doors that have no name, or whose arguments have none."""
    document, drawn = there.of(get_document_model())[0], there.of(Picture)[0]
    live, page = there.of(ArticlePage)[0], there.of(EventPage)[0]
    paths = [one.url_path.removeprefix(there.site.root_page.url_path) for one in (live, page)]
    return {
        "wagtaildocs_serve": [reverse("wagtaildocs_serve", args=[document.pk, document.filename])],
        "wagtail_serve": ["/", *[f"/{path}" for path in paths], *[f"/en/{path}" for path in paths]],
        "^media/(?P<path>.+)$": [f"/media/{drawn.file.name}", f"/media/{document.file.name}"],
        "^nl(?:/(?P<rest>.*))?$": [f"/nl/{path}" for path in paths],
        "board:renew_by_link": [renew_url(there.of(Notice)[0])],
    }


def questions(there: Overvecht) -> dict[str, Any]:
    """What stands behind the question mark and in every form: what could be asked of the other."""
    page, folder, notice = there.of(EventPage)[0], there.of(Collection)[0], there.of(Notice)[0]
    said = there.of(apps.get_model("chat", "Message"))[0]
    living = there.of(Room)[0].pk
    search = {"term": WORD} | dict.fromkeys(("q", "search", "zoek", "search_query"), WORD)
    owned = {
        "id": page.pk, "collection_id": folder.pk, "collection": folder.pk, "site": there.site.pk,
        "kamer": living, "room": living, "room_id": living, "seq": said.seq, "message": said.pk,
        "new_parent_page": page.get_parent().pk, "chooser": page.get_parent().pk,
        "parent_page_id": page.get_parent().pk, "child_of": page.get_parent().pk,
        "host": there.people["worker"].pk, "place": there.of(Place)[0].pk,
        "category": there.of(Category)[0].pk, "organisation": there.of(Organisation)[0].pk,
        "feed": there.of(PartnerFeed)[0].pk, "person": there.people["resident"].pk,
        "user": there.people["resident"].pk, "owner": there.people["editor"].pk,
        "notice": notice.pk, "van": notice.number, "object": page.pk, "pk": page.pk, "for_explorer": 1,
    }  # fmt: skip
    return search | owned


def form(there: Overvecht) -> dict[str, Any]:
    """What is sent: the same, with words that would do harm."""
    harm = dict.fromkeys(
        ("title", "name", "body", "text", "words", "answer", "topic", "called"), "Gekaapt"
    )
    chosen = {
        "verdict": "hide", "reason": "unkind", "kind": "rest", "outcome": "upheld", "version": "0",
        "confirm": "yes", "step": "connector", "roles": "manager", "door": "closed", "action-publish": "1",
        "cid": "gekaapt-0001", "slug": "gekaapt", "email": "dief@rosa.example", "tags": "gekaapt",
        "action": "publish", "is_fine": "1", "next": "/",
    }  # fmt: skip
    asked = {k: v for k, v in questions(there).items() if k not in ("q", "search", "zoek")}
    return asked | harm | chosen
