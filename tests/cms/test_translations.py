"""Every word of the interface exists in Dutch, Turkish and Arabic."""

import re

import polib
import pytest
from django.conf import settings

from cms import catalogues

PLACEHOLDER = re.compile(r"%\(\w+\)(?:\.\d+)?[sdif]|%%")


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
@pytest.mark.parametrize("app", settings.ROSA_APPS_WITH_WORDS)
def test_no_message_is_missing_or_fuzzy(app, language):
    wanted = catalogues.messages_of(app)
    path = catalogues.catalogue_path(app, language)
    book = polib.pofile(str(path)) if path.exists() else []
    found = {(e.msgid, e.msgctxt): e for e in book if not e.obsolete}
    missing = []
    for message, places in wanted.items():
        entry = found.get((message.id, message.context))
        if entry is None or not entry.translated() or entry.fuzzy:
            missing.append(f"{message.id!r} ({places[0]})")
    assert not missing, (
        f"{app}/{language}: {len(missing)} messages without translation:\n"
        + "\n".join(missing[:20])
    )


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
@pytest.mark.parametrize("app", settings.ROSA_APPS_WITH_WORDS)
def test_a_translation_uses_the_placeholders_of_its_message(app, language):
    path = catalogues.catalogue_path(app, language)
    for entry in polib.pofile(str(path)) if path.exists() else []:
        allowed = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            assert set(PLACEHOLDER.findall(text)) <= allowed, f"{app}/{language}: {entry.msgid!r}"
        if not entry.msgid_plural:
            assert set(PLACEHOLDER.findall(entry.msgstr)) == allowed, (
                f"{app}/{language}: {entry.msgid!r}"
            )


def test_the_extractor_sees_python_and_templates():
    python = (
        'x = _("Hello"); y = ngettext("%(n)d bird", "%(n)d birds", n); z = pgettext("month", "May")'
    )
    assert set(catalogues.python_messages(python)) == {
        catalogues.Message("Hello"),
        catalogues.Message("%(n)d bird", "%(n)d birds"),
        catalogues.Message("May", None, "month"),
    }
    template = (
        '{% load i18n %}{% translate "Hi" %}{{ _("You") }}'
        "{% blocktranslate count n=2 %}{{ n }} tree{% plural %}{{ n }} trees{% endblocktranslate %}"
        '{% translate "May" context "month" %}'
    )
    assert set(catalogues.template_messages(template, "t.html")) == {
        catalogues.Message("Hi"),
        catalogues.Message("You"),
        catalogues.Message("%(n)s tree", "%(n)s trees"),
        catalogues.Message("May", None, "month"),
    }
