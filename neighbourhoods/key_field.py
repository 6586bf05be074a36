"""The key of a form, so that what is sent twice happens once."""

import uuid

from django import forms


class KeyField(forms.Field):
    """A hidden UUID; one that was lost or garbled on the way is a new one, never an error."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs) -> None:
        super().__init__(**{"initial": uuid.uuid4, "required": False, **kwargs})

    def clean(self, value) -> uuid.UUID:
        """The key that was sent."""
        try:
            return uuid.UUID(str(value))
        except ValueError:
            return uuid.uuid4()
