"""The rules of the face that a machine can check: docs and pictures are for the rest."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CSS = sorted((ROOT / "static" / "css").rglob("*.css"))
JS = sorted((ROOT / "static" / "js").rglob("*.js"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
DRAWINGS = sorted((ROOT / "templates" / "drawings").glob("*.svg"))
ICONS = sorted((ROOT / "templates" / "icons").glob("*.svg"))
# Mail is read by programs without stylesheets, and paper has no reading direction to follow.
MAIL_AND_PAPER = re.compile(r"/(mail|email|print|paper|newspaper_pdf)/|\.mail\.html$")

PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding|inset)-(?:left|right|top|bottom)"
    r"|(?:left|right|top|bottom)|float|clear|(?:border-(?:top|bottom)-(?:left|right)-radius)"
    r"|(?:min-|max-)?(?:width|height))\s*:(?!\s*[^;{]*\{)"
)
SIDES = re.compile(
    r"text-align\s*:\s*(?:left|right)|background-position\s*:[^;]*\b(?:left|right)\b"
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
MEDIA = re.compile(r"@(?:media|container)[^{]*\{")
HANDLER = re.compile(r"<[^>]*\s(on[a-z]{3,})\s*=", re.IGNORECASE)
STYLE = re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE)
INLINE = re.compile(
    r"<(script|style)(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")[^>]*>",
    re.IGNORECASE,
)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def public_templates() -> list[Path]:
    return [path for path in TEMPLATES if not MAIL_AND_PAPER.search(path.as_posix())]


def strip_template_comments(text: str) -> str:
    return re.sub(r"\{% comment.*?endcomment %\}|\{#.*?#\}", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("path", CSS, ids=name)
def test_a_stylesheet_knows_no_left_and_right(path):
    css = MEDIA.sub("{", COMMENT.sub("", path.read_text()))
    found = [m.group() for m in PHYSICAL.finditer(css)] + [m.group() for m in SIDES.finditer(css)]
    assert not found, f"use logical properties (inline-size, inset-inline-start, …): {found}"


@pytest.mark.parametrize(
    "css", ["a{margin-left:1px}", "a{left:0}", "a{width:3px}", "a{text-align: right}"]
)
def test_the_check_sees_physical_properties(css):
    assert PHYSICAL.search(css) or SIDES.search(css)


@pytest.mark.parametrize("path", [p for p in CSS if "components" in p.parts], ids=name)
def test_a_component_has_no_address_that_joining_would_break(path):
    assert "url(" not in COMMENT.sub("", path.read_text())


def test_every_component_is_in_the_one_stylesheet():
    joined = (ROOT / "static/css/rosa.css").read_text()
    parts = [p for p in CSS if "components" in p.parts]
    missing = [p.name for p in parts if f"components/{p.name}" not in joined]
    assert parts
    assert not missing


@pytest.mark.parametrize("path", public_templates(), ids=name)
def test_a_template_has_nothing_inline(path):
    text = strip_template_comments(path.read_text())
    assert not HANDLER.search(text), "no on…= attributes: the policy refuses them"
    assert not STYLE.search(text), "no style= attributes: the policy refuses them"
    assert not INLINE.search(text), "no inline script or style: the policy refuses them"


@pytest.mark.parametrize(
    "html",
    [
        '<a onclick="x()">',
        '<p class="a" style="color:red">',
        "<script>x</script>",
        "<style>a{}</style>",
    ],
)
def test_the_check_sees_what_is_inline(html):
    assert HANDLER.search(html) or STYLE.search(html) or INLINE.search(html)


@pytest.mark.parametrize("path", JS, ids=name)
def test_a_script_is_one_thought(path):
    assert len(path.read_text().splitlines()) <= 200


@pytest.mark.parametrize("path", JS, ids=name)
def test_a_script_imports_by_bare_name(path):
    sources = re.findall(r"""(?:from|import\()\s*["']([^"']+)["']""", path.read_text())
    for source in sources:
        assert source.startswith("rosa/"), f"{source}: write it as rosa/…, see home/static_build.py"
        assert (ROOT / "static/js" / source.removeprefix("rosa/")).exists(), (
            f"{source} is not there"
        )


@pytest.mark.parametrize("path", DRAWINGS + ICONS, ids=name)
def test_a_drawing_is_silent_and_our_own(path):
    svg = path.read_text()
    if svg.startswith("<svg"):
        assert 'aria-hidden="true"' in svg
        assert 'focusable="false"' in svg
    assert "href" not in svg
    assert "<style" not in svg


def test_every_drawing_and_icon_that_a_template_names_exists():
    names = {"drawing": {p.stem for p in DRAWINGS}, "icon": {p.stem for p in ICONS}}
    for path in TEMPLATES:
        for kind, wanted in re.findall(r'\{% (drawing|icon) "([a-z0-9-]+)"', path.read_text()):
            assert wanted in names[kind], f"{name(path)} names {kind} {wanted}"
        for wanted in re.findall(r'\bdrawing="([a-z0-9-]+)"', path.read_text()):
            assert wanted in names["drawing"], f"{name(path)} names drawing {wanted}"
