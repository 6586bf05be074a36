from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home")

    def ready(self) -> None:
        """Give each new neighbourhood its rights; tell who is around; keep Wagtail's own workflow mails in."""
        from home import company, personal
        from home.actions import page_rights
        from home.admin import quiet

        company.connect()
        page_rights.connect()
        quiet.silence_workflow_mail()
        personal.register()
