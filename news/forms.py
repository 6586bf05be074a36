"""How the admin asks for an article."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from people.models import User
from people.roles import Role

DESK = [Role.EDITOR, Role.CHIEF_EDITOR, Role.MANAGER]


class ArticleForm(WagtailAdminPageForm):
    """Offers only the categories and the desk of the article's own neighbourhood."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        parent = self.parent_page or self.instance.get_parent()
        site = parent.get_site() if parent else None
        if "category" in self.fields:
            categories = self.fields["category"].queryset
            self.fields["category"].queryset = categories.filter(site=site, locale=parent.locale)
            self.fields["category"].empty_label = _("No category")
        if "author" in self.fields:
            desk = User.objects.filter(
                groups__role_group__site=site, groups__role_group__role__in=DESK, is_active=True
            )
            known = User.objects.filter(pk=self.instance.author_id)
            self.fields["author"].queryset = (desk | known).distinct().order_by("called")
            self.fields["author"].empty_label = _("Nobody in particular")

    def clean(self) -> dict:
        """A name may only appear when its owner agreed."""
        data = super().clean()
        if data.get("author") and data.get("author_agreed") and data.get("byline"):
            self.add_error("byline", _("Choose a person or type a name: one of the two."))
        return data
