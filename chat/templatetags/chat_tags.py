"""How the room's templates show what was said."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from chat.calls import AT
from chat.person import Person
from chat.reading import Search
from chat.render import Said
from neighbourhoods.text import fold, plain_text

register = template.Library()


@register.simple_tag
def words_of(said: Said, me: Person | None = None) -> SafeString:
    """The words with links, line breaks and the names of who is called; one's own name stands out."""
    calls = sorted(said.hung.calls, key=lambda call: len(call["name"]), reverse=True)
    parts: list[SafeString] = []
    end = 0
    for sign in AT.finditer(said.body) if calls else ():
        call = next((c for c in calls if said.body.startswith(c["name"], sign.end())), None)
        if call is None:
            continue
        mine = me is not None and bool(me.card.id) and call["id"] == me.card.id
        parts.append(plain_text(said.body[end : sign.start()]))
        parts.append(
            format_html(
                '<b class="said__call{}">@{}</b>', " said__call--me" if mine else "", call["name"]
            )
        )
        end = sign.end() + len(call["name"])
    parts.append(plain_text(said.body[end:]))
    return format_html_join("", "{}", ((part,) for part in parts))


@register.simple_tag
def found_words(said: Said, search: Search) -> SafeString:
    """The words with what was looked for marked: whole words that begin with it."""
    parts = (
        (format_html("<mark>{}</mark>", word),) if _fits(word, search.terms) else (word,)
        for word in _cut(said.body)
    )
    return format_html_join("", "{}", parts)


def _fits(word: str, terms: list[str]) -> bool:
    plain = fold(word)
    return any(plain.startswith(term) for term in terms)


def _cut(text: str) -> list[str]:
    """`text` in runs of letters and digits, and what stands between them."""
    runs: list[str] = []
    for letter in text:
        alike = runs and runs[-1][-1].isalnum() == letter.isalnum()
        if alike:
            runs[-1] += letter
        else:
            runs.append(letter)
    return runs
