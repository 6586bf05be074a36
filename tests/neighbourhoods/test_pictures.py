"""Uploaded pictures: upright, bare and small; nasty ones refused in words, without harm."""

import contextlib
import io
import resource
import time

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image
from wagtail.images.forms import get_image_form
from wagtail.models import Collection
from wagtail.models import UploadedFile as Waiting

from neighbourhoods.models import Picture
from neighbourhoods.pictures import MAX_BYTES, PictureRefused, clean_picture
from people.models import User
from tests.neighbourhoods import pictures as made


def opened(clean) -> Image.Image:
    return Image.open(io.BytesIO(clean.file.read()))


def test_a_photo_stands_upright_and_has_lost_its_place():
    sent = made.sideways_photo_with_place()
    assert made.PLACE in sent.read()
    clean = clean_picture(sent)
    assert (clean.width, clean.height, clean.format) == (480, 640, "jpeg")
    data = clean.file.read()
    assert made.PLACE not in data
    assert b"Exif" not in data
    result = Image.open(io.BytesIO(data))
    assert result.size == (480, 640)
    red, blue = result.getpixel((240, 80)), result.getpixel((240, 560))
    assert red[0] > red[2] + 60, "what was left is on top after a quarter turn clockwise"
    assert blue[2] > blue[0] + 60


@pytest.mark.parametrize("turn", range(1, 9))
def test_every_way_a_phone_can_be_held_comes_out_the_same(turn):
    exif = Image.Exif()
    exif[0x0112] = turn
    upright = Image.new("RGB", (40, 20), "white")
    upright.paste("red", (0, 0, 20, 10))
    stored = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    lying = upright.transpose(stored[turn]) if turn in stored else upright
    result = opened(clean_picture(made.upload(lying, "JPEG", exif=exif, quality=95)))
    assert result.size == (40, 20)
    assert result.getpixel((3, 3))[1] < 80 < result.getpixel((30, 15))[1]


@pytest.mark.parametrize("fmt", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_the_formats_of_phones_and_browsers_are_taken(fmt):
    clean = clean_picture(made.photo((900, 300), fmt), max_side=450)
    assert (clean.width, clean.height) == (450, 150)
    assert opened(clean).size == (450, 150)
    assert clean.format in {"jpeg", "png"}


def test_what_shines_through_stays_see_through():
    glass = Image.new("RGBA", (30, 30), (200, 20, 20, 90))
    assert clean_picture(made.upload(glass, "PNG")).format == "png"
    webp = clean_picture(made.upload(glass, "WEBP"))
    assert webp.format == "webp"
    assert opened(webp).convert("RGBA").getpixel((5, 5))[3] in range(80, 100)
    opaque = Image.effect_noise((60, 60), 90).convert("RGBA")
    assert clean_picture(made.upload(opaque, "WEBP")).format == "jpeg"


def test_other_colour_spaces_become_those_of_a_screen():
    for mode, fmt in (("CMYK", "JPEG"), ("L", "JPEG"), ("P", "PNG"), ("I;16", "PNG"), ("1", "PNG")):
        source = Image.new("L", (40, 40), 128)
        source = Image.new("I;16", (40, 40), 32_768) if mode == "I;16" else source.convert(mode)
        result = opened(clean_picture(made.upload(source, fmt))).convert("RGB")
        if mode != "1":
            assert all(abs(part - 128) < 12 for part in result.getpixel((20, 20))), mode


def test_a_small_picture_is_never_blown_up():
    assert clean_picture(made.photo((90, 60)), max_side=1600).width == 90


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (made.hundred_megapixels, "too_many_pixels"),
        (made.text_bomb, "not_a_picture"),
        (made.truncated, "damaged"),
        (made.svg_named_jpg, "not_a_picture"),
        (made.moving, "moving"),
        (lambda: SimpleUploadedFile("leeg.jpg", b""), "empty"),
        (lambda: SimpleUploadedFile("zwaar.jpg", b"\xff\xd8" + bytes(MAX_BYTES)), "too_heavy"),
        (lambda: SimpleUploadedFile("brief.pdf", b"%PDF-1.7 hallo"), "not_a_picture"),
        (lambda: made.photo(fmt="TIFF", name="foto.jpg"), "not_a_picture"),
    ],
)
def test_a_nasty_file_is_refused_in_a_sentence_and_quickly(make, code):
    uploaded = make()
    started = time.monotonic()
    with pytest.raises(PictureRefused) as refused:
        clean_picture(uploaded)
    assert refused.value.code == code
    assert str(refused.value.message).endswith(".")
    assert time.monotonic() - started < 10


def test_a_huge_picture_costs_this_process_no_memory():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(PictureRefused):
        clean_picture(made.hundred_megapixels())
    clean_picture(SimpleUploadedFile("net-niet.png", made.png(6_300, 6_300)), 800)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert after - before < 40_000, "kB of resident memory"


def test_the_hungriest_format_fits_at_forty_megapixels():
    plain = Image.new("RGBA", (7_300, 5_470), (200, 40, 40, 120))
    assert clean_picture(made.upload(plain, "AVIF", speed=10), 800).width == 800


@hypothesis_settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_whatever_is_broken_in_a_file_the_answer_is_a_sentence(data):
    fmt = data.draw(st.sampled_from(["JPEG", "PNG", "WEBP", "AVIF", "GIF"]))
    content = bytearray(made.photo((48, 32), fmt).read())
    for _n in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(PictureRefused):  # any other exception fails
        assert clean_picture(ContentFile(bytes(content), "foto.jpg")).width > 0


@pytest.fixture
def admin(site, client) -> User:
    """Somebody who may do everything, signed in."""
    user = User.objects.create_superuser("baas", "baas@rosa.example", "rosa", called="Baas")
    client.force_login(user)
    return user


def image_form(uploaded, user, **values):
    data = {"title": "Markt", "collection": Collection.get_first_root_node().pk} | values
    return get_image_form(Picture)(data, {"file": uploaded}, user=user)


def test_the_picture_library_stores_no_original(admin):
    form = image_form(made.sideways_photo_with_place(), admin)
    assert form.is_valid(), form.errors
    picture = form.save()
    with picture.file.open() as stored:
        data = stored.read()
    assert made.PLACE not in data
    assert (picture.width, picture.height) == (480, 640)
    assert picture.file_size == len(data)


def test_a_large_upload_in_a_temporary_file_is_cleaned_as_well(admin):
    sent = made.sideways_photo_with_place()
    large = TemporaryUploadedFile("telefoon.png", "image/png", sent.size, None)
    large.write(sent.read())
    large.seek(0)
    form = image_form(large, admin)
    assert form.is_valid(), form.errors
    picture = form.save()
    large.close()
    assert picture.file.name.endswith(".jpg")
    with picture.file.open() as stored:
        assert made.PLACE not in stored.read()


def test_the_library_refuses_a_bomb_in_the_same_words(admin):
    form = image_form(made.hundred_megapixels(), admin)
    assert form.errors["file"] == [
        "Deze foto is te groot. Maak hem kleiner en probeer het nog eens."
    ]


def test_the_uploader_of_many_pictures_keeps_no_original_when_a_title_is_wrong(admin, client):
    sent = made.sideways_photo_with_place()
    answer = client.post(
        reverse("wagtailimages:add_multiple"),
        {
            "files[]": sent,
            "title": "x" * 300,
            "collection": Collection.get_first_root_node().pk,
        },
        headers={"x-requested-with": "XMLHttpRequest"},
    ).json()
    assert "uploaded_file_id" in answer, answer
    with Waiting.objects.get().file.open() as stored:
        assert made.PLACE not in stored.read()
