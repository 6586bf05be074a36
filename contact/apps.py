from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactConfig(AppConfig):
    name = "contact"
    verbose_name = _("Contact")

    def ready(self) -> None:
        """Listen for neighbourhoods that open; say what is kept of people."""
        from contact import personal, signals  # noqa: F401 - signals connect

        personal.register()
