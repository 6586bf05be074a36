"""The main pages and five articles in English, Turkish and Arabic."""

import pytest
from wagtail.models import Page, Site
from wagtail_localize.models import StringSegment, Translation

from demo.load.translations import LANGUAGES, ROOMS, documents, pairs

PAGES = {"over-ons", "privacy", "toegankelijkheid", "huisregels"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_four_pages_and_five_articles_have_the_shape_of_the_dutch(code):
    found = list(documents(code))
    assert {dutch["slug"] for dutch, _ in found} >= PAGES
    assert len(found) == 9
    for dutch, other in found:
        assert len(pairs(dutch, other)) > 12


def test_another_shape_is_refused_in_words():
    (dutch, other), *_ = documents("tr")
    other.body.pop()
    with pytest.raises(ValueError, match="not the shape"):
        pairs(dutch, other)


@pytest.mark.usefixtures("demo_db")
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_main_page_is_live_with_its_address(code):
    home = Site.objects.get(hostname="localhost").root_page
    wanted = [home, *home.get_children().filter(slug__in={*ROOMS, *PAGES})]
    assert len(wanted) == 10
    for page in wanted:
        other = page.get_translations().get(locale__language_code=code)
        assert other.live
        if page.slug in ROOMS:
            assert other.slug == page.slug, "the rooms have one address in every language"


@pytest.mark.usefixtures("demo_db")
def test_no_dutch_is_left_in_a_translation():
    for translation in Translation.objects.select_related("target_locale", "source"):
        segments = StringSegment.objects.filter(source=translation.source)
        open_ones = segments.annotate_translation(translation.target_locale).filter(
            translation__isnull=True
        )
        left = [segment.string.data for segment in open_ones.select_related("string")]
        assert not left, f"{translation.target_locale}: {left}"


@pytest.mark.usefixtures("demo_db")
def test_an_arabic_article_says_what_is_in_its_picture_in_arabic():
    soup = Page.objects.get(slug="elke-maandag-soep", locale__language_code="nl")
    article = soup.get_translations().get(locale__language_code="ar").specific
    assert article.get_parent().get_children().filter(pk=article.pk).exists(), "it can be reached"
    assert "فاطمة" in article.picture_alt
    assert article.signature == "Joy"
