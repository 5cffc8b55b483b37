"""Meetings: calendar, agenda, invitations and replies, attendance, duties in turn."""
