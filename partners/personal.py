"""How long partners keep what they hold of people: their part of the table of terms."""

from django.utils.translation import gettext_lazy as _

from people import retention


def register() -> None:
    """Every field of a partner."""
    retention.keeps(
        _("Whom to ask at a partner, so that you can reach somebody."),
        retention.ON_THE_SITE,
        {"partners.Organisation": "contact_name phone email"},
    )
    retention.not_personal(
        "partners.Organisation",
        "name slug introduction description website street",
        because="about an organisation, for everybody",
    )
