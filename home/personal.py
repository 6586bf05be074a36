"""The pages of the house hold nothing of residents; said to the table of terms."""

from people import retention


def register() -> None:
    """Every field of these pages."""
    editors = "editors write it for everybody"
    retention.not_personal("home.ContentPage", "introduction", because=editors)
    retention.not_personal("home.HomePage", "heading heading_accent introduction", because=editors)
