"""Blocks of pictures. The alternative text stands with the picture's place, so that it can be translated."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class PictureBlock(blocks.StructBlock):
    """A picture with its caption; who made it stands in the library."""

    image = ImageBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("picture")
        group = _("Pictures and film")
        description = _("One large picture with a caption.")
        preview_template = "blocks/preview/picture.html"
        template = "blocks/picture.html"


class GalleryBlock(blocks.StructBlock):
    """Several pictures together."""

    title = blocks.CharBlock(label=_("title"), required=False, max_length=120)
    pictures = blocks.ListBlock(PictureBlock(), label=_("pictures"), min_num=2, max_num=24)

    class Meta:
        icon = "image"
        label = _("gallery")
        group = _("Pictures and film")
        description = _("Two or more pictures side by side, for instance of a party.")
        preview_template = "blocks/preview/gallery.html"
        template = "blocks/gallery.html"
