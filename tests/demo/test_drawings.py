"""Our own little renderer: what it promises, and that every scene can be drawn."""

import pytest

from demo.drawings import path
from demo.drawings.render import render
from demo.drawings.scenes import HEIGHT, SCENES, WIDTH


def test_a_shape_is_where_the_drawing_says():
    image = render('<rect x="10" y="10" width="20" height="20" fill="#FF0000"/>', 40, 40)
    assert image.getpixel((20, 20)) == (255, 0, 0)
    assert image.getpixel((4, 4)) != (255, 0, 0)


def test_groups_move_turn_and_scale_what_is_in_them():
    inside = '<rect width="4" height="4" fill="#0000FF"/>'
    image = render(f'<g transform="translate(20 20) scale(2) rotate(90)">{inside}</g>', 40, 40)
    assert image.getpixel((16, 24)) == (0, 0, 255)
    assert image.getpixel((24, 24)) != (0, 0, 255)


def test_half_see_through_is_half_the_colour():
    image = render(
        '<rect width="9" height="9" fill="#000000"/><rect width="9" height="9" fill="#FFFFFF" opacity=".5"/>',
        9,
        9,
    )
    assert image.getpixel((4, 4))[0] == pytest.approx(128, abs=2)


def test_a_hole_is_a_hole():
    ring = '<path fill-rule="evenodd" d="M0 0h30v30H0zM10 10h10v10H10z" fill="#000000"/>'
    image = render(ring, 30, 30)
    assert image.getpixel((3, 3)) == (0, 0, 0)
    assert image.getpixel((15, 15)) != (0, 0, 0)


def test_an_arc_ends_where_it_should():
    (points, _shut), *_ = path.flatten("M0 10a10 10 0 0120 0")
    assert points[-1] == pytest.approx((20, 10))
    assert min(y for _, y in points) == pytest.approx(0, abs=0.1)


def test_an_unknown_element_is_refused_in_words():
    with pytest.raises(ValueError, match="<text>"):
        render("<text>Rosa</text>", 10, 10)


@pytest.mark.parametrize("name", SCENES)
def test_every_scene_fills_its_picture(name):
    image = render(SCENES[name](), 160, 100, f"0 0 {WIDTH} {HEIGHT}")
    assert len(image.getcolors(20_000)) > 30, "a scene is more than a few planes"
