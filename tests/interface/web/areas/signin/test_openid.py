"""What a token is worth, and what a provider must say of itself."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

from tourdetable.interface.web.areas.signin import openid
from tourdetable.interface.web.areas.signin.openid import Conversation, NoAnswer, SignInRequest
from tourdetable.interface.web.areas.signin.providers import IdentityProvider

SERVER = "https://id.example"
PROVIDER = IdentityProvider("oidc", "Id", SERVER, "us", "secret", (), vouches=False, proof=True)
ONE, OTHER = (rsa.generate_private_key(65537, 2048) for _time in range(2))
CURVE = ec.generate_private_key(ec.SECP256R1())
SAID = {"iss": SERVER, "aud": "us", "sub": "ana", "exp": time.time() + 3600}


def published(*keys: Any, names: str = "ab") -> dict[str, Any]:
    found = []
    for name, key in zip(names, keys, strict=False):
        kind = ECAlgorithm if isinstance(key, ec.EllipticCurvePrivateKey) else RSAAlgorithm
        alg = "ES256" if kind is ECAlgorithm else "RS256"
        found.append(json.loads(kind.to_jwk(key.public_key())) | {"kid": name, "alg": alg})
    return {"keys": found}


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Conversation]:
    """A conversation with a provider that publishes these keys: what is fetched is given."""

    def talk(*keys: Any) -> Conversation:
        given = published(*keys)
        monkeypatch.setattr(openid, "fetch", lambda _address: given)
        return Conversation(PROVIDER, {"issuer": SERVER, "jwks_uri": f"{SERVER}/keys"})

    return talk


@pytest.mark.parametrize(
    ("keys", "key", "alg", "kid"),
    [
        ((ONE,), ONE, "RS256", "a"),
        ((ONE, OTHER), OTHER, "RS256", "b"),
        ((ONE,), ONE, "RS256", None),
        ((ONE, CURVE), CURVE, "ES256", "b"),
    ],
)
def test_a_token_signed_by_a_published_key_is_read(
    talk: Callable[..., Conversation], keys: tuple[Any, ...], key: Any, alg: str, kid: str | None
) -> None:
    token = jwt.encode(SAID, key, algorithm=alg, headers={"kid": kid} if kid else None)
    assert talk(*keys).checked(token)["sub"] == "ana"


@pytest.mark.parametrize(
    ("keys", "key", "alg", "kid", "said"),
    [
        ((ONE,), OTHER, "RS256", "a", {}),
        ((ONE,), ONE, "RS256", "z", {}),
        ((ONE, OTHER), ONE, "RS256", None, {}),
        ((ONE,), "s" * 32, "HS256", "a", {}),
        ((ONE,), ONE, "RS256", "a", {"aud": "others"}),
        ((ONE,), ONE, "RS256", "a", {"iss": "https://elsewhere.example"}),
        ((ONE,), ONE, "RS256", "a", {"exp": time.time() - 3600}),
        ((ONE,), ONE, "RS256", "a", {"nbf": time.time() + 3600}),
    ],
)
def test_any_other_is_refused(
    talk: Callable[..., Conversation],
    keys: tuple[Any, ...],
    key: Any,
    alg: str,
    kid: str | None,
    said: dict[str, Any],
) -> None:
    token = jwt.encode(SAID | said, key, algorithm=alg, headers={"kid": kid} if kid else None)
    with pytest.raises(NoAnswer):
        talk(*keys).checked(token)


def test_a_key_to_encrypt_signs_nothing(
    monkeypatch: pytest.MonkeyPatch, talk: Callable[..., Conversation]
) -> None:
    given = published(ONE, OTHER)
    given["keys"][1]["use"] = "enc"
    conversation = talk(ONE)
    monkeypatch.setattr(openid, "fetch", lambda _address: given)
    assert conversation.checked(jwt.encode(SAID, ONE, algorithm="RS256"))["sub"] == "ana"
    forged = jwt.encode(SAID, OTHER, algorithm="RS256", headers={"kid": "b"})
    with pytest.raises(NoAnswer):
        conversation.checked(forged)


@pytest.mark.parametrize("token", ["", "x", "a.b.c", jwt.encode(SAID, None, algorithm="none")])
def test_what_is_no_signed_token_is_refused(talk: Callable[..., Conversation], token: str) -> None:
    with pytest.raises(NoAnswer):
        talk(ONE).checked(token)


@pytest.mark.parametrize("known", [{}, {"issuer": "https://elsewhere.example"}])
def test_a_provider_says_that_it_is_itself(
    monkeypatch: pytest.MonkeyPatch, known: dict[str, Any]
) -> None:
    monkeypatch.setattr(openid, "fetch", lambda _address: known)
    with pytest.raises(NoAnswer):
        Conversation.begun(PROVIDER)
    with pytest.raises(NoAnswer, match="authorization_endpoint"):
        Conversation(PROVIDER, known).address(SignInRequest.new())
    assert Conversation(PROVIDER, known).leaving("proof", "state") == ""


def test_what_is_asked_is_long_and_never_the_same() -> None:
    asked = [SignInRequest.new() for _time in range(2)]
    parts = [part for one in asked for part in (one.state, one.nonce, one.verifier, one.challenge)]
    assert (len({*parts}), min(map(len, parts)) >= 32) == (8, True)
