"""Which neighbourhood answers under which host name. An unknown host is nobody's."""

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from wagtail.models import Site

from neighbourhoods.models import NeighbourhoodHost

CACHE_KEY = "neighbourhoods.hosts"
SECONDS = 60


def site_for_host(host: str) -> Site | None:
    """The site of a Host header (`name` or `name:port`), or None.

    Port and case are ignored: the same neighbourhood may be served on any port.
    """
    name = host.rsplit("]", 1)[0].strip("[") if host.startswith("[") else host.split(":", 1)[0]
    site_id = host_table().get(name.lower().rstrip("."))
    return Site.objects.select_related("root_page").filter(pk=site_id).first() if site_id else None


def host_table() -> dict[str, int]:
    """Host name -> id of its site; cached for a minute, dropped when a site changes."""
    table = cache.get(CACHE_KEY)
    if table is None:
        table = {alias.hostname.lower(): alias.settings.site_id for alias in _aliases()}
        table |= {site.hostname.lower(): site.pk for site in Site.objects.all()}
        cache.set(CACHE_KEY, table, SECONDS)
    return table


def connect() -> None:
    """Forget the table whenever a site or an alias is saved or deleted."""
    for model in (Site, NeighbourhoodHost):
        for signal in (post_save, post_delete):
            signal.connect(
                _forget, sender=model, dispatch_uid=f"rosa.hosts.{model.__name__}.{id(signal)}"
            )


def _forget(**_kwargs) -> None:
    cache.delete(CACHE_KEY)


def _aliases():
    return NeighbourhoodHost.objects.select_related("settings")
