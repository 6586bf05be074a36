"""Wagtail's own upload takes pictures the same way as everything else: cleaned, original gone."""

from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from neighbourhoods.pictures import SUFFIXES, CleanPicture, clean_picture

MAX_SIDE = 2400  # of a picture in the library; articles show them wide


class CleanPictureField(WagtailImageField):
    """Cleans the upload before Wagtail opens it, since opening alone may cost 880 MB."""

    def to_python(self, data: UploadedFile | None):
        """The cleaned upload, in the very object that was sent."""
        if data not in self.empty_values:
            overwrite(data, clean_picture(data, MAX_SIDE))
        return super().to_python(data)


class PictureForm(BaseImageForm):
    """Base of every form with which the admin takes a picture (WAGTAILIMAGES_IMAGE_FORM_BASE)."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            plain = self.fields["file"]
            self.fields["file"] = CleanPictureField(
                label=plain.label, required=plain.required, widget=plain.widget
            )


def overwrite(uploaded: UploadedFile, clean: CleanPicture) -> None:
    """Put the clean bytes where the original stood.

    In place, because Wagtail's uploader of many pictures stores `request.FILES` itself when another
    field is wrong, and because a large upload is a temporary file that would be moved as it is.
    """
    data = clean.file.read()
    uploaded.seek(0)
    uploaded.truncate()
    uploaded.write(data)
    uploaded.seek(0)
    uploaded.size = len(data)
    uploaded.name = PurePath(uploaded.name or "picture").stem + SUFFIXES[clean.format]
