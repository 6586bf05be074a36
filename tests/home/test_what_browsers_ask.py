"""Theme, icons, manifest and worker of each neighbourhood."""

import json
from io import BytesIO

import pytest
from PIL import Image

from neighbourhoods.models import NeighbourhoodSettings
from tests.conftest import assert_sessionless


def paint(site, **colours) -> None:
    found = NeighbourhoodSettings.for_site(site)
    for name, value in colours.items():
        setattr(found, name, value)
    found.full_clean()
    found.save()


def test_the_usual_colours_need_no_stylesheet(site, client):
    assert "/thema.css" not in client.get("/").content.decode()


def test_a_neighbourhood_wears_its_own_colours(site, other_site, client, other_client):
    paint(other_site, wall="#3A2350", wall_light="#492F60")
    html = other_client.get("/").content.decode()
    assert "/thema.css?3a2350492f60" in html
    assert 'content="#3A2350"' in html
    css = other_client.get("/thema.css").content.decode()
    assert "--wall:#3A2350" in css
    assert "--wall-light:#492F60" in css
    assert "--wall:#0A3A3D" in client.get("/thema.css").content.decode()


def test_high_contrast_wins_from_the_theme(site, client):
    assert ":root:not([data-contrast=high])" in client.get("/thema.css").content.decode()


@pytest.mark.parametrize("size", [180, 192, 512])
def test_the_icon_is_drawn_in_the_colours_of_the_neighbourhood(other_site, other_client, size):
    paint(other_site, wall="#3A2350")
    picture = Image.open(BytesIO(other_client.get(f"/icoon-{size}.png").content))
    assert picture.size == (size, size)
    assert picture.convert("RGB").getpixel((1, 1)) == (0x3A, 0x23, 0x50)


def test_an_icon_of_any_other_size_is_not_drawn(site, client):
    assert client.get("/icoon-5000.png").status_code == 404


def test_the_manifest_is_of_this_neighbourhood_and_language(other_site, other_client):
    manifest = json.loads(other_client.get("/rosa.webmanifest?taal=ar").content)
    assert manifest["name"] == "Huiskamer Overvecht"
    assert (manifest["lang"], manifest["dir"], manifest["start_url"]) == ("ar", "rtl", "/ar/")
    assert [s["url"] for s in manifest["shortcuts"]][:2] == ["/ar/huiskamer/", "/ar/buurtkrant/"]


def test_an_unknown_language_gives_the_dutch_manifest(site, client):
    assert json.loads(client.get("/rosa.webmanifest?taal=xx").content)["lang"] == "nl"


def test_the_worker_keeps_public_pages_only(site, client):
    answer = client.get("/sw.js")
    config = json.loads(answer.content.decode().split("const config = ", 1)[1].split(";\n", 1)[0])
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "/agenda/" in config["keep"]
    assert not [path for path in config["keep"] if "mijn" in path or "huiskamer" in path]
    for path in config["offline"].values():
        assert client.get(path).status_code == 200


def test_the_kill_switch_sends_a_worker_that_removes_itself(site, client, settings):
    settings.ROSA_SERVICE_WORKER = False
    script = client.get("/sw.js").content.decode()
    assert "unregister" in script
    assert "fetch" not in script


@pytest.mark.parametrize(
    "path", ["/thema.css", "/icoon.svg", "/rosa.webmanifest", "/sw.js", "/offline/"]
)
def test_nothing_here_touches_the_session(site, client, path):
    assert_sessionless(client.get(path))
