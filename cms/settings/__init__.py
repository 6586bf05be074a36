"""Settings: `base` is shared; choose `demo`, `production` or `test` with DJANGO_SETTINGS_MODULE."""
