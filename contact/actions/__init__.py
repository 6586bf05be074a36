"""Verbs about questions."""

from contact.actions.ask import ask

__all__ = ["ask"]
