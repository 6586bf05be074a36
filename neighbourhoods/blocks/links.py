"""Blocks that lead somewhere: a file, an activity."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock


class FileBlock(blocks.StructBlock):
    """A file to take home, with its kind and size."""

    document = DocumentChooserBlock(label=_("file"))
    title = blocks.CharBlock(
        label=_("title"),
        required=False,
        max_length=120,
        help_text=_("Leave empty to use the title of the file."),
    )

    class Meta:
        icon = "doc-full"
        label = _("file")
        group = _("Links")
        description = _("A file that people can download, such as a recipe or a form.")
        preview_template = "blocks/preview/file.html"
        template = "blocks/file.html"


class ActivityBlock(blocks.StructBlock):
    """Leads to an activity in the agenda."""

    # Named by text: the ground floor knows no room.
    activity = blocks.PageChooserBlock(label=_("activity"), page_type=["events.EventPage"])

    class Meta:
        icon = "calendar-alt"
        label = _("with this activity")
        group = _("Links")
        description = _("Leads to an activity in the agenda that this is about.")
        preview_template = "blocks/preview/activity.html"
        template = "blocks/activity.html"
