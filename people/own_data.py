"""What people/ itself holds of somebody: who they are, their roles, their mails on their way."""

from collections.abc import Iterable

from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from people import library_data, personal_data
from people.actions import give_role, handed_over, write_to
from people.models import Membership, OutgoingMail, Profile, RoleGroup, User, WelcomeCard
from people.personal_data import Farewell, Part
from people.roles import Role

NAME = _("Name")
WHERE = _("Neighbourhood")
WHEN = _("When")
LAST_WITH_HEIR = _(
    "You are the last manager of %(neighbourhood)s. A worker or moderator becomes manager after you. You can also give the role to somebody yourself."
)
LAST = _(
    "You are the last manager of %(neighbourhood)s. After you only the people who run the whole site can do that work. Give the role to somebody first, if you can."
)


def parts(user: User) -> Iterable[Part]:
    """The account, what one is in each neighbourhood, and what is on its way by mail."""
    yield Part(
        "account",
        _("Your account"),
        {
            "called": NAME,
            "email": _("E-mail"),
            "addresses": _("All e-mail addresses"),
            "language": _("Language"),
            "joined": _("Since"),
            "last_login": _("Signed in last"),
            "roles": _("Roles"),
        },
        lambda: [
            {
                "called": user.called,
                "email": user.email,
                "addresses": list(user.emailaddress_set.values_list("email", flat=True)),
                "language": user.get_language_display(),
                "joined": user.date_joined,
                "last_login": user.last_login,
                "roles": _roles(user),
            }
        ],
    )
    yield Part(
        "neighbourhoods",
        _("Your neighbourhoods and your page in the book of faces"),
        {
            "neighbourhood": WHERE,
            "step": _("Step"),
            "joined": _("Since"),
            "avatar": _("Face"),
            "about": _("Something about you"),
            "languages": _("Languages"),
            "offers": _("I can help with"),
            "seeks": _("I am looking for"),
            "visibility": _("Who may see this?"),
        },
        lambda: _memberships(user),
    )
    cards = WelcomeCard.objects.filter(person=user).order_by("made_at")
    yield Part(
        "welcome-cards",
        _("Your welcome cards"),
        {"made": _("Made"), "used": _("Used")},
        personal_data.values(cards, made="made_at", used="used_at"),
    )
    mails = OutgoingMail.objects.annotate(low=Lower("to"))
    mails = mails.filter(low__in=personal_data.addresses_of(user)).order_by("created")
    yield Part(
        "mails",
        _("Mails to you that have not left yet"),
        {"when": WHEN, "subject": _("Subject")},
        personal_data.values(mails, when="created", subject="subject"),
    )
    yield from library_data.parts(user)


def _roles(user: User) -> list[str]:
    given = RoleGroup.objects.filter(group__user=user).select_related("site").order_by("pk")
    return [f"{Role(g.role).label} ({g.site.site_name or g.site.hostname})" for g in given]


def _memberships(user: User) -> Iterable[dict]:
    found = Membership.objects.filter(user=user).select_related("profile", "site")
    for member in found.order_by("joined"):
        profile = getattr(member, "profile", None) or Profile()
        yield {
            "neighbourhood": member.site.site_name or member.site.hostname,
            "step": member.get_step_display(),
            "joined": member.joined,
            "avatar": profile.avatar,
            "about": profile.about,
            "languages": profile.languages,
            "offers": profile.offers,
            "seeks": profile.seeks,
            "visibility": profile.get_visibility_display(),
        }


def erase(farewell: Farewell) -> None:
    """Hand over what others can't do without, end the visits, and forget the name everywhere else.

    What hangs on the account itself (memberships, profile, addresses, roles) goes with its row.
    """
    for site, heir in handed_over(farewell.user):
        if heir:
            _hand_over(heir, site, farewell)
    WelcomeCard.objects.filter(person=farewell.user, used_at=None).delete()
    _forget_mails(farewell)
    library_data.erase(farewell)


def _hand_over(heir: User, site: Site, farewell: Farewell) -> None:
    give_role(heir, site, Role.MANAGER)
    library_data.log_heir(site)
    told = {"people_url": site.root_url + reverse("people_members:index")}
    write_to(heir, site, "people/mail/now_manager.txt", farewell.now, lambda: told)


def _forget_mails(farewell: Farewell) -> None:
    mine, answers_to_me = Q(), Q()
    for address in farewell.addresses:
        mine |= Q(to__iexact=address)
        answers_to_me |= Q(reply_to__iexact=address)
    if farewell.addresses:
        OutgoingMail.objects.filter(mine).delete()
        OutgoingMail.objects.filter(answers_to_me).update(reply_to="")
    for mail in OutgoingMail.objects.iterator(200):
        subject, body = farewell.without_name(mail.subject), farewell.without_name(mail.body)
        if (subject, body) != (mail.subject, mail.body):
            OutgoingMail.objects.filter(pk=mail.pk).update(subject=subject[:200], body=body)


def duties(user: User) -> Iterable[str]:
    """Being the last who runs a neighbourhood."""
    for site, heir in handed_over(user):
        words = LAST_WITH_HEIR if heir else LAST
        yield str(words) % {"neighbourhood": site.site_name or site.hostname}


def register() -> None:
    """Take part."""
    personal_data.register("people", export=parts, erase=erase, duties=duties)
