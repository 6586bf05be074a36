"""Cells that a spreadsheet shows and does not reckon with."""

RECKONS = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(value):
    """`value` for a cell: text that begins like a formula gets an apostrophe before it (OWASP, CSV
    injection). Numbers and dates stay what they are."""
    if isinstance(value, str) and value.lstrip(" ").startswith(RECKONS):
        return f"'{value}"
    return value
