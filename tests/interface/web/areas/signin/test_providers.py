from __future__ import annotations

from typing import Any

import pytest
from pytest_django.fixtures import Settings

from tourdetable.interface.web.areas.signin.providers import identity_providers, provider_called

SET: dict[str, Any] = {
    "server": "https://id.example",
    "client_id": "us",
    "secret": "secret",
    "name": "",
    "levels": ("eidas1-mfa",),
    "origins": (),
}


@pytest.mark.parametrize(
    ("proconnect", "oidc", "names"),
    [
        ({}, {}, []),
        (SET, {}, ["ProConnect"]),
        ({}, SET | {"name": "Le département"}, ["Le département"]),
        (SET, SET, ["ProConnect", "le compte de mon organisation"]),
    ],
)
def test_those_that_are_set_proconnect_first(
    settings: Settings, proconnect: dict[str, Any], oidc: dict[str, Any], names: list[str]
) -> None:
    settings.PROCONNECT, settings.OIDC = proconnect, oidc
    assert [one.name for one in identity_providers()] == names


def test_each_is_sent_where_it_sends_back(settings: Settings) -> None:
    settings.SITE_URL, settings.PROCONNECT, settings.OIDC = "https://reseau.example", SET, SET
    one, other = identity_providers()
    assert (one.callback, one.after_leaving) == (
        "https://reseau.example/signin/with/proconnect/back/",
        "https://reseau.example/signin/with/proconnect/left/",
    )
    assert [(each.vouches, each.proof, each.levels) for each in (one, other)] == [
        (True, False, ("eidas1-mfa",)),
        (False, True, ("eidas1-mfa",)),
    ]
    assert (provider_called("oidc"), provider_called("google")) == (other, None)
