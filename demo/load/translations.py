"""The main pages and five articles in English, Turkish and Arabic, through wagtail-localize."""

import re
from collections.abc import Iterator
from html import escape, unescape

from django.utils.text import slugify
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from demo.markup import CONTENT, Document, read
from demo.world import World

LANGUAGES = ("en", "tr", "ar")
FOLDER = CONTENT / "translations"
ROOMS = ("buurtkrant", "agenda", "prikbord", "huiskamer", "contact")


def load(world: World) -> None:
    """Translate what isn't translated yet; a translation that an editor changed is left alone."""
    home = world.lombok.root_page
    done = 0
    for code in LANGUAGES:
        locale = Locale.objects.get(language_code=code)
        words = phrases(code)
        for page in [home, *home.get_children().filter(slug__in=ROOMS)]:
            done += _translate(page.specific, locale, words)
        for dutch, other in documents(code):
            page = Page.objects.descendant_of(home).filter(slug=dutch["slug"]).first()
            done += _translate(page.specific, locale, words | pairs(dutch, other), other)
    world.tell("vertaalde pagina's", done or _count())


def phrases(code: str) -> dict[str, str]:
    """Dutch sentence -> the same in another language, from phrases.txt."""
    chunks = (FOLDER / "phrases.txt").read_text(encoding="utf-8").strip().split("\n\n")
    place = 1 + LANGUAGES.index(code)
    return {_key(lines[0]): lines[place] for lines in (chunk.splitlines() for chunk in chunks)}


def documents(code: str) -> Iterator[tuple[Document, Document]]:
    """Each Dutch page or article with its translation."""
    for folder in ("pages", "articles"):
        for path in sorted((FOLDER / code / folder).glob("*.md")):
            yield read(CONTENT / folder / path.name), read(path)


def pairs(dutch: Document, other: Document) -> dict[str, str]:
    """Each Dutch piece of text with its translation; both documents have the same shape.

    Raises:
        ValueError: they have not.
    """
    kinds = [block.kind for block in dutch.body], [block.kind for block in other.body]
    if kinds[0] != kinds[1]:
        raise ValueError(f"{other['title']}: {kinds[1]} is not the shape of {kinds[0]}")
    found = {
        _key(dutch[name]): escape(other[name], quote=False)
        for name in ("title", "introduction", "caption")
        if name in dutch.head and name in other.head
    }
    for one, two in zip(dutch.body, other.body, strict=True):
        pieces = list(_pieces(one.value)), list(_pieces(two.value))
        if len(pieces[0]) != len(pieces[1]):
            raise ValueError(f"{other['title']}: not as many pieces: {pieces}")
        found |= {_key(mine): yours for mine, yours in zip(*pieces, strict=True)}
    return found


def _pieces(value: object) -> Iterator[str]:
    """The pieces of text of a block as wagtail-localize cuts them: paragraphs, items, fields."""
    if isinstance(value, dict):
        for name, inside in value.items():
            if name not in {"picture", "turns"}:
                yield escape(inside, quote=False)
    elif isinstance(value, str) and value.startswith("<"):
        yield from re.findall(r"<(?:p|li)>(.*?)</(?:p|li)>", value)
    elif isinstance(value, str):
        yield escape(value, quote=False)


def _translate(page: Page, locale: Locale, words: dict, told: Document | None = None) -> int:
    source, _ = TranslationSource.get_or_create_from_instance(page)
    translation, is_new = Translation.objects.get_or_create(source=source, target_locale=locale)
    if not is_new:
        return 0
    existing = page.get_translation_or_none(locale)
    if existing and told is None:
        words = {_key(page.title): existing.title} | words
    slug = slugify(told.get("slug")) if told else ""
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
        if segment.context.path == "slug":
            text = slug or page.slug
        else:
            text = words.get(_key(segment.string.data), "")
        if text:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                defaults={"data": _lines(text, segment.string.data)},
            )
    translation.save_target(publish=False)
    page.get_translation(locale).latest_revision.publish()
    return 1


def _lines(text: str, dutch: str) -> str:
    """`text` with its bars as the line breaks of the Dutch."""
    return text.replace("|", "\r<br/>" if "\r" in dutch else "<br/>")


def _key(text: str) -> str:
    return " ".join(unescape(text.replace("<br/>", " ")).split())


def _count() -> int:
    return Translation.objects.count()
