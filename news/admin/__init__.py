"""The newspaper in Wagtail's admin."""
