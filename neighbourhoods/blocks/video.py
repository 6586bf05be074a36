"""Film that asks nothing of anybody until it is tapped: our own file, or a way out to another site."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

KINDS = {"mp4": "video/mp4", "webm": "video/webm"}


class VideoValue(blocks.StructValue):
    """What the template asks of a film."""

    @property
    def media_type(self) -> str:
        """The media type of our own file, such as video/mp4."""
        return KINDS.get(self["file"].file_extension, "") if self.get("file") else ""

    @property
    def host(self) -> str:
        """The name of the other site, such as youtube.com."""
        return (urlsplit(self.get("address") or "").hostname or "").removeprefix("www.")


class VideoBlock(blocks.StructBlock):
    """A film. Nothing is fetched from elsewhere; a tap plays our file or opens the other site."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    file = DocumentChooserBlock(
        label=_("our own film"), required=False, help_text=_("A file that ends in .mp4 or .webm.")
    )
    captions = DocumentChooserBlock(
        label=_("subtitles"),
        required=False,
        help_text=_("A file that ends in .vtt. People who can't hear need it."),
    )
    address = blocks.URLBlock(
        label=_("or a film on another site"),
        required=False,
        help_text=_("Nothing is loaded from there. A tap opens that site in a new page."),
    )
    poster = ImageBlock(label=_("picture before the film"), required=False)
    transcript = blocks.RichTextBlock(
        label=_("what is said and seen"),
        required=False,
        features=["bold", "italic"],
        help_text=_("For who can't watch or hear it."),
    )

    class Meta:
        icon = "media"
        label = _("film")
        group = _("Pictures and film")
        description = _("A film that only starts after a tap.")
        preview_template = "blocks/preview/video.html"
        template = "blocks/video.html"
        value_class = VideoValue

    def clean(self, value):
        """Exactly one film, of a kind that browsers play."""
        result = super().clean(value)
        file, address = result.get("file"), result.get("address")
        if bool(file) == bool(address):
            self._refuse("address", _("Choose our own film or give an address: one of the two."))
        if file and file.file_extension not in KINDS:
            self._refuse("file", _("This is no film. Choose a file that ends in .mp4 or .webm."))
        if address and urlsplit(address).scheme not in {"http", "https"}:
            self._refuse("address", _("Give an address that starts with https://."))
        captions = result.get("captions")
        if captions and captions.file_extension != "vtt":
            self._refuse("captions", _("Choose subtitles that end in .vtt."))
        return result

    def _refuse(self, field: str, sentence: str) -> None:
        raise StructBlockValidationError(block_errors={field: ValidationError(sentence)})
