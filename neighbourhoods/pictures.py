"""Pictures that people upload: looked at, decoded apart, and stored as pixels only.

A picture is judged by its content, never by its name. What is stored is our own encoding: upright,
without EXIF, place or anything else that came along. The original is never kept.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _

MAX_BYTES = 10 * 1024 * 1024
WORKER = Path(__file__).with_name("picture_worker.py")
SECONDS = 30  # of wall clock for one picture
QUEUE_SECONDS = 20  # how long one picture waits for the others
AT_ONCE = BoundedSemaphore(2)  # decoders in one process; more would only fight for memory
SUFFIXES = {"jpeg": ".jpg", "png": ".png", "webp": ".webp"}

REASONS = {
    "empty": _("This file is empty. Choose your picture once more."),
    "too_heavy": _("This picture is too heavy. It may be 10 MB at most."),
    "too_many_pixels": _("This picture is too large. Make it smaller and try again."),
    "not_a_picture": _("We can't read this file as a picture. Choose a JPEG, PNG or WebP."),
    "damaged": _("This picture is damaged or only half there. Choose another one."),
    "moving": _("This picture moves. Choose one that stands still."),
    "busy": _("It is busy with pictures right now. Try again in a minute."),
}


class PictureRefused(ValidationError):
    """The picture is not taken; the message says why in a sentence, `code` is a key of REASONS."""

    def __init__(self, reason: str) -> None:
        super().__init__(REASONS[reason], code=reason)


@dataclass(frozen=True)
class CleanPicture:
    """A picture that may be stored and shown.

    Attributes:
        file: its bytes, named `picture.jpg`, `.png` or `.webp`.
        width, height: in pixels, as it stands upright.
        format: "jpeg", "png" or "webp".
    """

    file: ContentFile
    width: int
    height: int
    format: str


def clean_picture(uploaded: File, max_side: int = 1600) -> CleanPicture:
    """Decode `uploaded` in a limited process of its own and encode it anew.

    Args:
        uploaded: anything with bytes of a picture; its name and type are not believed.
        max_side: longest side in pixels of what comes out; smaller pictures stay as they are.

    Raises:
        PictureRefused: for every picture that can't be taken, whatever is wrong with it.
    """
    if not uploaded.size:
        raise PictureRefused("empty")
    if uploaded.size > MAX_BYTES:
        raise PictureRefused("too_heavy")
    uploaded.seek(0)
    head, _newline, data = _ask_worker(uploaded.read(), max_side).partition(b"\n")
    try:
        answer = json.loads(head)
    except ValueError as error:
        raise PictureRefused("damaged") from error  # the decoder itself broke down
    if "refused" in answer:
        raise PictureRefused(answer["refused"])
    name = "picture" + SUFFIXES[answer["format"]]
    return CleanPicture(
        ContentFile(data, name), answer["width"], answer["height"], answer["format"]
    )


def _ask_worker(data: bytes, max_side: int) -> bytes:
    if not AT_ONCE.acquire(timeout=QUEUE_SECONDS):
        raise PictureRefused("busy")
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(WORKER), str(max_side)],
            input=data,
            check=False,  # a decoder that was killed answers nothing
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            env={"PATH": "", "MALLOC_ARENA_MAX": "2"},
        )
    except subprocess.TimeoutExpired as error:
        raise PictureRefused("busy") from error
    except OSError as error:  # no process to be had: too many, or no memory left
        raise PictureRefused("busy") from error
    finally:
        AT_ONCE.release()
    return done.stdout
