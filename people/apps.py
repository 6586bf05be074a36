from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = _("People")

    def ready(self) -> None:
        """Listen for neighbourhoods that open; put the book of faces on everybody's own page."""
        from people import checks, mine, own_data, signals, terms  # noqa: F401 - loading connects some

        mine.register("faces", _("Book of faces"), "people:faces", icon="people")
        own_data.register()
        terms.register()
