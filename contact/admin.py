"""Questions in Wagtail's admin: a list, one question, and three taps to have answered it."""

from datetime import datetime
from typing import ClassVar

from django.db.models import Case, QuerySet, Value, When
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from contact.models import Question, State
from people.narrow_viewset import HereIndex, NarrowViewSet
from people.spreadsheet import harmless

VERBS = {
    "take": lambda question, user, now: question.take(user, now),
    "put_back": lambda question, user, now: question.put_back(),
    "finish": lambda question, user, now: question.finish(now),
    "reopen": lambda question, user, now: question.reopen(),
}


class QuestionFilters(WagtailFilterSet):
    """By state and by who took it."""

    class Meta:
        model = Question
        fields = ["state", "language"]


class QuestionIndex(HereIndex):
    """The questions of this neighbourhood, what waits first."""

    def get_base_queryset(self) -> QuerySet:
        """With who took it up."""
        waiting_first = Case(
            When(state=State.NEW, then=Value(0)), When(state=State.TAKEN, then=Value(1)), default=2
        )
        here = super().get_base_queryset().select_related("taken_by")
        return here.order_by(waiting_first, "-created", "-pk")

    def preprocess_field_value(self, field, value, export_format):
        """No cell that a spreadsheet would reckon with."""
        return harmless(super().preprocess_field_value(field, value, export_format))


class QuestionViewSet(NarrowViewSet):
    """What came in through the form: to read and to erase, not to add or edit."""

    model = Question
    doors: ClassVar = {"index", "inspect", "delete"}
    name = "contact_questions"
    url_prefix = "contact/vragen"
    icon = "mail"
    menu_label = gettext_lazy("Questions")
    menu_name = "questions"
    menu_order = 140
    add_to_admin_menu = True
    index_view_class = QuestionIndex
    filterset_class = QuestionFilters
    inspect_template_name = "contact/admin/question.html"
    exclude_form_fields = ["key"]
    search_fields = ["name", "email"]
    list_display = [
        "short",
        Column("name", label=gettext_lazy("Sender")),
        StatusTagColumn(
            "state",
            label=gettext_lazy("State"),
            accessor="get_state_display",
            primary=lambda question: question.state == State.NEW,
        ),
        Column("taken_by", label=gettext_lazy("Taken up by")),
        DateColumn("created", label=gettext_lazy("Asked")),
    ]
    list_export = [
        "pk", "created", "name", "email", "text", "get_language_display", "get_state_display",
        "taken_by", "taken_at", "done_at",
    ]  # fmt: skip
    export_headings = {
        "pk": gettext_lazy("Number"),
        "text": gettext_lazy("Question"),
        "get_language_display": gettext_lazy("Language"),
        "get_state_display": gettext_lazy("State"),
    }
    export_filename = "vragen"

    def get_urlpatterns(self) -> list:
        """With the verbs."""
        own = path("<int:pk>/<slug:verb>/", change_state, name="change_state")
        return [*super().get_urlpatterns(), own]


@require_POST
def change_state(request, pk: int, verb: str):
    """`/beheer/contact/vragen/<id>/<verb>/`: take up, put back, finish, reopen."""
    policy = policy_registry.get_by_type(Question)
    mine = policy.instances_user_has_any_permission_for(request.user, ["view"])
    question = get_object_or_404(mine, pk=pk, site=request.site)
    if verb not in VERBS:
        return redirect("contact_questions:inspect", pk)
    now: datetime = timezone.now()
    if VERBS[verb](question, request.user, now):
        log(question, f"contact.{verb}", user=request.user)
        messages.success(
            request, _("Saved: this question is now “%s”.") % question.get_state_display()
        )
    elif question.taken_by and question.taken_by != request.user:
        messages.warning(
            request, _("%s was just before you with this question.") % question.taken_by
        )
    else:
        messages.warning(request, _("This was already done. Nothing is changed."))
    return redirect("contact_questions:inspect", pk)
