"""One article."""

from __future__ import annotations

import re
from datetime import datetime
from html import unescape

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import Select
from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from neighbourhoods.fields import BodyField
from neighbourhoods.pages import BasePage
from news.forms import ArticleForm
from news.models.category import Category
from news.models.relations import ArticleTag
from news.querysets import ArticleManager, ArticleQuerySet

WORDS_PER_MINUTE = 160  # somebody who is still learning Dutch reads about as fast as they speak
RESERVED_SLUGS = {"rss", "edities", "archief", "schrijf-mee"}


class ArticlePage(BasePage):
    """A piece in the newspaper, in one language."""

    introduction = models.TextField(
        _("lead"),
        max_length=300,
        help_text=_("One or two sentences that say what it is about. Stands in lists and feeds."),
    )
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture at the top"),
    )
    picture_description = models.CharField(
        _("what is in the picture?"),
        max_length=250,
        blank=True,
        help_text=_("For who can't see it. Leave empty to use the words of the library."),
    )
    picture_caption = models.CharField(_("caption"), max_length=200, blank=True)
    body = BodyField(verbose_name=_("text"), blank=True)
    category = models.ForeignKey(
        Category,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="articles",
        verbose_name=_("category"),
    )
    tags = ClusterTaggableManager(
        through=ArticleTag,
        blank=True,
        verbose_name=_("tags"),
        help_text=_("Words that join articles on the same subject."),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="news_articles",
        verbose_name=_("written by"),
    )
    author_agreed = models.BooleanField(
        _("this person wants their name with the article"),
        default=False,
        help_text=_("Ask first. Without this tick nobody sees the name."),
    )
    byline = models.CharField(
        _("or a name you type"),
        max_length=80,
        blank=True,
        help_text=_("For somebody without an account, such as: the children of group 6."),
    )
    date = models.DateTimeField(
        _("date in the newspaper"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Leave empty for the moment it goes live."),
    )

    objects = ArticleManager()
    base_form_class = ArticleForm
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "news/article_page.html"
    page_description = _("A piece of news, an interview, a look back.")
    show_in_menus_default = False

    content_panels = [
        TitleFieldPanel("title", help_text=_("Short, and what it is about.")),
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                FieldPanel("picture"),
                FieldPanel("picture_description"),
                FieldPanel("picture_caption"),
            ],
            _("Picture at the top"),
        ),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("category", widget=Select), FieldPanel("tags")], _("About")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("author"), FieldPanel("byline")]),
                FieldPanel("author_agreed"),
            ],
            _("Who wrote it"),
        ),
        InlinePanel(
            "related_articles",
            heading=_("Read on"),
            label=_("article"),
            max_num=3,
            help_text=_("Leave empty: Rosa then chooses articles on the same subject."),
        ),
        FieldPanel("date"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
        index.FilterField("date"),
        index.FilterField("category_id"),
    ]
    override_translatable_fields = [SynchronizedField("byline")]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def clean(self) -> None:
        """Keep free the addresses that the newspaper itself needs."""
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError(
                {"slug": _("The newspaper uses this address itself. Choose another one.")}
            )

    def save(self, *args, **kwargs) -> None:
        """An article that is live has a date: its own, that of the original, or of its first day."""
        if self.live and self.date is None:
            self.date = self._date_of_the_original() or self.first_published_at or timezone.now()
        super().save(*args, **kwargs)

    def _date_of_the_original(self) -> datetime | None:
        others = ArticlePage.objects.filter(translation_key=self.translation_key, live=True)
        return others.exclude(pk=self.pk).aggregate(first=models.Min("date"))["first"]

    def has_expired(self, now: datetime) -> bool:
        """Whether its last day is over."""
        return self.expire_at is not None and self.expire_at <= now

    def serve(self, request, *args, **kwargs):
        """Serve; an article past its last day is gone, even when nobody has cleared it away yet."""
        if self.has_expired(timezone.now()) and not getattr(request, "is_preview", False):
            raise Http404
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs) -> dict:
        """The article with what stands around it."""
        from news.reading import around

        context = super().get_context(request, *args, **kwargs)
        paper = kwargs.get("newspaper")  # another language's newspaper shows a Dutch article
        return context | around(self, request, timezone.now(), paper)

    @property
    def language(self) -> str:
        """The language it is written in, such as "nl"."""
        return self.locale.language_code

    @property
    def signature(self) -> str:
        """The name below the title: of a person who agreed, or as typed; may be empty."""
        if self.author_agreed and self.author and self.author.is_active:
            return self.author.get_full_name()
        return self.byline

    @property
    def picture_alt(self) -> str:
        """What is in the picture, in the language of the article."""
        if not self.picture:
            return ""
        return self.picture_description or self.picture.description

    @cached_property
    def reading_minutes(self) -> int:
        """Minutes to read it, at least 1."""
        parts = [self.introduction]
        for block in self.body:
            parts += block.block.get_searchable_content(block.value)
        words = re.findall(r"\w+", unescape(strip_tags(" ".join(str(p) for p in parts))))
        return max(1, round(len(words) / WORDS_PER_MINUTE))

    def related(self, others: ArticleQuerySet, most: int = 3) -> list[ArticlePage]:
        """What to read on: the editor's choice, or else the newest on the same subject.

        Args:
            others: the articles to choose from; the editor's choice too must be among them.
        """
        others = others.exclude(pk=self.pk).with_cards()
        chosen_keys = [link.related_id for link in self.related_articles.all()]
        chosen = {a.pk: a for a in others.filter(pk__in=chosen_keys)} if chosen_keys else {}
        found = [chosen[key] for key in chosen_keys if key in chosen]
        if len(found) < most:
            near = models.Q(tags__in=list(self.tags.all()))
            if self.category_id:
                near |= models.Q(category__translation_key=self.category.translation_key)
            same = others.filter(near).exclude(pk__in=chosen).newest_first().distinct()
            found += list(same[: most - len(found)])
        return found
