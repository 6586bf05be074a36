"""The house as a picture for home screens, drawn in the colours of a neighbourhood."""

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw

SIZES = (180, 192, 512)
SMOOTH = 4  # drawn this much larger, then made smaller


def draw(size: int, theme: dict[str, str]) -> bytes:
    """A PNG of `size` pixels square, safe to be cut to a circle (80 % in the middle)."""
    return _draw(size, theme["wall"], theme["lamp"], theme["rug"])


@lru_cache(maxsize=64)
def _draw(size: int, wall: str, lamp: str, rug: str) -> bytes:
    full = size * SMOOTH
    picture = Image.new("RGB", (full, full), wall)
    pen = ImageDraw.Draw(picture)

    def at(*points: float) -> list[float]:  # units of 48, moved to the safe middle
        return [(point * 0.62 + 9.1) / 48 * full for point in points]

    pen.polygon(at(4, 24, 24, 5, 44, 24, 44, 43, 4, 43), fill=lamp)
    pen.ellipse(at(17, 23, 31, 37), fill=wall)
    pen.rectangle(at(17, 30, 31, 43), fill=wall)
    pen.ellipse(at(20, 13, 28, 21), fill=rug)
    out = BytesIO()
    picture.resize((size, size), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()
