"""One person, known to the whole installation; belongs to neighbourhoods through Membership."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models
from django.db.models import Q
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _


def random_username() -> str:
    """Nobody sees or types it: a username tells nothing about a person."""
    return f"r-{get_random_string(12).lower()}"


class UserManager(DjangoUserManager):
    """Accounts that we make ourselves (demo, command line) have a confirmed address at once."""

    def create_user(self, *args, **kwargs) -> "User":
        """As Django's, with the address taken as confirmed."""
        return self.confirm(super().create_user(*args, **kwargs))

    def create_superuser(self, *args, **kwargs) -> "User":
        """As Django's, with the address taken as confirmed."""
        return self.confirm(super().create_superuser(*args, **kwargs))

    def never_confirmed(self, before: datetime) -> models.QuerySet:
        """Accounts of before `before` that nobody ever came in with."""
        return self.filter(
            date_joined__lt=before, last_login__isnull=True, memberships__isnull=True
        ).exclude(emailaddress__verified=True)

    def confirm(self, user: "User") -> "User":
        """Take the address of `user` as theirs."""
        from allauth.account.models import EmailAddress  # its models need this one first

        if user.email:
            EmailAddress.objects.update_or_create(
                user=user, email=user.email.lower(), defaults={"verified": True, "primary": True}
            )
        return user


class User(AbstractUser):
    """A person with an account. E-mail may be empty: some join with a card at the desk."""

    called = models.CharField(_("name to be called by"), max_length=40)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(
        _("language"), max_length=5, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )

    objects = UserManager()

    # Asked by `createsuperuser`: without an address nobody gets a code to come in with.
    REQUIRED_FIELDS = ["called", "email"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(
                models.functions.Lower("email"),
                condition=~Q(email=""),
                name="one_account_per_email",
            )
        ]

    def __str__(self) -> str:
        return self.called or self.username

    def get_full_name(self) -> str:
        """The name to be called by; Rosa asks no other."""
        return self.called or self.username

    def get_short_name(self) -> str:
        """As get_full_name."""
        return self.get_full_name()
