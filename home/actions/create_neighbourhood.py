"""Open a neighbourhood: a site with its page tree in every language, in one go."""

from dataclasses import dataclass, field

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override
from wagtail.models import Locale, Page, Site

from home.models import HomePage
from neighbourhoods.models import NeighbourhoodHost, NeighbourhoodSettings
from neighbourhoods.signals import neighbourhood_opened

# Address, page model and title (translated per language) of the rooms. Slugs are Dutch everywhere.
INDEX_PAGES = [
    ("buurtkrant", "news.NewsIndexPage", gettext_noop("Newspaper")),
    ("agenda", "events.EventIndexPage", gettext_noop("Agenda")),
    ("prikbord", "board.BoardPage", gettext_noop("Notice board")),
    ("huiskamer", "chat.ChatPage", gettext_noop("Living room")),
    ("contact", "contact.ContactPage", gettext_noop("Contact")),
]
# What a front page says until somebody writes something better (defaults of HomePage in Dutch).
GREETING = {
    "heading": gettext_noop("Come in,"),
    "heading_accent": gettext_noop("the coffee is ready"),
    "introduction": gettext_noop(
        "Here you find what there is to do in the neighbourhood. Talk with your neighbours. Or ask for help."
    ),
}


@dataclass(frozen=True)
class Plan:
    """What a new neighbourhood is called and where it lives.

    Attributes:
        hostname: its host name, without port.
        name: the neighbourhood, such as "Lombok".
        centre_name: what stands above the door.
        port: of its public address; only used to write full addresses.
        aliases: other host names that lead to it.
        settings: further fields of NeighbourhoodSettings.
    """

    hostname: str
    name: str
    centre_name: str
    port: int = 80
    is_default: bool = False
    aliases: tuple[str, ...] = ()
    settings: dict = field(default_factory=dict)


@transaction.atomic
def create_neighbourhood(plan: Plan) -> Site:
    """Make the site of `plan`, or bring an existing one of that host name up to date. Idempotent.

    Returns:
        The site; its `root_page` is the Dutch front page.
    """
    site = _site_of(plan.hostname)
    home = site.root_page.specific if site else _plant_home(plan)
    if site is None:
        Site.objects.filter(is_default_site=True).exclude(hostname=plan.hostname).update(
            is_default_site=not plan.is_default
        )
        site = Site.objects.create(
            hostname=plan.hostname,
            port=plan.port,
            site_name=plan.name,
            root_page=home,
            is_default_site=plan.is_default,
        )
    elif site.port != plan.port:
        site.port = plan.port
        site.save()
    _write_settings(site, plan)
    codes = NeighbourhoodSettings.for_site(site).language_codes()
    for _slug, model, title in INDEX_PAGES:
        _plant_index(home, _slug, model, title)
    for code in codes:
        if code != settings.LANGUAGE_CODE:
            _translate_tree(home, code)
    neighbourhood_opened.send(create_neighbourhood, site=site, home=home)
    return site


def _site_of(hostname: str) -> Site | None:
    """The site of that host name. Wagtail's own sample page at localhost makes way for ours."""
    site = Site.objects.filter(hostname=hostname).first()
    if site and not isinstance(site.root_page.specific, HomePage):
        site.root_page.delete()
        return None
    return site


def _plant_home(plan: Plan) -> HomePage:
    root = Page.objects.filter(depth=1).get()
    locale = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)[0]
    home = HomePage(title=plan.centre_name, slug=_free_slug(plan.hostname), locale=locale)
    root.add_child(instance=home)
    return home


def _free_slug(hostname: str) -> str:
    return hostname.split(":", maxsplit=1)[0].replace(".", "-")


def _write_settings(site: Site, plan: Plan) -> None:
    found = NeighbourhoodSettings.for_site(site)
    for name, value in {
        "name": plan.name,
        "centre_name": plan.centre_name,
        **plan.settings,
    }.items():
        setattr(found, name, value)
    found.full_clean()
    found.save()
    for alias in plan.aliases:
        NeighbourhoodHost.objects.get_or_create(settings=found, hostname=alias)


def _plant_index(home: HomePage, slug: str, model: str, title: str) -> None:
    if not home.get_children().filter(slug=slug).exists():
        with override(settings.LANGUAGE_CODE):
            home.add_child(
                instance=apps.get_model(model)(title=_(title), slug=slug, locale=home.locale)
            )


def _translate_tree(home: HomePage, code: str) -> None:
    """The front page and the index pages in another language, with the same addresses."""
    locale = Locale.objects.get_or_create(language_code=code)[0]
    translated = home.get_translation_or_none(locale)
    if translated is None:
        translated = home.copy_for_translation(locale)
        _greet(translated, code)
    _publish(translated)
    titles = {slug: title for slug, _model, title in INDEX_PAGES}
    for page in home.get_children().filter(slug__in=titles).specific():
        if page.has_translation(locale):
            continue
        copy = page.copy_for_translation(locale)
        with override(code):
            copy.title = copy.draft_title = _(titles[page.slug])
        copy.slug = page.slug
        _publish(copy)


def _greet(home: HomePage, code: str) -> None:
    """Say the first words in the language of the page, where nobody wrote others."""
    with override(code):
        for name, words in GREETING.items():
            if getattr(home, name) == HomePage._meta.get_field(name).default:
                setattr(home, name, _(words))


def _publish(page: Page) -> None:
    if not page.live:
        page.save_revision().publish()
