from django.apps import AppConfig, apps
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _


class NeighbourhoodsConfig(AppConfig):
    """Ground floor. Loads every app's `tasks` module, so that periodic jobs are registered."""

    name = "neighbourhoods"
    verbose_name = _("Neighbourhoods")

    def ready(self) -> None:
        """Register periodic jobs, forget cached hosts when a site changes, read typed days kindly."""
        from neighbourhoods import hosts, typed_time

        hosts.connect()
        typed_time.use_in_admin()
        for config in apps.get_app_configs():
            if module_has_submodule(config.module, "tasks") and not config.name.startswith(
                ("wagtail", "django")
            ):
                __import__(f"{config.name}.tasks")
