"""Decodes one picture in a process of its own: bytes on stdin, a clean picture on stdout.

Run by `neighbourhoods.pictures` as a script, without Django. A decoder that eats memory, spins or
crashes takes only this process with it. The answer is one line of JSON, then the bytes:
`{"width": …, "height": …, "format": …}` or `{"refused": "reason"}`.
"""

import contextlib
import io
import json
import os
import resource
import sys
import warnings

from PIL import ExifTags, Image, ImageCms

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
MAX_PIXELS = 40_000_000
MAX_MEMORY = 1_200 * 1024 * 1024  # bytes of address space; 40 MP of AVIF needs about 400 MB
MAX_SECONDS = 20  # of processor time
FEW_COLOURS = 256  # a drawing stays sharp as PNG


class Refused(Exception):
    """The picture is not taken; the argument is a reason that `pictures.REASONS` puts into words."""


def main() -> None:
    """Read, clean, answer."""
    limit()
    max_side = int(sys.argv[1])
    try:
        answer, data = clean(sys.stdin.buffer.read(), max_side)
    except Refused as refused:
        answer, data = {"refused": str(refused)}, b""
    except MemoryError:
        answer, data = {"refused": "too_many_pixels"}, b""
    except Exception:  # whatever a decoder raises on a broken file
        answer, data = {"refused": "damaged"}, b""
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + data)


def limit() -> None:
    """Bound what this process may take, before it has seen a byte of the picture."""
    os.nice(5)
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None  # `look` counts, and says so in words


def clean(data: bytes, max_side: int) -> tuple[dict, bytes]:
    """The picture upright, at most `max_side` px on its long side, in sRGB, without metadata."""
    picture = look(data)
    source = picture.format
    picture.draft("RGB", (max_side, max_side))  # JPEG only: decode at the size we need
    picture.load()
    turn = TURNS.get(picture.getexif().get(ExifTags.Base.Orientation))
    picture = to_srgb(picture)
    drawing = source in {"PNG", "GIF"} and picture.getcolors(FEW_COLOURS) is not None
    picture = shrink(picture, max_side)
    if turn is not None:
        picture = picture.transpose(turn)
    picture = bare(picture)
    target = target_format(picture, source, drawing)
    out = io.BytesIO()
    picture.save(out, target, **SAVE[target])
    answer = {"width": picture.width, "height": picture.height, "format": target.lower()}
    return answer, out.getvalue()


# EXIF 2.32 §4.6.4: how to turn the pixels so that the picture stands upright.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SAVE = {
    "JPEG": {"quality": 84, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 84, "method": 4},
}


def look(data: bytes) -> Image.Image:
    """The picture by its header alone: known format, not too many pixels, standing still."""
    try:
        picture = Image.open(io.BytesIO(data), formats=FORMATS)
    except MemoryError:
        raise
    except Exception as error:
        raise Refused("not_a_picture") from error
    if picture.width * picture.height > MAX_PIXELS:
        raise Refused("too_many_pixels")
    # A phone's "MPO" is a JPEG with a second view behind it; the first is the photo.
    if picture.format != "MPO" and getattr(picture, "is_animated", False):
        raise Refused("moving")
    return picture


def to_srgb(picture: Image.Image) -> Image.Image:
    """RGB or RGBA in the colours that a browser without profile shows."""
    if picture.mode.startswith("I"):  # 16 bits of grey
        picture = picture.point(lambda value: value / 256).convert("L")
    profile = picture.info.get("icc_profile")
    has_alpha = "A" in picture.getbands() or "transparency" in picture.info
    if profile and picture.mode in {"RGB", "RGBA", "CMYK"}:
        # An odd profile: better the colours as they are than no picture.
        with contextlib.suppress(ImageCms.PyCMSError):
            picture = ImageCms.profileToProfile(
                picture,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGBA" if has_alpha else "RGB",
            )
    if picture.mode not in {"RGB", "RGBA"}:
        picture = picture.convert("RGBA" if has_alpha else "RGB")
    return picture


def shrink(picture: Image.Image, max_side: int) -> Image.Image:
    """Fit within a square of `max_side`; never enlarge."""
    if max(picture.size) > max_side:
        picture.thumbnail((max_side, max_side), Image.Resampling.LANCZOS, reducing_gap=3)
    return picture


def bare(picture: Image.Image) -> Image.Image:
    """Only the pixels: no EXIF, place, comment or profile goes along."""
    see_through = picture.mode == "RGBA" and picture.getextrema()[3][0] < 255
    pixels = Image.new("RGBA" if see_through else "RGB", picture.size)
    pixels.paste(picture)
    return pixels


def target_format(picture: Image.Image, source: str | None, drawing: bool) -> str:
    """PNG for drawings, a format with alpha where something shines through, else JPEG."""
    if picture.mode == "RGBA":
        return "PNG" if source in {"PNG", "GIF"} else "WEBP"
    return "PNG" if drawing else "JPEG"


if __name__ == "__main__":
    main()
