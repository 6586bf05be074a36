"""The front of the newspaper."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.url_routing import RouteResult

from neighbourhoods.pages import BasePage
from news.querysets import NewsIndexManager


class NewsIndexPage(BasePage):
    """The newspaper of a neighbourhood in one language. It always lives at `buurtkrant`."""

    introduction = models.TextField(
        _("introduction"),
        max_length=200,
        blank=True,
        help_text=_("One sentence below the name of the newspaper."),
    )

    objects = NewsIndexManager()
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.ArticlePage"]
    max_count_per_parent = 1
    template = "news/news_index_page.html"

    content_panels = [TitleFieldPanel("title"), FieldPanel("introduction")]

    promote_panels = [
        FieldPanel(name) for name in ("seo_title", "search_description", "share_picture")
    ]

    class Meta:
        verbose_name = _("newspaper")
        verbose_name_plural = _("newspapers")

    def get_context(self, request, *args, **kwargs) -> dict:
        """The articles that the reader asked for; an unknown category or month is a 404."""
        from news.listing import listing

        context = super().get_context(request, *args, **kwargs)
        return context | listing(self, request, timezone.now())

    def route(self, request, path_components):
        """As Wagtail's; but an article that is not translated yet is shown here in Dutch, marked so,
        and one that is translated under another name is found by its Dutch name."""
        if len(path_components) == 1 and self.locale.language_code != settings.LANGUAGE_CODE:
            dutch = self._dutch_article(path_components[0])
            if dutch and not self.get_children().live().filter(slug=path_components[0]).exists():
                return RouteResult(self, kwargs={"dutch": dutch})
        return super().route(request, path_components)

    def serve(self, request, *args, dutch=None, **kwargs):
        """Serve the front, or the Dutch article that stands in for a missing translation."""
        if dutch is None:
            return super().serve(request, *args, **kwargs)
        translation = dutch.get_translations().live().filter(locale=self.locale).first()
        if translation:
            return redirect(translation.get_url(request))
        return dutch.serve(request, newspaper=self)

    def _dutch_article(self, slug: str):
        from news.models.article import ArticlePage

        index = self.in_dutch()
        if index is None:
            return None
        on_show = ArticlePage.objects.on_show(timezone.now())
        return on_show.in_index(index).filter(slug=slug).first()

    def in_dutch(self) -> NewsIndexPage | None:
        """This newspaper in Dutch, the language that articles start in."""
        return self._in_dutch

    @cached_property
    def _in_dutch(self) -> NewsIndexPage | None:
        if self.locale.language_code == settings.LANGUAGE_CODE:
            return self
        translations = NewsIndexPage.objects.filter(translation_key=self.translation_key)
        return translations.filter(locale__language_code=settings.LANGUAGE_CODE).first()
