"""The face of Wagtail's admin: what editors see first, what they don't need, what may not be broken."""
