"""The languages a neighbourhood offers, out of those Rosa speaks."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def parse_languages(text: str, check: bool = False) -> list[str]:
    """Codes from `text` in Rosa's own order, always with Dutch.

    Args:
        text: codes with commas between them, such as "nl,tr".
        check: raise ValidationError for a code that Rosa doesn't know, rather than skip it.
    """
    known = [code for code, _name in settings.LANGUAGES]
    asked = {code.strip().lower() for code in text.split(",") if code.strip()}
    unknown = asked - set(known)
    if check and unknown:
        raise ValidationError(
            {
                "languages": _("Rosa doesn't speak “%(unknown)s”. Choose from: %(known)s.")
                % {"unknown": ", ".join(sorted(unknown)), "known": ", ".join(known)}
            }
        )
    return [code for code in known if code in asked or code == settings.LANGUAGE_CODE]
