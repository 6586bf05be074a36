"""The buurtkrant: categories, articles over three months, one handed in and one that waits for its day."""

from wagtail.models import Locale, Site

from demo.content.news import CATEGORIES
from demo.content.rooms import OVERVECHT, ROOMS
from demo.markup import CONTENT, Document, read_all
from demo.stream import body_of
from demo.world import World
from news.models import ArticlePage, Category, NewsIndexPage


def load(world: World) -> None:
    """Print what is missing; an article is known by its address."""
    for site, folder, words in (
        (world.lombok, CONTENT / "articles", ROOMS),
        (world.overvecht, CONTENT / "overvecht" / "articles", OVERVECHT),
    ):
        paper = NewsIndexPage.objects.child_of(site.root_page).get()
        _introduce(paper, words["buurtkrant"])
        shelves = _categories(site)
        articles = read_all(folder).values()
        for told in sorted(articles, key=lambda one: -float(one["days_ago"])):
            if not paper.get_children().filter(slug=told["slug"]).exists():
                _print(world, paper, shelves, told)
    dutch = Locale.objects.get(language_code="nl")
    world.tell("artikelen", ArticlePage.objects.filter(locale=dutch).count())


def _introduce(paper: NewsIndexPage, words: str) -> None:
    if not paper.introduction:
        paper.introduction = paper.search_description = words
        paper.save_revision().publish()


def _categories(site: Site) -> dict[str, Category]:
    shelves = {}
    for order, (slug, told) in enumerate(CATEGORIES.items()):
        for code, name in told["names"].items():
            locale = Locale.objects.get(language_code=code)
            key = {"translation_key": shelves[slug].translation_key} if slug in shelves else {}
            shelf, _ = Category.objects.get_or_create(
                site=site,
                locale=locale,
                slug=slug,
                defaults={"name": name, "colour": told["colour"], "order": order, **key},
            )
            shelves.setdefault(slug, shelf)
    return shelves


def _print(
    world: World, paper: NewsIndexPage, shelves: dict[str, Category], told: Document
) -> None:
    author = world.people[told["author"]]
    moment = world.moment(float(told["days_ago"]), told.get("clock"))
    article = ArticlePage(
        title=told["title"],
        slug=told["slug"],
        live=False,
        owner=author,
        introduction=told["introduction"],
        search_description=told["introduction"],
        picture=world.pictures[told["picture"]],
        share_picture=world.pictures[told["picture"]],
        picture_description=world.pictures[told["picture"]].description,
        picture_caption=told["caption"],
        body=body_of(ArticlePage, told, world),
        category=shelves[told["category"]],
        author=author,
        author_agreed=True,
    )
    article.tags.add(*(tag.strip() for tag in told["tags"].split(",")))
    paper.add_child(instance=article)
    _FATES[told.get("state", "published")](world, article, moment)


def _publish(world: World, article: ArticlePage, moment) -> None:
    article.date = article.first_published_at = moment
    article.save_revision(user=article.owner).publish()
    ArticlePage.objects.filter(pk=article.pk).update(
        first_published_at=moment, last_published_at=moment, latest_revision_created_at=moment
    )


def _schedule(world: World, article: ArticlePage, moment) -> None:
    article.go_live_at = moment
    article.save_revision(user=article.owner).publish()


def _submit(world: World, article: ArticlePage, moment) -> None:
    article.save_revision(user=article.owner)
    if workflow := article.get_workflow():
        workflow.start(article, article.owner)


_FATES = {"published": _publish, "scheduled": _schedule, "submitted": _submit}
