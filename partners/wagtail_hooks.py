"""Organisations in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from partners.models import Organisation
from people.site_policy import SitePermissionPolicy
from people.site_viewset import SiteViewSetMixin

register_permission_policy(Organisation, SitePermissionPolicy(Organisation), exact_class=True)


class OrganisationViewSet(SiteViewSetMixin, SnippetViewSet):
    """Who does things with and for the neighbourhood."""

    model = Organisation
    icon = "group"
    menu_label = _("Partners")
    menu_order = 220
    add_to_admin_menu = True
    list_display = ["name", "kind", BooleanColumn("is_shown", label=_("on the site"))]
    list_filter = ["kind", "is_shown"]
    panels = [
        FieldPanel("name"),
        FieldPanel("kind"),
        FieldPanel("introduction"),
        FieldPanel("description"),
        FieldPanel("logo"),
        MultiFieldPanel(
            [
                FieldPanel("contact_name"),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldPanel("website"),
                FieldPanel("street"),
            ],
            _("How to reach them"),
        ),
        FieldPanel("is_shown"),
    ]


register_snippet(OrganisationViewSet)
