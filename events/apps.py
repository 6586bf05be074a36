from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Agenda")

    def ready(self) -> None:
        """Listen to what editors publish; tell what is on today, what is mine and what is kept of people."""
        from events import on_my_page, personal, receivers, today

        receivers.connect()
        today.connect()
        on_my_page.register()
        personal.register()
