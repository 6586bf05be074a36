"""What `collectstatic` makes of our files."""

import re

import pytest
from csp.constants import HEADER
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

from home import fonts, static_build


@pytest.fixture(scope="module")
def built(tmp_path_factory, django_db_blocker):
    """A folder as production serves it."""
    from django.test import override_settings

    target = tmp_path_factory.mktemp("static")
    storages = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "home.static_build.RosaStaticStorage"},
    }
    with override_settings(STORAGES=storages, STATIC_ROOT=target):
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)  # twice gives the same
    return target


def stylesheet(built) -> str:
    (path,) = (built / "css").glob("rosa.*.css")
    return path.read_text()


def test_there_is_one_minified_stylesheet(built):
    css = stylesheet(built)
    assert "@import" not in css
    assert "/*" not in css
    for part in (".button", ".cork", ".page-head", ".mishap"):
        assert part in css


def test_collecting_twice_does_not_double_the_fonts(built):
    css = stylesheet(built)
    assert css.count("readex-latin") <= 1
    assert css.count('"Readex-fallback"') <= css.count("Readex-fallback")


def test_styles_leave_compressed(built):
    (small,) = (built / "css").glob("rosa.*.css.br")
    assert small.stat().st_size < 12_000


def test_every_address_in_a_page_stylesheet_is_hashed(built):
    for path in (built / "css" / "pages").glob("*.*.css"):
        for address in re.findall(r"url\(\"?([^\")]+)", path.read_text()):
            assert re.search(r"\.[0-9a-f]{12}\.", address), f"{path.name}: {address}"


def test_modules_find_each_other_by_hashed_addresses_without_an_import_map(built):
    """The policy of public pages allows no inline script, and an import map is one."""
    modules = {path.resolve() for path in (built / "js").rglob("*.*.js")}
    assert modules
    found = 0
    for path in modules:
        for address in re.findall(
            r"(?:from|import\(?)\s*[\"']([^\"']+\.js)[\"']", path.read_text()
        ):
            assert (path.parent / address).resolve() in modules, f"{path.name}: {address}"
            found += 1
    assert found > 10


def test_a_module_is_written_as_seen_from_where_it_stands():
    script = 'import { a } from "rosa/chat/a.js"; import("rosa/base/b.js");'
    assert static_build.with_relative_imports(script, "js/chat/room.js") == (
        'import { a } from "./a.js"; import("../base/b.js");'
    )


def test_the_admin_keeps_its_inline_scripts(site, client, admin_user):
    client.force_login(admin_user)
    assert "sha256" not in client.get("/beheer/").headers[HEADER]


def test_without_fonts_a_page_asks_for_none(site, client, monkeypatch):
    monkeypatch.setattr(static_build, "has_fonts", lambda: False)
    assert "woff2" not in client.get("/").content.decode()


def test_an_arabic_page_asks_for_arabic_letters_first(site, client, monkeypatch):
    monkeypatch.setattr(static_build, "has_fonts", lambda: True)
    html = client.get("/ar/").content.decode()
    assert staticfiles_storage.url("fonts/readex-arabic.woff2") in html
    assert "readex-latin" not in html


def test_the_cuts_hold_the_letters_of_our_languages():
    letters = {cut.name: fonts.codepoints(cut.letters) for cut in fonts.cuts()}
    everything = set().union(*letters.values())
    for text in ("één café", "İğşçöüı", "مرحبا", "ḍḥṣṭẓčğ"):
        assert {ord(letter) for letter in text} <= everything
