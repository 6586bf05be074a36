"""Where files go when there is a bucket: public ones have an address, private ones have none."""

import json
import subprocess
import sys

import pytest

from tests.cms.test_production_settings import ROOT, environment, start

ASK = """
import json, django
django.setup()
from django.core.files.storage import storages
public, private = storages["default"], storages["private"]
try:
    address = private.url("briefje.jpg")
except ValueError:
    address = ""
print(json.dumps({
    "public": public.url("pictures/huis.jpg"), "private": address,
    "public_acl": public.default_acl, "private_acl": private.default_acl,
    "folder": private.location, "img": django.conf.settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"],
}))
"""
BUCKET = {
    "ROSA_S3_BUCKET": "lombok",
    "ROSA_S3_ENDPOINT": "https://s3.example.org",
    "ROSA_S3_REGION": "nl-1",
    "ROSA_S3_ACCESS_KEY": "key",
    "ROSA_S3_SECRET_KEY": "secret",
}


@pytest.fixture(params=["", "media.rosa.example"], ids=["bucket", "own domain"])
def stored(request) -> dict:
    extra = BUCKET | ({"ROSA_S3_DOMAIN": request.param} if request.param else {})
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=ROOT, env=environment(**extra),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout) | {"domain": request.param}


def test_a_public_file_has_a_lasting_address_that_the_policy_allows(stored):
    host = stored["domain"] or "s3.example.org"
    assert stored["public"].startswith(f"https://{host}/")
    assert stored["public"].endswith("pictures/huis.jpg")
    assert "?" not in stored["public"]
    assert f"https://{host}" in stored["img"]


def test_a_private_file_has_no_address_at_all(stored):
    assert stored["private"] == ""
    assert stored["private_acl"] == "private"
    assert stored["folder"] == "private"


def test_a_bucket_without_an_address_is_told_in_words():
    done = start(ROSA_S3_BUCKET="lombok")
    assert done.returncode != 0
    assert "needs ROSA_S3_ENDPOINT" in done.stderr
