from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnersConfig(AppConfig):
    name = "partners"
    verbose_name = _("Partners")

    def ready(self) -> None:
        """Give rights when a neighbourhood opens; say what is kept of people."""
        from partners import personal, receivers

        receivers.connect()
        personal.register()
