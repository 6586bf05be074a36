"""Made-up content for the style page, so that every component can be seen in every state."""

from datetime import datetime
from types import SimpleNamespace
from typing import NamedTuple

from django import forms
from django.conf import settings
from django.contrib.messages.constants import DEFAULT_LEVELS
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from home.templatetags.components import FACES
from neighbourhoods.hours import OpenState
from neighbourhoods.models import NeighbourhoodSettings
from neighbourhoods.pages import index_url

KINDS = [("ask", gettext_lazy("I am looking for")), ("give", gettext_lazy("I give away"))]


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=gettext_lazy("What do people call you?"))
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("Only to answer you."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    street = forms.ChoiceField(
        label=gettext_lazy("Street"), choices=[("", "…"), ("d", "Damstraat")], required=False
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it about?"), choices=KINDS, widget=forms.RadioSelect
    )
    food = forms.MultipleChoiceField(
        label=gettext_lazy("What do you bring?"),
        choices=[("1", gettext_lazy("soup")), ("2", gettext_lazy("bread"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    text = forms.CharField(
        label=gettext_lazy("Your message"), widget=forms.Textarea(attrs={"rows": 4})
    )
    picture = forms.FileField(label=gettext_lazy("Picture"), required=False)
    agree = forms.BooleanField(label=gettext_lazy("I have read the house rules"))


class Theme(NamedTuple):
    """The eight colours of a neighbourhood, and its own style page."""

    name: str
    colours: list[str]
    url: str


def themes() -> list[Theme]:
    """Every theme there is."""
    path = index_url(get_language() or "nl", "stijl")
    found = NeighbourhoodSettings.objects.select_related("site").order_by("name")
    return [Theme(n.name, list(n.theme.values()), n.site.root_url + path) for n in found]


def everything() -> dict:
    """The context of the style page."""
    noon = datetime(2026, 3, 3, 12, tzinfo=timezone.get_default_timezone())
    return {
        "empty_form": SampleForm(prefix="empty"),
        "wrong_form": SampleForm({"wrong-email": "sam@"}, prefix="wrong"),
        "faces": FACES,
        "themes": themes(),
        "people": [SimpleNamespace(avatar=key, called=f"{key} {key}") for key in FACES[:4]],
        "notices": [Message(level, _("Good to know")) for level in DEFAULT_LEVELS.values()],
        "tones": ["home", "chat", "news", "board", "events", "contact"],
        "icons": icon_names(),
        "drawings": drawing_names(),
        "page_obj": Paginator(range(50), 10).page(3),
        "crumbs": [("#", _("Newspaper"))],
        "chips": [
            {"url": "#chips", "text": _("Everything"), "current": True},
            {"url": "#chips", "text": _("Free")},
            {"url": "#chips", "text": _("Today")},
        ],
        "starts": noon,
        "open": OpenState(True, until=noon),
        "closed": OpenState(False, next_opening=noon),
        "unknown": OpenState(False),
    }


def icon_names() -> list[str]:
    """Every icon there is."""
    return _names("icons")


def drawing_names() -> list[str]:
    """Every drawing that stands by itself (a skyline is behind the window, wallpaper on the wall)."""
    return [n for n in _names("drawings") if not n.startswith(("skyline", "wallpaper"))]


def _names(folder: str) -> list[str]:
    return sorted(path.stem for path in (settings.BASE_DIR / "templates" / folder).glob("*.svg"))
