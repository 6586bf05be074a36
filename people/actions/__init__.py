"""Verbs about people. Each checks, writes in one transaction, and tells after the commit."""

from people.actions.deliver_mail import deliver_due, deliver_mail
from people.actions.join import join
from people.actions.post_mail import post_mail
from people.actions.roles import give_role, role_group, take_role
from people.actions.write_to import write_to

__all__ = [
    "deliver_due",
    "deliver_mail",
    "give_role",
    "join",
    "post_mail",
    "role_group",
    "take_role",
    "write_to",
]
