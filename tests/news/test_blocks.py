"""Every block is drawn, shows text as text, and asks nothing of another host."""

import re

import html5lib
import pytest
from django.core.files.base import ContentFile
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents import get_document_model

from neighbourhoods.blocks import BodyBlock, VideoBlock
from news.models import ArticlePage
from tests.news.factories import article, picture

pytestmark = pytest.mark.django_db
EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


def document(name: str = "recept.pdf"):
    return get_document_model().objects.create(
        title=EVIL if name.endswith("pdf") else name, file=ContentFile(b"%PDF-1.4", name=name)
    )


def everything(site) -> list:
    """One of every block, each text of it an attempt."""
    image = picture(description=EVIL, credit=EVIL)
    image.contextual_alt_text = EVIL
    turn = {"question": EVIL, "answer": f"<p>{EVIL}</p>"}
    video = {"title": EVIL, "captions": None, "transcript": f"<p>{EVIL}</p>"}
    return [
        ("text", f"<p>{EVIL}</p>".replace("<script", "&lt;script").replace("<img", "&lt;img")),
        ("heading", EVIL),
        ("picture", {"image": image, "caption": EVIL}),
        ("gallery", {"title": EVIL, "pictures": [{"image": image, "caption": EVIL}] * 2}),
        ("quote", {"quote": EVIL, "speaker": EVIL}),
        ("interview", {"guest": EVIL, "about": EVIL, "portrait": image, "turns": [
            {**turn, "answer": "<p>ja</p>"}]}),
        ("callout", {"kind": "warn", "title": EVIL, "text": "<p>ja</p>"}),
        ("video", video | {"address": "https://films.example/" + EVIL, "file": None, "poster": image,
                           "transcript": ""}),
        ("video", video | {"file": document("film.mp4"), "captions": document("woorden.vtt"),
                           "address": "", "poster": image, "transcript": ""}),
        ("file", {"document": document(), "title": ""}),
    ]  # fmt: skip


def test_every_block_shows_an_attempt_as_text(site, client):
    page = article(
        site, EVIL, slug="poging", introduction=EVIL, byline=EVIL, picture=picture(),
        picture_description=EVIL, picture_caption=EVIL, body=everything(site),
    )  # fmt: skip
    for path in (page.url, "/buurtkrant/", "/ar/buurtkrant/poging/"):
        text = client.get(path).content.decode()
        assert "alert(1)" in text
        tree = html5lib.parse(text, namespaceHTMLElements=False)
        for element in tree.iter():
            assert not [name for name in element.attrib if str(name).startswith("on")]
            assert element.get("src") != "x"
            if element.tag == "script" and element.get("type") != "application/ld+json":
                assert "alert" not in (element.text or "")
    feed = client.get("/buurtkrant/rss/").content.decode()
    assert "<script>alert" not in feed


def test_no_block_fetches_from_another_host(site, client):
    page = article(site, "Film", body=everything(site))
    text = client.get(page.url).content.decode()
    assert "<iframe" not in text
    for address in re.findall(r'(?:src|srcset|poster|data)="([^"]+)"', text):
        assert address.startswith("/"), address
    assert 'preload="none"' in text
    assert 'target="_blank" rel="noopener noreferrer"' in text


def test_every_kind_of_block_is_tried_here(site):
    tried = {name for name, _value in everything(site)} | {"activity"}
    assert tried == set(BodyBlock().child_blocks)


@pytest.mark.parametrize(
    "change",
    [
        {"address": "", "file": None},
        {"address": "javascript:alert(1)"},
        {"address": "ftp://films.example/a"},
    ],
)
def test_a_film_is_refused_in_words(change):
    value = {"title": "Film", "address": "https://films.example/a", "file": None, "captions": None,
             "poster": None, "transcript": None} | change  # fmt: skip
    block = VideoBlock()
    with pytest.raises(StructBlockValidationError):
        block.clean(block.to_python(value))


def test_a_paper_is_no_film():
    block = VideoBlock()
    value = block.normalize({"title": "Film", "file": document(), "address": ""})
    with pytest.raises(StructBlockValidationError):
        block.clean(value)


def test_each_block_has_a_preview_in_the_admin(site, chief_editor, client):
    client.force_login(chief_editor)
    for name, block in ArticlePage.body.field.stream_block.child_blocks.items():
        response = client.get("/beheer/block-preview/", {"id": block.definition_prefix})
        assert response.status_code == 200, name
        assert "blocks.css" in response.content.decode(), name
        assert block.is_previewable, name
