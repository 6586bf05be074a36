"""Model fields that pages share."""

from django.db.models import Field
from wagtail.fields import StreamField

from neighbourhoods.blocks import BodyBlock


class BodyField(StreamField):
    """A StreamField of `BodyBlock`. Its blocks stay out of migrations: a new label is no change of data."""

    def __init__(self, block_types=None, **kwargs) -> None:
        super().__init__(block_types or BodyBlock(), **kwargs)

    def deconstruct(self):
        """As Django's, without the definitions of the blocks."""
        return Field.deconstruct(self)
