"""How long the agenda keeps what it holds of people: its part of the table of terms."""

from django.utils.translation import gettext_lazy as _

from people import retention


def register() -> None:
    """Every field of the agenda."""
    retention.keeps(
        _("Whom to ask about an activity, so that you can reach somebody."),
        retention.ON_THE_SITE,
        {"events.EventPage": "contact_name contact_phone contact_email"},
    )
    retention.keeps(
        _("Who moved or called off a date, so that colleagues can ask."),
        retention.Term(_("two years"), "events.tasks.forget_who_changed"),
        {"events.DateChange": "made_by"},
    )
    editors, machine = "editors write it for everybody", "reckoned by a machine"
    for model, fields, because in (
        ("EventCategory", "name slug", editors),
        ("Closure", "name", editors),
        ("Series", "zone rule skipped languages timing_print content_print", machine),
        ("EventAddress", "language slug", machine),
        ("DateChange", "reason", editors),
        ("EventIndexPage", "introduction", editors),
        ("Place", "name slug street postcode city directions", editors),
        ("EventPage", "introduction online_link price for_whom languages zone rule", editors),
        ("Occurrence", "slug reason", editors),
    ):
        retention.not_personal(f"events.{model}", fields, because=because)
