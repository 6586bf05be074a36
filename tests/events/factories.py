"""Activities, places and the rest, as an editor would make them."""

from datetime import datetime, timedelta

from bs4 import BeautifulSoup
from wagtail.models import Locale

from events.models import EventCategory, EventIndexPage, EventPage, ExtraDate, Place, Where
from partners.models import Organisation


def index_of(site, language: str = "nl") -> EventIndexPage:
    """The agenda of a neighbourhood."""
    home = site.root_page
    locale = Locale.objects.get(language_code=language)
    return EventIndexPage.objects.get(
        translation_key=EventIndexPage.objects.child_of(home).get().translation_key, locale=locale
    )


def make_place(site, name: str = "Buurthuis Rosa", **fields) -> Place:
    """A place in a neighbourhood."""
    fields = {"street": "Kanaalstraat 123", "city": "Utrecht", "wheelchair": True, **fields}
    return Place.objects.create(site=site, name=name, **fields)


def make_category(site, name: str = "Eten", **fields) -> EventCategory:
    """A kind of activity."""
    return EventCategory.objects.create(
        site=site, name=name, locale=Locale.objects.get(language_code="nl"), **fields
    )


def make_partner(site, name: str = "Taalschool De Brug", **fields) -> Organisation:
    """An organisation."""
    return Organisation.objects.create(
        site=site, name=name, introduction="Leer Nederlands bij ons.", **fields
    )


def make_event(site, start, title: str = "Soep op maandag", publish: bool = True, **fields):
    """A published activity.

    Args:
        start: on the clock; a text such as "2026-03-02 17:00" will do.
        extra: more days: texts, or (text, time).
    """
    extra = fields.pop("extra", [])
    language = fields.pop("language", "nl")
    start = datetime.fromisoformat(start) if isinstance(start, str) else start
    fields = {
        "introduction": "We koken samen en eten om zes uur.",
        "length": timedelta(hours=1, minutes=30),
        "where": Where.PLACE,
        **fields,
    }
    page = EventPage(title=title, start_local=start, live=False, **fields)
    index_of(site, language).add_child(instance=page)
    for day in extra:
        moment = datetime.fromisoformat(day)
        page.extra_dates.add(
            ExtraDate(day=moment.date(), time=moment.time() if "T" in day or " " in day else None)
        )
    if publish:
        page.save_revision().publish()
        page.refresh_from_db()
    return page


def sent_back(form: bytes) -> dict[str, list[str]]:
    """What a browser sends when somebody opens the form of a page and changes nothing."""
    html = BeautifulSoup(form, "html.parser").find("form", id="page-edit-form")
    sent: dict[str, list[str]] = {"body-count": ["0"]}
    for field in html.find_all(["input", "textarea", "select"]):
        name, kind = field.get("name"), field.get("type")
        off = kind in ("checkbox", "radio") and not field.has_attr("checked")
        if not name or off or "__prefix__" in name or kind in ("submit", "button", "file"):
            continue
        if field.name == "select":
            options = field.find_all("option")
            chosen = [o for o in options if o.has_attr("selected")] or options[:1]
            sent.setdefault(name, []).extend(o.get("value", "") for o in chosen)
        else:
            empty = "on" if kind in ("checkbox", "radio") else ""
            text = (
                field.text.lstrip("\n") if field.name == "textarea" else field.get("value", empty)
            )
            sent.setdefault(name, []).append(text)
    return sent
