"""Public answers leave small; personal ones keep their size to themselves."""

import brotli
import pytest


@pytest.fixture
def packed(site, client):
    return client.get("/", headers={"accept-encoding": "gzip, br"})


def test_a_public_page_leaves_as_brotli(packed, client):
    assert packed.headers["Content-Encoding"] == "br"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert brotli.decompress(packed.content).startswith(b"<!doctype html>")
    assert int(packed.headers["Content-Length"]) == len(packed.content)


@pytest.mark.parametrize("accepted", ["", "gzip", "br;q=0"])
def test_a_browser_without_brotli_gets_plain_text(site, client, accepted):
    answer = client.get("/", headers={"accept-encoding": accepted})
    assert "Content-Encoding" not in answer.headers
    assert answer.content.startswith(b"<!doctype html>")


def test_a_personal_page_is_not_compressed(site, client, editor):
    client.force_login(editor)
    answer = client.get("/stijl/", headers={"accept-encoding": "br"})
    assert answer.status_code == 200
    assert "Content-Encoding" not in answer.headers
