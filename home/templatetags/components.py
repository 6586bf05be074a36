"""Small pieces of every page: icons, drawings, faces, addresses. Every template has them."""

import re
from functools import cache
from typing import NamedTuple

from django import template
from django.forms import CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from neighbourhoods.pages import index_url

register = template.Library()

FACES = tuple(f"m{number}" for number in range(1, 13))
NO_FACE = "m0"


class Function(NamedTuple):
    """One of the five functions: its address, its colour (and picture) and its name."""

    slug: str
    tone: str
    name: str
    line: str


FUNCTIONS = (
    Function("huiskamer", "chat", _("Living room"), _("Sit down with your neighbours")),
    Function("buurtkrant", "news", _("Newspaper"), _("What happens in the neighbourhood?")),
    Function("prikbord", "board", _("Notice board"), _("Ask for something or offer something")),
    Function("agenda", "events", _("Agenda"), _("Eat, move and learn together")),
    Function("contact", "contact", _("Contact"), _("Call us, write to us or drop in")),
)
TONES = {function.slug: function.tone for function in FUNCTIONS}


@cache
def _source(path: str) -> str:
    return get_template(path).template.source.strip()


@register.simple_tag
def icon(name: str) -> SafeString:
    """A line drawing of 24 units from templates/icons/, as large as the letters beside it."""
    return mark_safe(_source(f"icons/{name}.svg"))  # noqa: S308 - our own files


@register.simple_tag
def drawing(name: str, css_class: str = "drawing") -> SafeString:
    """A drawing from templates/drawings/, decoration only: `{% drawing "empty-board" "empty__drawing" %}`."""
    svg = _source(f"drawings/{name}.svg").replace('class="drawing"', f'class="{css_class}"', 1)
    return mark_safe(svg)  # noqa: S308 - our own files


@register.simple_tag
def face(who="", size: str = "m", name: str = "") -> SafeString:
    """The drawn face of a person: `{% face profile "l" %}` or `{% face "m3" "s" %}`.

    Args:
        who: a profile, a user with a profile, or the key itself.
        size: s (34 px), m (44), l (64) or xl.
        name: said by screen readers; leave empty when the name stands beside the face.
    """
    label = (
        format_html('role="img" aria-label="{}"', name) if name else mark_safe('aria-hidden="true"')
    )
    return format_html(
        '<svg class="face face--{}" viewBox="0 0 64 64" focusable="false" {}><use href="{}#{}"></use></svg>',
        size,
        label,
        static("img/faces.svg"),
        face_key(who),
    )


@register.simple_tag
def faces(keys: str) -> SafeString:
    """Small faces that overlap: `{% faces "m1 m4" %}`."""
    return mark_safe("".join(face(key, "s") for key in keys.split()))  # noqa: S308


def face_key(who) -> str:
    """The key of a face: of a profile, a user or a key; `m0` for somebody who chose none."""
    if not isinstance(who, str):
        profile = who if hasattr(who, "avatar") else getattr(who, "profile", None)
        who = getattr(profile, "avatar", "")
    return who if who in FACES else NO_FACE


@register.simple_tag
def address(path: str = "") -> str:
    """A path of this site in the current language: `{% address "mijn/" %}` is /mijn/ or /tr/mijn/."""
    return index_url(get_language() or "nl", path.strip("/"))


@register.simple_tag(takes_context=True)
def section(context) -> str:
    """Which of the functions this address belongs to: chat, news, board, events, contact, home or nothing."""
    request = context.get("request")
    parts = [part for part in request.path.split("/") if part] if request else []
    if parts and parts[0] == get_language():
        parts = parts[1:]
    return TONES.get(parts[0], "") if parts else "home"


@register.simple_tag
def functions() -> tuple[Function, ...]:
    """The five functions in the order of every menu."""
    return FUNCTIONS


@register.filter
def is_group(field) -> bool:
    """Whether this bound field is a set of radio buttons or tick boxes, which needs a fieldset."""
    return isinstance(field.field.widget, RadioSelect | CheckboxSelectMultiple)


@register.filter
def is_tick(field) -> bool:
    """Whether this bound field is one tick box, which has its words beside it."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def street_name(street: str) -> str:
    """The street without its house number: `Kanaalstraat 123` is written along the road as Kanaalstraat."""
    words = street.split()
    while len(words) > 1 and words[-1][0].isdigit():
        words.pop()
    return " ".join(words)


@register.filter
def highlight(text: str, words: str) -> SafeString:
    """`text` with each of `words` marked, wherever it begins a word."""
    wanted = "|".join(re.escape(word) for word in sorted(words.split(), key=len, reverse=True))
    if not wanted:
        return conditional_escape(text)
    parts = re.split(rf"(?<!\w)({wanted})", str(text), flags=re.IGNORECASE)
    html = [
        format_html("<mark>{}</mark>", part) if number % 2 else conditional_escape(part)
        for number, part in enumerate(parts)
    ]
    return mark_safe("".join(html))  # noqa: S308 - every part is escaped
