from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ChatConfig(AppConfig):
    name = "chat"
    verbose_name = _("Living room")

    def ready(self) -> None:
        """Hear what happens downstairs, let messages be reported and found, and say what waits."""
        from chat import duties, moderation, on_my_page, personal, signals, terms, word_index  # noqa: F401 - some connect

        on_my_page.register()
        duties.register()
        personal.register()
        terms.register()
        post_migrate.connect(word_index.keep, sender=self)
