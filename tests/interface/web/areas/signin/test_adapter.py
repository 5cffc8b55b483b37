"""How one has signed in is kept with the session."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpRequest

from tourdetable.domain.people.models import Account
from tourdetable.interface.web.areas.signin.adapter import MailboxAdapter, way_in


@pytest.mark.parametrize(
    ("records", "way"),
    [
        ([{"method": "code"}], "code"),
        ([{"method": "code"}, {"method": "link"}], "link"),
        ([{"method": "mfa", "id": 12}], "passkey:12"),
        ([{"method": "socialaccount", "provider": "proconnect"}], "proconnect"),
        ([], ""),
    ],
)
def test_the_last_way_counts(records: list[dict[str, Any]], way: str) -> None:
    session = {
        "account_authentication_methods": records,
        "account_authentication_methods_user": "7",
    }
    request: Any = SimpleNamespace(session=session)
    assert way_in(request, Account(pk=7)) == way


def test_nobody_makes_an_account_and_a_passkey_is_no_second_step() -> None:
    adapter = MailboxAdapter()
    assert adapter.is_open_for_signup(HttpRequest()) is False
    assert adapter.get_login_stages() == ["allauth.account.stages.LoginByCodeStage"]


def test_what_it_writes_says_that_a_program_did(settings: Any) -> None:
    settings.LANGUAGE_CODE = "en"
    said = {"name": "Clé", "current_site": SimpleNamespace(domain="reseau.example")}
    mail = MailboxAdapter().render_mail("account/email/passkey_added", "ana@port.example", said)
    assert mail.extra_headers == {"Auto-Submitted": "auto-generated"}
