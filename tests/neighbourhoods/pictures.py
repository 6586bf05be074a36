"""Real pictures for tests, made on the spot, good ones and nasty ones."""

import io
import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image

PLACE = b"Kanaalstraat 52.0907 5.1214"


def photo(size=(640, 480), fmt="JPEG", name=None, **save) -> SimpleUploadedFile:
    """A picture with a red left half and a blue right half, in many colours like a photo."""
    gradient = Image.radial_gradient("L").resize(size)
    picture = Image.merge("RGB", (gradient, gradient.rotate(90), gradient.rotate(180)))
    tint = Image.new("RGB", size, "#c02020")
    tint.paste("#2020c0", (size[0] // 2, 0, *size))
    return upload(Image.blend(picture, tint, 0.8), fmt, name, **save)


def upload(picture: Image.Image, fmt="JPEG", name=None, **save) -> SimpleUploadedFile:
    """`picture` as a browser would send it."""
    out = io.BytesIO()
    picture.save(out, fmt, **save)
    return SimpleUploadedFile(name or f"foto.{fmt.lower()}", out.getvalue())


def sideways_photo_with_place() -> SimpleUploadedFile:
    """A phone's photo: stored lying, to be turned a quarter clockwise, with the place in it."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.ImageDescription] = PLACE.decode()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (52.0, 5.0, 27.0)
    return photo((640, 480), exif=exif)


def chunk(kind: bytes, data: bytes) -> bytes:
    """One chunk of a PNG file (PNG 3 §5.3)."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *chunks: bytes) -> bytes:
    """A one-bit PNG of this size: a few kB however large, since all its rows are the same."""
    rows = zlib.compress(bytes(((width + 7) // 8 + 1) * height), 9)
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    end = chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + end


def hundred_megapixels() -> SimpleUploadedFile:
    """10,000 by 10,000 pixels in a few kB."""
    return SimpleUploadedFile("groot.png", png(10_000, 10_000))


def text_bomb() -> SimpleUploadedFile:
    """A PNG whose comments unpack to 100 MB."""
    bomb = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(50 * 1024 * 1024), 9))
    return SimpleUploadedFile("bom.png", png(8, 8, bomb, bomb))


def truncated() -> SimpleUploadedFile:
    """A JPEG of which the second half never arrived."""
    data = photo().read()
    return SimpleUploadedFile("half.jpg", data[: len(data) // 2])


def svg_named_jpg() -> SimpleUploadedFile:
    """A drawing with a script in it, under another name and type."""
    text = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    return SimpleUploadedFile("tekening.jpg", text, "image/jpeg")


def moving() -> SimpleUploadedFile:
    """A GIF of two frames."""
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    return upload(frames[0], "GIF", save_all=True, append_images=frames[1:])
