"""The roles beside the four steps (community.md)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody may do for the neighbourhood."""

    EDITOR = "editor", _("editor")
    CHIEF_EDITOR = "chief_editor", _("chief editor")
    MODERATOR = "moderator", _("moderator")
    WORKER = "worker", _("welfare worker")
    PARTNER = "partner", _("partner")
    MANAGER = "manager", _("manager")
