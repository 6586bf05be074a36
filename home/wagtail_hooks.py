"""What Rosa changes in Wagtail's admin; each thought has its file in `home.admin`."""

from home.admin import choosing, colleagues, files, locks, look, menu, today

__all__ = ["choosing", "files", "locks", "look", "menu", "today"]

colleagues.only_ours()

today.register()
