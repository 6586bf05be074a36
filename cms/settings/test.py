"""The test suite: the same code, quick hashes, no mail that leaves, a data folder of its own."""

import os
import tempfile
from pathlib import Path

from .base import *

SECRET_KEY = "only-for-tests-" + "x" * 40
DATA_DIR = Path(env("ROSA_DATA_DIR", default=tempfile.mkdtemp(prefix="rosa-test-")))
DATA_DIR.mkdir(parents=True, exist_ok=True)
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A real file: tests with threads and sockets share it, as people do.
    DATABASES["default"]["NAME"] = str(DATA_DIR / "rosa.sqlite3")
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
else:
    DATABASES["default"]["OPTIONS"] = {}  # the pool would outlive the test database
if REDIS_URL:
    # Workers of one run must not hear each other.
    CHANNEL_LAYERS["default"]["CONFIG"]["prefix"] = CACHES["default"]["KEY_PREFIX"] = (
        f"rosa-test-{os.getpid()}"
    )
STATIC_ROOT = DATA_DIR / "static"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES["private"]["OPTIONS"]["location"] = DATA_DIR / "private"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
SERVESTATIC_USE_FINDERS = True
SERVESTATIC_USE_STATIC_ROOT = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver", ".localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
ROSA_EMBEDDED_WORKER = False
ROSA_PASSWORD_SIGN_IN = True
ROSA_DEMO = False
INSTALLED_APPS = [*INSTALLED_APPS, "django_migration_linter"]
MIGRATION_LINTER_OPTIONS = {
    "include_apps": [app for app in ROSA_APPS_WITH_WORDS if app != "cms"],
    # SQLite makes a table anew for a new column, which reads as this
    "exclude_migration_tests": ["NOT_NULL"],
    # ... and here as new unique constraints, which the table had before; no other migration is let off
    "ignore_name": ["0002_kinds", "0003_verbs", "0004_places"],
    "no_cache": True,
}
