"""What people/ adds to the admin: the members of this neighbourhood, and names for the log."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from people.members import MembersViewSet
from people.models import Membership
from people.site_policy import SitePermissionPolicy

policy = SitePermissionPolicy(Membership, only=["view", "change"])
register_permission_policy(Membership, policy, exact_class=True)


@hooks.register("register_admin_viewset")
def members() -> MembersViewSet:
    """Who belongs to the neighbourhood."""
    return MembersViewSet()


@hooks.register("register_log_actions")
def name_acts(actions) -> None:
    """Giving and taking roles is logged."""
    actions.register_action("people.give_role", _("Give a role"), _("Got a role"))
    actions.register_action("people.take_role", _("Take a role"), _("Lost a role"))
