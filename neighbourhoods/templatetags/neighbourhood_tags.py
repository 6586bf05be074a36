"""Tags and filters that every template has."""

import re

from django import template
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from neighbourhoods import text
from neighbourhoods.pages import index_url as _index_url

register = template.Library()


@register.filter
def plain_text(value: str) -> SafeString:
    """A resident's words as safe HTML with links and line breaks."""
    return text.plain_text(value or "")


@register.filter
def foldable(address: str) -> SafeString:
    """An e-mail address that folds after its @, not in the middle of a word."""
    pieces = re.split(r"(?<=@)", address or "")
    return format_html_join(SafeString("<wbr>"), "{}", ((piece,) for piece in pieces))


@register.simple_tag(takes_context=True)
def index_url(context, slug: str) -> str:
    """Address of an index page (`agenda`, `prikbord`, …) in the current language."""
    return conditional_escape(_index_url(get_language() or "nl", slug))
