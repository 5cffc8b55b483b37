from __future__ import annotations

from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from tourdetable.domain.people.actions import mailbox
from tourdetable.domain.signin.queries import digest, identities, passkeys

pytestmark = pytest.mark.django_db


def test_an_account_has_its_own_passkeys_and_identities() -> None:
    ana, bao = mailbox("ana@port.example"), mailbox("bao@port.example")
    keys = [
        Authenticator.objects.create(
            user=user, type=kind, data={}, created_at=datetime(2027, 1, day, tzinfo=UTC)
        )
        for user, kind, day in (
            (ana, "webauthn", 9),
            (ana, "webauthn", 8),
            (ana, "totp", 7),
            (bao, "webauthn", 6),
        )
    ]
    known = [SocialAccount.objects.create(user=u, provider="oidc", uid=u.email) for u in (ana, bao)]
    assert (passkeys(ana), passkeys(bao)) == ([keys[1], keys[0]], [keys[3]])
    assert (identities(ana), identities(bao)) == ([known[0]], [known[1]])


def test_a_digest_says_nothing_of_its_secret() -> None:
    assert digest("secret") != digest("Secret")
    assert (len(digest("")), "secret" in digest("secret")) == (64, False)
