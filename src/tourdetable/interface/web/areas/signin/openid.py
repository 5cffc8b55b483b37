"""OpenID Connect, as ProConnect asks it of us and as others take it: what is asked, and what an
answer is worth.

State and nonce are long, and checked; nothing is sent that is not asked for; signatures, issuer,
audience, dates and subject are checked (PyJWT).
"""

from __future__ import annotations

import hashlib
import hmac
import json
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any

import jwt
import requests
from django.utils.http import urlencode
from requests import RequestException

from tourdetable.interface.web.areas.signin.providers import SCOPES, IdentityProvider

LONG = 32
"""Bytes of a state or of a nonce: ProConnect wants 32 characters at least."""

SIGNATURES = ("RS256", "PS256", "ES256", "EdDSA")
SKEW = 60
"""Seconds by which two clocks may differ."""
PATIENCE = 5
"""Seconds that a provider may take to answer."""

Claims = dict[str, Any]


class NoAnswer(Exception):
    """The provider does not answer, or not as the standard says."""


class TooWeak(Exception):
    """The provider was not sure enough of whom it has before it."""


@dataclass(frozen=True)
class SignInRequest:
    """What one request to sign in was made of: it is kept in the browser's session."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def new(cls) -> SignInRequest:
        return cls(token_urlsafe(LONG), token_urlsafe(LONG), token_urlsafe(LONG))

    @property
    def challenge(self) -> str:
        digest = hashlib.sha256(self.verifier.encode()).digest()
        return urlsafe_b64encode(digest).decode().rstrip("=")


@dataclass(frozen=True)
class Conversation:
    """With one provider, whose addresses it tells by itself."""

    provider: IdentityProvider
    known: Claims

    @classmethod
    def begun(cls, provider: IdentityProvider) -> Conversation:
        known = fetch(f"{provider.server}/.well-known/openid-configuration")
        if str(known.get("issuer", "")).rstrip("/") != provider.server:
            raise NoAnswer(f"{provider.server} says that it is {known.get('issuer')}")
        return cls(provider, known)

    def address(self, asked: SignInRequest) -> str:
        """Where a browser is sent to sign in."""
        said = {
            "response_type": "code",
            "client_id": self.provider.client_id,
            "redirect_uri": self.provider.callback,
            "scope": " ".join(SCOPES),
            "state": asked.state,
            "nonce": asked.nonce,
        }
        if self.provider.levels:
            said["claims"] = json.dumps({"id_token": {"acr": self.wanted_level}})
        if self.provider.proof:
            said |= {"code_challenge": asked.challenge, "code_challenge_method": "S256"}
        return f"{self.endpoint('authorization_endpoint')}?{urlencode(said)}"

    @property
    def wanted_level(self) -> Claims:
        return {"essential": True, "values": list(self.provider.levels)}

    def claims(self, code: str, asked: SignInRequest) -> tuple[Claims, str]:
        """What the provider says of whoever came back with this code, and the token that proves
        it."""
        tokens = self.exchange(code, asked)
        proof = str(tokens.get("id_token", ""))
        said = self.proved(proof, asked)
        more = self.user_info(str(tokens.get("access_token", "")))
        if not said.get("sub") or more.get("sub") != said["sub"]:
            raise NoAnswer("another subject")
        return {**said, **more}, proof

    def proved(self, proof: str, asked: SignInRequest) -> Claims:
        """What the token says that proves who came back: it answers this request, and is sure
        enough."""
        said = self.checked(proof)
        if "exp" not in said:
            raise NoAnswer("a proof that never ends")
        if not hmac.compare_digest(str(said.get("nonce", "")), asked.nonce):
            raise NoAnswer("another nonce")
        if self.provider.levels and said.get("acr") not in self.provider.levels:
            raise TooWeak
        return said

    def exchange(self, code: str, asked: SignInRequest) -> Claims:
        """A code for tokens: it lives a minute, and serves once."""
        sent = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.provider.callback,
        }
        if self.provider.proof:
            sent["code_verifier"] = asked.verifier
        own = (self.provider.client_id, self.provider.secret)
        taken = self.known.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        if "client_secret_post" in taken:
            sent |= {"client_id": own[0], "client_secret": own[1]}
            return fetch(self.endpoint("token_endpoint"), sent)
        return fetch(self.endpoint("token_endpoint"), sent, auth=own)

    def user_info(self, token: str) -> Claims:
        """JSON, or a signed token."""
        headers = {"Authorization": f"Bearer {token}"}
        return fetch(self.endpoint("userinfo_endpoint"), headers=headers, signed=self.checked)

    def checked(self, token: str) -> Claims:
        """What a token says, once its signature, issuer, audience and dates are right."""
        keys = fetch(self.endpoint("jwks_uri"))
        try:
            header = jwt.get_unverified_header(token)
            said: Claims = jwt.decode(
                token,
                signing_key(keys, header),
                algorithms=[header["alg"]],
                issuer=self.known["issuer"],
                audience=self.provider.client_id,
                leeway=SKEW,
                options={"require": ["iss", "aud"]},
            )
        except (jwt.PyJWTError, ValueError, KeyError) as why:
            raise NoAnswer(f"a token that cannot be checked: {why}") from why
        return said

    def leaving(self, proof: str, state: str) -> str:
        """Where a browser is sent to sign out there too; nothing when it cannot be asked."""
        there = str(self.known.get("end_session_endpoint", ""))
        said = {
            "id_token_hint": proof,
            "state": state,
            "post_logout_redirect_uri": self.provider.after_leaving,
        }
        return f"{there}?{urlencode(said)}" if there else ""

    def endpoint(self, name: str) -> str:
        there = self.known.get(name)
        if not isinstance(there, str):
            raise NoAnswer(f"{self.provider.server} does not say its {name}")
        return there


def signing_key(keys: Claims, header: Claims) -> jwt.PyJWK:
    """The key by which a token says that it was signed; unnamed, the only one there is."""
    if header["alg"] not in SIGNATURES:
        raise ValueError(f"signed by {header['alg']}")
    known = [key for key in jwt.PyJWKSet.from_dict(keys).keys if key.public_key_use != "enc"]
    named = [key for key in known if key.key_id == header.get("kid")] or known
    if len(named) != 1 or ("kid" in header and named[0].key_id != header["kid"]):
        raise ValueError("signed by a key that is not published")
    return named[0]


def fetch(
    address: str,
    sent: Claims | None = None,
    *,
    headers: dict[str, str] | None = None,
    auth: tuple[str, str] | None = None,
    signed: Any = None,
) -> Claims:
    """What a provider answers: an object, in JSON or (where `signed` reads it) in a token."""
    try:
        answer = requests.request(
            "GET" if sent is None else "POST",
            address,
            data=sent,
            headers=headers,
            auth=auth,
            timeout=PATIENCE,
            allow_redirects=False,
        )
        answer.raise_for_status()
        kind = answer.headers.get("Content-Type", "").partition(";")[0].strip()
        found = signed(answer.text) if signed and kind == "application/jwt" else answer.json()
    except (RequestException, ValueError) as why:
        raise NoAnswer(f"{address}: {why}") from why
    if not isinstance(found, dict):
        raise NoAnswer(f"{address}: not an object")
    return found
