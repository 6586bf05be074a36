from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChatConfig(AppConfig):
    name = "chat"
    verbose_name = _("Living room")

    def ready(self) -> None:
        """Hear what happens downstairs, let messages be reported, and say what waits."""
        from chat import duties, moderation, on_my_page, signals  # noqa: F401

        on_my_page.register()
        duties.register()
