from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Agenda")

    def ready(self) -> None:
        """Listen to what editors publish; tell what is on today; stand on one's own page."""
        from events import on_my_page, receivers, today

        receivers.connect()
        today.connect()
        on_my_page.register()
