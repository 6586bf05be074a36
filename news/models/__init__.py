"""The newspaper: its front, its articles and how they are sorted."""

from news.models.article import ArticlePage
from news.models.category import Category
from news.models.index import NewsIndexPage
from news.models.relations import ArticleTag, RelatedArticle

__all__ = ["ArticlePage", "ArticleTag", "Category", "NewsIndexPage", "RelatedArticle"]
