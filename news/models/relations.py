"""What hangs on an article: tags, and the articles an editor put beside it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable


class ArticleTag(TaggedItemBase):
    """A word that articles share."""

    content_object = ParentalKey(
        "news.ArticlePage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class RelatedArticle(Orderable):
    """An article that an editor chose to stand below another."""

    article = ParentalKey(
        "news.ArticlePage", on_delete=models.CASCADE, related_name="related_articles"
    )
    related = models.ForeignKey(
        "news.ArticlePage",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("article"),
    )

    panels = [PageChooserPanel("related", "news.ArticlePage")]

    class Meta(Orderable.Meta):
        verbose_name = _("related article")
        verbose_name_plural = _("related articles")

    def __str__(self) -> str:
        return str(self.related)
