from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tourdetable.domain.joining.actions.coming import first_visit
from tourdetable.domain.people.models import Account
from tourdetable.domain.signin.queries import passkey_mark
from tourdetable.interface.web.areas.signin.limits import spares
from tourdetable.interface.web.areas.signin.links import LINK_KEY, address_of
from tourdetable.interface.web.areas.signin.sessions import BROWSER, OPENED_AT, OPENED_BY
from tourdetable.interface.web.base import clock

CODE_MAIL, UNKNOWN_MAIL = "account/email/login_code", "account/email/unknown_account"
LONGEST = 200
"""Characters that are kept of what a browser says of itself."""


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

    def get_login_stages(self) -> list[str]:
        """A passkey is another way in, not a second step: who has lost it asks for a code."""
        return ["allauth.account.stages.LoginByCodeStage"]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """With a code goes the link that does the same. An address that nobody has is not written
        to again and again, and whoever asks is told nothing of it."""
        if template_prefix == UNKNOWN_MAIL and not spares(self.request, email):
            return
        if template_prefix == CODE_MAIL:
            token = self.request.session.get(LINK_KEY, "")
            context = context | {"link": address_of(token) if token else ""}
        super().send_mail(template_prefix, email, context)

    def render_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> Any:
        """It says that a program sent it (RFC 3834): no automatic reply comes back."""
        told = {"Auto-Submitted": "auto-generated"}
        return super().render_mail(template_prefix, email, context, headers=told)

    def login(self, request: HttpRequest, user: Account) -> None:
        """The session says how, when and in which browser it was opened."""
        first = user.last_login is None
        super().login(request, user)
        if first:
            first_visit(account=user, now=clock.now())
        request.session.pop(LINK_KEY, None)
        request.session[BROWSER] = request.headers.get("User-Agent", "")[:LONGEST]
        request.session[OPENED_BY] = way_in(request, user)
        request.session[OPENED_AT] = int(clock.now().timestamp())


def way_in(request: HttpRequest, user: Account) -> str:
    """How somebody has just signed in: `code`, `link`, `operator`, `passkey:12`, the id of a
    provider."""
    for record in reversed(get_authentication_records(request, user)):
        if record["method"] == "mfa":
            return passkey_mark(record["id"])
        if record["method"] == "socialaccount":
            return str(record["provider"])
        return str(record["method"])
    return ""
