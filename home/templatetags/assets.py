"""Tags for scripts, fonts and styles. Every template has them."""

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from home import static_build

register = template.Library()

FONTS_FOR_THE_FIRST_PAINT = {"ar": ("fonts/baloo-arabic.woff2", "fonts/readex-arabic.woff2")}
LATIN_FONTS = ("fonts/baloo-latin.woff2", "fonts/readex-latin.woff2")


@register.simple_tag
def module(path: str) -> SafeString:
    """An ES module to start: `{% module "js/chat/room.js" %}`."""
    return format_html('<script type="module" src="{}"></script>', staticfiles_storage.url(path))


@register.simple_tag
def preload_module(path: str) -> SafeString:
    """A module that another one imports, fetched without waiting for that one."""
    return format_html('<link rel="modulepreload" href="{}">', staticfiles_storage.url(path))


@register.simple_tag
def font_links() -> SafeString:
    """Preloads of the fonts that the first screen needs, when they were cut."""
    if not static_build.has_fonts():
        return SafeString("")
    names = FONTS_FOR_THE_FIRST_PAINT.get(get_language() or "nl", LATIN_FONTS)
    links = format_html_join(
        "",
        '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>',
        ((staticfiles_storage.url(name),) for name in names),
    )
    if not static_build.is_built():
        url = staticfiles_storage.url(static_build.FONT_STYLESHEET)
        links += format_html('<link rel="stylesheet" href="{}">', url)
    return links
