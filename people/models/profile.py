"""The page about yourself. Off by default, never public (community.md)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models.membership import Membership
from people.querysets import ProfileQuerySet


class Visibility(models.TextChoices):
    """Who may see a profile."""

    NOBODY = "nobody", _("nobody")
    MET = "met", _("people I talked with")
    RESIDENTS = "residents", _("signed-in residents")


class Profile(models.Model):
    """How somebody shows themselves in one neighbourhood."""

    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="profile")
    avatar = models.CharField(_("drawn face"), max_length=10, blank=True)
    about = models.TextField(_("about me"), max_length=500, blank=True)
    languages = models.CharField(_("languages I speak"), max_length=120, blank=True)
    offers = models.CharField(_("I can help with"), max_length=200, blank=True)
    seeks = models.CharField(_("I am looking for"), max_length=200, blank=True)
    visibility = models.CharField(
        _("who may see this"), max_length=10, choices=Visibility.choices, default=Visibility.NOBODY
    )

    objects = ProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")

    def __str__(self) -> str:
        return str(self.membership.user)

    @property
    def language_list(self) -> list[str]:
        """The languages one by one, as typed."""
        return [word.strip() for word in self.languages.split(",") if word.strip()]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was told yet."""
        return not (self.about or self.languages or self.offers or self.seeks)

    @property
    def is_shown(self) -> bool:
        """Whether other residents see it."""
        return self.visibility == Visibility.RESIDENTS
