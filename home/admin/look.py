"""The admin wears our colours; those of the neighbourhood follow in templates/wagtailadmin/admin_base.html."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def colours():
    """Our stylesheet over Wagtail's."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
