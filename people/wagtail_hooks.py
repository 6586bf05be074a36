"""What people/ adds to the admin: the members of this neighbourhood, and names for the log."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from people.members import MembersViewSet
from people.models import Membership
from people.site_policy import SitePermissionPolicy
from people.views import desk

policy = SitePermissionPolicy(Membership, only=["view", "change"])
register_permission_policy(Membership, policy, exact_class=True)


@hooks.register("register_admin_viewset")
def members() -> MembersViewSet:
    """Who belongs to the neighbourhood."""
    return MembersViewSet()


@hooks.register("register_admin_urls")
def desk_urls() -> list:
    """Somebody asks at the desk to be forgotten."""
    return [
        path("mensen/<int:member_id>/wissen/", desk.erase, name="people_erase_at_the_desk"),
    ]


@hooks.register("register_log_actions")
def name_acts(actions) -> None:
    """Giving and taking roles is logged."""
    actions.register_action("people.give_role", _("Give a role"), _("Got a role"))
    actions.register_action("people.take_role", _("Take a role"), _("Lost a role"))
    actions.register_action(
        "people.start_erasure", _("Erase an account"), _("An account is erased at the desk")
    )
    actions.register_action(
        "people.take_back_erasure", _("Keep an account"), _("An account is not erased after all")
    )
    actions.register_action(
        "people.hand_over", _("Hand over"), _("The last manager left; somebody else is manager now")
    )
