"""What moderation adds to Wagtail: names of its acts in the log, the queue and its place in the menu."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem as LinkMenuItemComponent

from moderation import duties
from moderation.access import may_moderate
from moderation.models import Case
from moderation.views import objections, queue

ACTS = {
    "report": (_("Report"), _("Reported")),
    "leave": (_("Leave"), _("Looked at and left")),
    "hide": (_("Hide"), _("Hidden by a moderator")),
    "restore": (_("Put back"), _("Put back by a moderator")),
    "approve": (_("Approve"), _("Approved by a moderator")),
    "send_back": (_("Send back"), _("Sent back by a moderator")),
    "impose": (_("Give rest"), _("Rest given by a moderator")),
    "lift": (_("End the rest"), _("Rest ended by a moderator")),
    "hide_automatically": (_("Hide automatically"), _("Hidden automatically after reports")),
    "pause": (_("Pause"), _("Paused by a neighbourhood connector")),
    "restore_in_time": (_("Put back in time"), _("Put back automatically: nobody decided")),
    "approve_in_time": (_("Show in time"), _("Shown automatically: nobody decided")),
    "approve_together": (_("Approve together"), _("Approved by two neighbours")),
    "object": (_("Object"), _("Objection received")),
    "answer_objection": (_("Answer an objection"), _("Objection answered")),
    "uphold": (_("Put back after an objection"), _("Put back after an objection")),
}


@hooks.register("register_log_actions")
def name_acts(actions) -> None:
    """Every act that is logged."""
    for act, (label, message) in ACTS.items():
        actions.register_action(f"moderation.{act}", label, message)


@hooks.register("register_admin_urls")
def queue_urls():
    """/beheer/moderatie/: the queue, one case, and the way there from the spot itself."""
    return [
        path("moderatie/", queue.queue, name="moderation_queue"),
        path("moderatie/bezwaren/", objections.objections, name="moderation_objections"),
        path(
            "moderatie/bezwaren/<int:objection_id>/",
            objections.objection,
            name="moderation_objection",
        ),
        path("moderatie/<int:case_id>/", queue.case, name="moderation_case"),
        path(
            "moderatie/<slug:kind>/<str:object_id>/", queue.case_of_thing, name="moderation_case_of"
        ),
    ]


class QueueItem(MenuItem):
    """The queue in the menu, with the number of things to do."""

    def is_shown(self, request) -> bool:
        """Only for who decides here."""
        return may_moderate(request.user, request.site)

    def render_component(self, request):
        """As a link, with the number behind the name."""
        number = Case.objects.filter(site=request.site, is_open=True).count()
        label = f"{self.label} ({number})" if number else str(self.label)
        return LinkMenuItemComponent(
            self.name,
            label,
            self.url,
            icon_name=self.icon_name,
            classname=self.classname,
            attrs=self.attrs,
        )


@hooks.register("register_admin_menu_item")
def queue_menu_item() -> QueueItem:
    """High in the menu: somebody waits for an answer."""
    return QueueItem(
        _("Moderation"),
        reverse_lazy("moderation_queue"),
        name="moderation",
        icon_name="warning",
        order=150,
    )


duties.register()
