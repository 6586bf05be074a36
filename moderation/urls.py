"""Addresses of this app that are not Wagtail pages: /melden/…, /helpen/, /mijn/besluiten/, /open-kaart/."""

from django.urls import path, register_converter

from moderation.views import helping, mine, open_figures, report


class About:
    """What one objects to: a decision or a sanction."""

    regex = "besluit|maatregel"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


register_converter(About, "objectionable")

app_name = "moderation"
urlpatterns = [
    path("melden/ontvangen/<str:receipt>/", report.receipt, name="receipt"),
    path("melden/<slug:kind>/<str:object_id>/", report.report_view, name="report"),
    path("helpen/", helping.helping, name="helping"),
    path("mijn/besluiten/", mine.about_me, name="about_me"),
    path("mijn/bezwaar/<objectionable:what>/<int:pk>/", mine.object_view, name="object"),
    path("open-kaart/", open_figures.open_figures, name="open_figures"),
]
