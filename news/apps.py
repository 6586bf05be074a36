from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("Newspaper")

    def ready(self) -> None:
        """Prepare the newspaper of each new neighbourhood; say what is kept of people."""
        from news import personal, receivers

        receivers.connect()
        personal.register()
