"""The ceremony by which a browser makes a passkey, or proves that it has one (WebAuthn): what it is
asked, and whether its answer is right. allauth and fido2 do it."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.people.models import Account

SITE = "Tour de table"
WRONG = gettext_lazy("Your browser’s answer could not be checked: start again.")


class PasskeyAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Passkeys belong to the address of the site, whatever name a proxy asks for."""

    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": WRONG}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": urlsplit(settings.SITE_URL).hostname or "", "name": SITE}


def are_offered() -> bool:
    """Whether browsers make passkeys for this site: it has a name and is served by HTTPS, or is
    `localhost`."""
    site = urlsplit(settings.SITE_URL)
    host = site.hostname or ""
    named = host and ":" not in host and not host.replace(".", "").isdigit()
    return host == "localhost" or bool(site.scheme == "https" and named)


def options_to_make(account: Account) -> str:
    """What a browser is asked, to make a passkey: JSON."""
    return json.dumps(auth.begin_registration(account, True))


def options_to_prove() -> dict[str, Any]:
    """What a browser is asked, to prove that it has one of anybody's."""
    options: dict[str, Any] = auth.begin_authentication(user=None)
    return options


def check_made(credential: object) -> None:
    """Raises `ValidationError` unless the answer is to what was asked, and the browser has checked
    who holds it (finger, face, PIN)."""
    if not isinstance(credential, dict):
        raise ValidationError(WRONG)
    try:
        auth.parse_registration_response(credential)
        made = auth.complete_registration(credential)
    except (ValueError, KeyError, AttributeError) as stopped:
        raise ValidationError(WRONG) from stopped
    if not made.is_user_verified():
        raise ValidationError(_("This key does not check who holds it: it cannot be used here."))


def proved(credential: object) -> Authenticator:
    """The passkey that has answered; `ValidationError` when none of ours has."""
    if not isinstance(credential, dict):
        raise ValidationError(WRONG)
    try:
        auth.parse_authentication_response(credential)
        account = auth.extract_user_from_response(credential)
        found: Authenticator = auth.complete_authentication(account, credential)
    except (ValueError, KeyError, AttributeError) as stopped:
        raise ValidationError(WRONG) from stopped
    return found
