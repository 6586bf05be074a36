"""Verbs about people. Each checks, writes in one transaction, and tells after the commit."""

from people.actions.ask_erasure import (
    CannotErase,
    ask_erasure,
    not_yet,
    not_yours_to_erase,
    take_back_erasure,
)
from people.actions.ask_export import (
    TooSoon,
    ask_export,
    forget_exports,
    make_export,
    make_left_behind,
)
from people.actions.deliver_mail import deliver_due, deliver_mail
from people.actions.erase_person import erase_due, forget, handed_over
from people.actions.join import join
from people.actions.make_cards import (
    CannotMake,
    forget_cards,
    make_replacement,
    make_sheet,
    makes_cards,
    opens_no_account,
    revoke_cards,
    why_no_card,
)
from people.actions.post_mail import post_mail
from people.actions.roles import give_role, role_group, take_role
from people.actions.use_card import CannotUse, use_card
from people.actions.write_to import write_to

__all__ = [
    "CannotErase",
    "CannotMake",
    "CannotUse",
    "TooSoon",
    "ask_erasure",
    "ask_export",
    "deliver_due",
    "deliver_mail",
    "erase_due",
    "forget",
    "forget_cards",
    "forget_exports",
    "give_role",
    "handed_over",
    "join",
    "make_export",
    "make_left_behind",
    "make_replacement",
    "make_sheet",
    "makes_cards",
    "not_yet",
    "not_yours_to_erase",
    "opens_no_account",
    "post_mail",
    "revoke_cards",
    "role_group",
    "take_back_erasure",
    "take_role",
    "use_card",
    "why_no_card",
    "write_to",
]
