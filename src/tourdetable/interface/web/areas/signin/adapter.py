from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class MailboxAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Only mailboxes that the network has registered sign in: access comes from seats (DESIGN
    §7)."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": _(
            "That was the third wrong code: the one that was sent no longer works. Ask for another."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
