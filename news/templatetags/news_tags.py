"""Tags for pages of the newspaper."""

from django import template
from django.utils.safestring import SafeString

from news.metadata import as_script, news_article

register = template.Library()


@register.simple_tag(takes_context=True)
def article_data(context) -> SafeString:
    """schema.org's NewsArticle about the page, as a data block."""
    return as_script(
        news_article(
            context["page"], context["request"], context["address"], context.get("share_image")
        )
    )


@register.simple_tag(takes_context=True)
def absolute(context, url: str) -> str:
    """A path of ours as a full address."""
    return context["request"].build_absolute_uri(url)
