"""Calendars that partners make elsewhere, read into our agenda as drafts (RFC 5545)."""
