"""Calendars to subscribe to: one's own, a body's, a network's."""
