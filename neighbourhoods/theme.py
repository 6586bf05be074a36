"""The eight colours of a neighbourhood, and whether people can read them."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

DEFAULT_THEME = {
    "wall": "#0A3A3D",
    "wall_light": "#11494B",
    "main": "#0E5A5C",
    "main_light": "#D9EFEA",
    "lamp": "#FFBA33",
    "lamp_light": "#FFF0CC",
    "rug": "#9C1B42",
    "rug_light": "#FDE4E8",
}
CREAM, INK, WHITE = "#FFFBF4", "#2A1B2E", "#FFFFFF"

# (colour, on which colour, least contrast); WCAG 2.2 §1.4.3 for text, §1.4.11 for borders.
PAIRS = [
    (CREAM, "wall", 4.5),
    (CREAM, "wall_light", 4.5),
    (WHITE, "main", 4.5),
    ("main", CREAM, 4.5),
    ("main", "main_light", 4.5),
    (INK, "main_light", 4.5),
    (INK, "lamp", 4.5),
    ("lamp", "wall", 3.0),
    (INK, "lamp_light", 4.5),
    (WHITE, "rug", 4.5),
    ("rug", "rug_light", 4.5),
    (INK, "rug_light", 4.5),
]


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB (WCAG 2.2, definition), 0 to 1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2, definition), 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def check_theme(theme: dict[str, str]) -> None:
    """Raise ValidationError, per field and in words, when a colour can't be read on its ground."""
    errors: dict[str, list[str]] = {}
    for front, ground, least in PAIRS:
        name = ground if ground in theme else front
        try:
            ratio = contrast(theme.get(front, front), theme.get(ground, ground))
        except ValueError:
            continue  # not a colour at all: the field's own validator says so
        if ratio < least:
            errors.setdefault(name, []).append(
                _(
                    "This colour is hard to read: contrast %(ratio).1f, at least %(least).1f is needed."
                )
                % {"ratio": ratio, "least": least}
            )
    if errors:
        raise ValidationError(errors)
