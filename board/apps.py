from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BoardConfig(AppConfig):
    """The notice board."""

    name = "board"
    verbose_name = _("Notice board")

    def ready(self) -> None:
        """Let moderation handle notices, and put one's own notices on one's own page; say what is
        kept of people."""
        from board import moderated, on_my_page, personal

        moderated.register()
        on_my_page.register()
        personal.register()
