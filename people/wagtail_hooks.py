"""What people/ adds to the admin: the members of this neighbourhood, and names for the log."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from people.members import MembersViewSet
from people.models import Membership
from people.site_policy import SitePermissionPolicy
from people.views import card_desk, desk

policy = SitePermissionPolicy(Membership, only=["view", "change"])
register_permission_policy(Membership, policy, exact_class=True)


@hooks.register("register_admin_viewset")
def members() -> MembersViewSet:
    """Who belongs to the neighbourhood."""
    return MembersViewSet()


@hooks.register("register_admin_menu_item")
def cards_item() -> card_desk.CardsItem:
    """To the welcome cards, beside the people."""
    return card_desk.CardsItem(
        _("Welcome cards"),
        reverse_lazy("people_cards"),
        name="welcome-cards",
        icon_name="key",
        order=165,
    )


@hooks.register("register_admin_urls")
def desk_urls() -> list:
    """What happens at the desk: welcome cards, and being forgotten."""
    return [
        path("welkomstkaarten/", card_desk.cards, name="people_cards"),
        path("welkomstkaarten/maken/", card_desk.make, name="people_make_cards"),
        path("welkomstkaarten/intrekken/", card_desk.revoke, name="people_revoke_cards"),
        path("mensen/<int:member_id>/kaart/", card_desk.replace, name="people_new_card"),
        path("mensen/<int:member_id>/wissen/", desk.erase, name="people_erase_at_the_desk"),
    ]


@hooks.register("register_log_actions")
def name_acts(actions) -> None:
    """Giving and taking roles is logged."""
    actions.register_action("people.give_role", _("Give a role"), _("Got a role"))
    actions.register_action("people.take_role", _("Take a role"), _("Lost a role"))
    actions.register_action(
        "people.make_cards", _("Make welcome cards"), _("A sheet of welcome cards was made")
    )
    actions.register_action(
        "people.new_card", _("New welcome card"), _("Got a new welcome card at the desk")
    )
    actions.register_action(
        "people.revoke_cards", _("Withdraw welcome cards"), _("Welcome cards were withdrawn")
    )
    actions.register_action(
        "people.start_erasure", _("Erase an account"), _("An account is erased at the desk")
    )
    actions.register_action(
        "people.take_back_erasure", _("Keep an account"), _("An account is not erased after all")
    )
    actions.register_action(
        "people.hand_over", _("Hand over"), _("The last manager left; somebody else is manager now")
    )
