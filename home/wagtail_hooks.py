"""What Rosa changes in Wagtail's admin; each thought has its file in `home.admin`."""

from home.admin import choosing, locks, look, menu, today

__all__ = ["choosing", "locks", "look", "menu", "today"]

today.register()
