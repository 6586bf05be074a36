from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactConfig(AppConfig):
    name = "contact"
    verbose_name = _("Contact")

    def ready(self) -> None:
        """Listen for neighbourhoods that open."""
        from contact import signals  # noqa: F401 - connecting is all
