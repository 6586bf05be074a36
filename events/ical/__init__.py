"""The agenda for calendar programs (RFC 5545, 7986)."""
