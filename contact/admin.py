"""Questions in Wagtail's admin: a list, one question, and three taps to have answered it."""

from datetime import datetime

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
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from contact.models import Question, State
from people.asked_once import AskedOnceMixin
from people.site_policy import SitePermissionPolicy
from people.site_viewset import SiteViewSetMixin
from people.spreadsheet import harmless

VERBS = {
    "take": lambda question, user, now: question.take(user, now),
    "put_back": lambda question, user, now: question.put_back(),
    "finish": lambda question, user, now: question.finish(now),
    "reopen": lambda question, user, now: question.reopen(),
}


class QuestionPolicy(SitePermissionPolicy):
    """Who may see and erase questions. Nobody types or changes somebody else's words."""

    def user_has_permission(self, user, action: str) -> bool:
        """As the groups say; never `add` or `change`, not even with all rights."""
        return action in {"view", "delete"} and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user, action: str, instance) -> bool:
        """As user_has_permission, for the neighbourhood of this question."""
        return action in {"view", "delete"} and super().user_has_permission_for_instance(
            user, action, instance
        )


class QuestionFilters(WagtailFilterSet):
    """By state and by who took it."""

    class Meta:
        model = Question
        fields = ["state", "language"]


class QuestionIndex(AskedOnceMixin, IndexView):
    """The questions of this neighbourhood, what waits first."""

    def get_base_queryset(self) -> QuerySet:
        """Only of the neighbourhood whose door was used."""
        waiting_first = Case(
            When(state=State.NEW, then=Value(0)), When(state=State.TAKEN, then=Value(1)), default=2
        )
        mine = super().get_base_queryset().filter(site=self.request.site)
        return mine.select_related("taken_by").order_by(waiting_first, "-created", "-pk")

    def preprocess_field_value(self, field, value, export_format):
        """No cell that a spreadsheet would reckon with."""
        return harmless(super().preprocess_field_value(field, value, export_format))


class QuestionViewSet(SiteViewSetMixin, ModelViewSet):
    """What came in through the form."""

    model = Question
    name = "contact_questions"
    url_prefix = "contact/vragen"
    icon = "mail"
    menu_label = gettext_lazy("Questions")
    menu_name = "questions"
    menu_order = 140
    add_to_admin_menu = True
    index_view_class = QuestionIndex
    filterset_class = QuestionFilters
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
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

    def get_common_view_kwargs(self, **kwargs) -> dict:
        """No links to what is not there."""
        nowhere = {"add_url_name": "", "edit_url_name": "", "usage_url_name": ""}
        return super().get_common_view_kwargs(**kwargs) | nowhere

    @property
    def url_finder_class(self):
        """Who looks for a question's address finds its page."""
        return type("QuestionURLFinder", (super().url_finder_class,), {
            "edit_url_name": self.get_url_name("inspect"),
        })  # fmt: skip

    def get_urlpatterns(self) -> list:
        """List, one question, erase, and the verbs; nothing to add or edit."""
        kept = {"index", "index_results", "inspect", "delete"}
        own = path("<int:pk>/<slug:verb>/", change_state, name="change_state")
        return [p for p in super().get_urlpatterns() if p.name in kept] + [own]


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
