"""A real neighbourhood: refuses to start, in words, when something it needs is missing."""

from django.core.exceptions import ImproperlyConfigured

from .base import *

_missing = [
    f"{name} is missing: {why}"
    for name, why in {
        "ROSA_SECRET_KEY": "a long random text that signs sessions; make one with `openssl rand -base64 48`",
        "ROSA_HOSTS": "the host names Rosa answers to, with commas between them, such as rosa-lombok.nl",
        "ROSA_BASE_URL": "the address of the site, such as https://rosa-lombok.nl",
        "ROSA_MAIL_FROM": "the address that mail comes from, such as rosa@rosa-lombok.nl",
    }.items()
    if not env(name, default="")
]
if _missing:
    raise ImproperlyConfigured("Rosa can't start yet.\n- " + "\n- ".join(_missing))
SECRET_KEY = env("ROSA_SECRET_KEY")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured(
        "Rosa can't start yet.\n- ROSA_SECRET_KEY is too short: use at least 50 characters"
    )
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("Rosa can't start yet.\n- ROSA_HOSTS may not hold *: name each host")
if not ROSA_BASE_URL.startswith("https://"):
    raise ImproperlyConfigured("Rosa can't start yet.\n- ROSA_BASE_URL must start with https://")
try:
    DATA_DIR.mkdir(parents=True, exist_ok=True)
except OSError as error:
    raise ImproperlyConfigured(
        f"Rosa can't start yet.\n- ROSA_DATA_DIR: the folder {DATA_DIR} can't be made: {error.strerror}"
    ) from error

ROSA_PASSWORD_SIGN_IN = env.bool("ROSA_PASSWORD_SIGN_IN", default=False)
ROSA_DEMO = False
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^gezond/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ROSA_TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-rosa"
CSRF_COOKIE_NAME = "__Host-csrf"
SILENCED_SYSTEM_CHECKS = [
    *SILENCED_SYSTEM_CHECKS,
    "security.W019",  # the admin shows its own previews in a frame; public pages have frame-ancestors 'none'
    "security.W021",  # entering the browsers' preload list is the operator's decision
]
