"""`make demo`: the demo neighbourhood on one machine, production code, embedded defaults."""

import secrets

from .base import *

DATA_DIR.mkdir(parents=True, exist_ok=True)
_key_file = DATA_DIR / "secret_key"
if not _key_file.exists():
    _key_file.write_text(secrets.token_urlsafe(50))
    _key_file.chmod(0o600)
SECRET_KEY = env("ROSA_SECRET_KEY", default=_key_file.read_text())

PORT = env.int("PORT", default=8000)
ROSA_BASE_URL = WAGTAILADMIN_BASE_URL = env("ROSA_BASE_URL", default=f"http://localhost:{PORT}")
ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]", ".localhost"]
# Browsers send cookies to every port of a host: two demos beside each other would sign each other out.
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"rosa-{PORT}", f"csrf-{PORT}"
ROSA_PASSWORD_SIGN_IN = True
ROSA_DEMO = True
