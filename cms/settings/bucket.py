"""Uploads in an S3-compatible bucket, when ROSA_S3_BUCKET names one."""

from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured


def bucket_storages(env: environ.Env) -> dict[str, dict[str, Any]]:
    """The public and the private storage; empty without a bucket."""
    if not env("ROSA_S3_BUCKET", default=""):
        return {}
    shared = {
        "bucket_name": env("ROSA_S3_BUCKET"),
        "endpoint_url": env("ROSA_S3_ENDPOINT", default=None),
        "region_name": env("ROSA_S3_REGION", default=None),
        "access_key": env("ROSA_S3_ACCESS_KEY", default=None),
        "secret_key": env("ROSA_S3_SECRET_KEY", default=None),
        "file_overwrite": False,
    }
    public = {"custom_domain": env("ROSA_S3_DOMAIN", default=None), "querystring_auth": False}
    private = {"location": "private", "default_acl": "private"}
    return {
        "default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": shared | public},
        "private": {"BACKEND": "cms.private_bucket.PrivateBucket", "OPTIONS": shared | private},
    }


def bucket_origin(env: environ.Env) -> list[str]:
    """Where browsers fetch public files from, as a source of the content security policy.

    Raises:
        ImproperlyConfigured: in words, when a bucket has neither an endpoint nor a domain.
    """
    if not env("ROSA_S3_BUCKET", default=""):
        return []
    if domain := env("ROSA_S3_DOMAIN", default=""):
        return [f"https://{domain}"]
    parts = urlsplit(env("ROSA_S3_ENDPOINT", default=""))
    if not parts.scheme or not parts.netloc:
        raise ImproperlyConfigured(
            "Rosa can't start yet.\n- ROSA_S3_BUCKET needs ROSA_S3_ENDPOINT, such as"
            " https://s3.nl-ams.scw.cloud, or ROSA_S3_DOMAIN, such as media.rosa-lombok.nl"
        )
    return [f"{parts.scheme}://{parts.netloc}"]
