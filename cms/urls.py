"""Every address of Rosa. Dutch lives at the root, other languages under their prefix."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms import errors, views

handler400, handler403, handler404, handler500 = (
    errors.bad_request,
    errors.permission_denied,
    errors.page_not_found,
    errors.server_error,
)

urlpatterns = [
    path("beheer/login/", views.admin_door, name="admin_door"),
    path("beheer/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
    re_path(r"^nl(?:/(?P<rest>.*))?$", views.dutch_at_the_root),
    path(".well-known/security.txt", views.security_txt),
    path("robots.txt", views.robots_txt),
    path("", include("home.browser_urls")),
]
if settings.STORAGES["default"]["BACKEND"].endswith("FileSystemStorage"):
    urlpatterns += [re_path(r"^media/(?P<path>.+)$", views.media)]

urlpatterns += i18n_patterns(
    path("", include("people.door_urls")),
    path("", include("people.urls")),
    path("", include("home.urls")),
    path("", include("moderation.urls")),
    path("partners/", include("partners.urls")),
    path("buurtkrant/", include("news.urls")),
    path("agenda/", include("events.urls")),
    path("mijn/", include("events.urls_mine")),
    path("prikbord/", include("board.urls")),
    path("huiskamer/", include("chat.urls")),
    path("contact/", include("contact.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
