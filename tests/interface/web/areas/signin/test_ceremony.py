from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from pytest_django.fixtures import Settings

from tourdetable.interface.web.areas.signin.ceremony import (
    PasskeyAdapter,
    are_offered,
    check_made,
    proved,
)


@pytest.mark.parametrize(
    ("site", "host", "offered"),
    [
        ("https://reseau.example.org", "reseau.example.org", True),
        ("https://reseau.example.org:8443", "reseau.example.org", True),
        ("http://reseau.example.org", "reseau.example.org", False),
        ("http://localhost:8000", "localhost", True),
        ("http://127.0.0.1:8000", "127.0.0.1", False),
        ("https://192.0.2.7", "192.0.2.7", False),
        ("https://[2001:db8::7]", "2001:db8::7", False),
    ],
)
def test_passkeys_belong_to_the_address_of_the_site(
    settings: Settings, site: str, host: str, offered: bool
) -> None:
    settings.SITE_URL = site
    assert are_offered() is offered
    assert PasskeyAdapter().get_public_key_credential_rp_entity()["id"] == host


@pytest.mark.parametrize("answer", [None, [], "x", 3])
def test_what_is_no_answer_is_refused(answer: object) -> None:
    for check in (check_made, proved):
        with pytest.raises(ValidationError):
            check(answer)
