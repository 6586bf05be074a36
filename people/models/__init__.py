"""People: who they are, and what they are in each neighbourhood."""

from people.models.erasure import Choice, Erasure
from people.models.export import Export
from people.models.membership import Membership, Step
from people.models.outgoing_mail import OutgoingMail
from people.models.profile import Profile, Visibility
from people.models.role_group import RoleGroup
from people.models.user import User
from people.models.welcome_card import CardKind, CardState, WelcomeCard

__all__ = [
    "CardKind",
    "CardState",
    "Choice",
    "Erasure",
    "Export",
    "Membership",
    "OutgoingMail",
    "Profile",
    "RoleGroup",
    "Step",
    "User",
    "Visibility",
    "WelcomeCard",
]
