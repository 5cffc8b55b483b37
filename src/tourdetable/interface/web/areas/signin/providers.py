"""Where people may prove who they are, as the operator has set it."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

SCOPES = ("openid", "email")
"""An address is all that is asked: names come from our own people."""


@dataclass(frozen=True)
class IdentityProvider:
    """An OpenID provider. `levels`: how sure it must be of whom it has before it (acr), any of
    them. `vouches`: it only knows addresses that were checked. `proof`: it takes that of RFC 7636
    (PKCE), which ProConnect refuses."""

    id: str
    name: str
    server: str
    client_id: str
    secret: str
    levels: tuple[str, ...]
    vouches: bool
    proof: bool

    @property
    def callback(self) -> str:
        """Where it sends people back, to the letter."""
        return f"{settings.SITE_URL}{reverse('identity_back', args=[self.id])}"

    @property
    def after_leaving(self) -> str:
        """Where it sends them back once they have signed out there."""
        return f"{settings.SITE_URL}{reverse('identity_left', args=[self.id])}"


def identity_providers() -> list[IdentityProvider]:
    """Those that are set, ProConnect first."""
    names = {"proconnect": "ProConnect", "oidc": _("my organisation’s account")}
    said = {"proconnect": settings.PROCONNECT, "oidc": settings.OIDC}
    return [
        IdentityProvider(
            id=one,
            name=set_so["name"] or names[one],
            server=set_so["server"],
            client_id=set_so["client_id"],
            secret=set_so["secret"],
            levels=set_so["levels"],
            vouches=one == "proconnect",
            proof=one != "proconnect",
        )
        for one, set_so in said.items()
        if set_so
    ]


def provider_called(name: str) -> IdentityProvider | None:
    """The one of this id, if it is set."""
    return next((one for one in identity_providers() if one.id == name), None)
