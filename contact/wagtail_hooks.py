"""What contact adds to the admin: the questions, and names of what is done with them in the log."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from contact import duties
from contact.admin import QuestionViewSet
from contact.models import Question
from people.site_policy import SitePermissionPolicy

# Nobody types or changes somebody else's words, not even with all rights.
policy = SitePermissionPolicy(Question, only=["view", "delete"])
register_permission_policy(Question, policy, exact_class=True)
duties.register()

ACTS = {
    "take": (_("Take up"), _("Taken up")),
    "put_back": (_("Leave to others"), _("Left to others")),
    "finish": (_("Done"), _("Answered")),
    "reopen": (_("Open again"), _("Opened again")),
}


@hooks.register("register_admin_viewset")
def questions() -> QuestionViewSet:
    """What came in through the form."""
    return QuestionViewSet()


@hooks.register("register_log_actions")
def name_acts(actions) -> None:
    """Every act that is logged."""
    for act, (label, message) in ACTS.items():
        actions.register_action(f"contact.{act}", label, message)
