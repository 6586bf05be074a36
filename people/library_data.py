"""What Django, Wagtail and their like keep of a person beside our own tables, and how it is forgotten."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import Model, Q, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult
from wagtail.admin.models import EditingSession, FormState
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import (
    Comment,
    ModelLogEntry,
    PageLogEntry,
    ReferenceIndex,
    Revision,
    Site,
    TaskState,
    UploadedFile,
    WorkflowState,
    get_page_models,
)
from wagtail_localize.models import SegmentOverride, StringTranslation, TranslationSource

from people.models import Membership, Profile, User
from people.personal_data import AT_ONCE, Farewell, Part, values

ACTS_KEPT = timedelta(days=2 * 365)
COMMENTS = "wagtail_admin_comments"


def parts(user: User) -> Iterator[Part]:
    """What somebody did in the admin: what and when, not about whom."""
    columns = {"when": _("When"), "what": _("What")}
    for key, title, model in (
        ("acts", _("What you did in the admin"), ModelLogEntry),
        ("page-acts", _("What you did with pages"), PageLogEntry),
    ):
        mine = model.objects.filter(user=user).order_by("timestamp", "pk")
        yield Part(key, title, columns, values(mine, when="timestamp", what="action"))
    comments = Comment.objects.filter(user=user).order_by("created_at")
    yield Part(
        "comments",
        _("Your remarks beside pages"),
        {"when": _("When"), "text": _("Text")},
        values(comments, when="created_at", text="text"),
    )
    pictures = get_image_model().objects.filter(uploaded_by_user=user).order_by("created_at")
    yield Part(
        "uploads",
        _("Pictures you put in the library"),
        {"when": _("When"), "title": _("Title")},
        lambda: (
            {"when": p.created_at, "title": p.title, "file": p.file}
            for p in pictures.iterator(AT_ONCE)
        ),
        lambda row: [row["file"]],
    )


def erase(farewell: Farewell) -> None:
    """End the visits; take the name from logs, older versions, comments and task results."""
    user = farewell.user
    end_visits(user)
    for model in (ModelLogEntry, PageLogEntry):
        model.objects.filter(user=user).update(user=None)
    members = list(Membership.objects.filter(user=user).values_list("pk", flat=True))
    profiles = Profile.objects.filter(membership__in=members).values_list("pk", flat=True)
    unlabel(Membership, members)
    unlabel(Profile, profiles)
    about = ContentType.objects.get_for_model(User)
    ModelLogEntry.objects.filter(content_type=about, object_id=str(user.pk)).delete()
    ReferenceIndex.objects.filter(to_content_type=about, to_object_id=str(user.pk)).delete()
    for upload in UploadedFile.objects.filter(uploaded_by_user=user):
        upload.file.delete(save=False)
        upload.delete()
    for content in _contents():
        content.forget(user.pk)
    _forget_traces(farewell)


def unlabel(model: type[Model], pks: Iterable[int]) -> None:
    """Take the name from the log of these things: whose line shows somebody's name."""
    ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id__in=[str(pk) for pk in pks],
    ).update(label="")


def log_heir(site: Site) -> None:
    """The role of manager went to somebody else by itself."""
    log(site, "people.hand_over")


def end_visits(user: User) -> None:
    """Sign `user` out everywhere. Sessions know their person only inside."""
    mine = [
        session.pk
        for session in Session.objects.iterator(500)
        if session.get_decoded().get("_auth_user_id") == str(user.pk)
    ]
    Session.objects.filter(pk__in=mine).delete()


def _forget_traces(farewell: Farewell) -> None:
    """A task that failed may have told a name or an address."""
    for result in DBTaskResult.objects.exclude(traceback="").iterator(200):
        told = farewell.without_name(result.traceback)
        if told != result.traceback:
            DBTaskResult.objects.filter(pk=result.pk).update(traceback=told)


class _Content:
    """A table with pages as JSON, in which people stand by their number."""

    def __init__(self, model: type[Model], field: str, names: set[str]) -> None:
        self.model, self.field, self.names = model, field, names

    def forget(self, pk: int) -> None:
        """Take person `pk` out of it."""
        held = self.model._default_manager.annotate(_text=Cast(self.field, TextField()))
        says_so = Q()
        for name in [*self.names, "user", "resolved_by"]:  # the latter two of remarks
            for end in ",}":
                says_so |= Q(_text__contains=f'"{name}": {pk}{end}')
        for row in held.filter(says_so).iterator(50):
            content = getattr(row, self.field)
            as_text = isinstance(content, str)
            found = json.loads(content) if as_text else content
            if self._clean(found, pk):
                changed = json.dumps(found) if as_text else found
                self.model._default_manager.filter(pk=row.pk).update(**{self.field: changed})

    def _clean(self, content: dict[str, Any], pk: int) -> bool:
        mine = [name for name in self.names if content.get(name) == pk]
        if "author" in mine and content.get("byline"):
            content["byline"] = ""
        for name in mine:
            content[name] = None
        remarks = content.get(COMMENTS) or []
        kept = [_without_replies(remark, pk) for remark in remarks if remark.get("user") != pk]
        if kept != remarks:
            content[COMMENTS] = kept
        return bool(mine) or kept != remarks


def _without_replies(remark: dict[str, Any], pk: int) -> dict[str, Any]:
    replies = [reply for reply in remark.get("replies", []) if reply.get("user") != pk]
    cleaned = remark | ({"replies": replies} if "replies" in remark else {})
    return cleaned | ({"resolved_by": None} if remark.get("resolved_by") == pk else {})


def _contents() -> list[_Content]:
    pages = get_page_models()
    names = {
        field.name for page in pages for field in page._meta.get_fields()
        if getattr(field, "related_model", None) is User and field.concrete
    }  # fmt: skip
    return [
        _Content(Revision, "content", names),
        _Content(TranslationSource, "content_json", names),
    ]


def forget_acts(now: datetime) -> int:
    """Two years after an act nobody knows who did it: logs, versions, comments of approval, uploads.

    Returns:
        How many lines lost a name.
    """
    before = now - ACTS_KEPT
    acts = ModelLogEntry.objects.filter(timestamp__lt=before).exclude(user=None, label="")
    forgotten = acts.update(user=None, label="", data={})
    TaskState.objects.filter(finished_at__lt=before).exclude(comment="").update(comment="")
    for model, field, moment in (
        (PageLogEntry, "user", "timestamp"),
        (Revision, "user", "created_at"),
        (WorkflowState, "requested_by", "created_at"),
        (TaskState, "finished_by", "finished_at"),
        (StringTranslation, "last_translated_by", "updated_at"),
        (SegmentOverride, "last_translated_by", "updated_at"),
        (get_image_model(), "uploaded_by_user", "created_at"),
        (get_document_model(), "uploaded_by_user", "created_at"),
    ):
        old = Q(**{f"{moment}__lt": before, f"{field}__isnull": False})
        forgotten += model._default_manager.filter(old).update(**{field: None})
    return forgotten


def forget_drafts_of_forms(now: datetime) -> int:
    """Half-filled forms of the admin and who had them open, a day later; Wagtail never clears them all."""
    EditingSession.objects.filter(last_seen_at__lt=now - FormState.STALE_TIMEOUT).delete()
    return FormState.objects.filter(last_updated_at__lt=now - FormState.STALE_TIMEOUT).delete()[0]
