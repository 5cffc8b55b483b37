from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class MailboxAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Only mailboxes that the network has registered sign in: access comes from seats (DESIGN
    §7)."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
