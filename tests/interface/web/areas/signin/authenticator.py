"""What a phone does when it is asked for a passkey, in some lines: ES256, no attestation."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_bytes
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

FLAG = AuthenticatorData.FLAG
ORIGIN = "http://localhost"


@dataclass
class Phone:
    """It holds one passkey at a time, and has seen its owner's finger when `verifies`."""

    origin: str = ORIGIN
    verifies: bool = True
    key: Any = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    id: bytes = field(default_factory=lambda: token_bytes(16))
    handle: bytes = b""

    def make(self, options: str) -> str:
        """The answer to what a page asks, to make a passkey."""
        asked = json.loads(options)["publicKey"]
        self.handle = websafe_decode(asked["user"]["id"])
        public = ES256.from_cryptography_key(self.key.public_key())
        held = AttestedCredentialData.create(Aaguid.NONE, self.id, public)
        data = AuthenticatorData.create(
            rp_hash(asked["rp"]["id"]), self.flags | FLAG.AT, 0, bytes(held)
        )
        said = self.said("webauthn.create", asked["challenge"])
        attestation = AttestationObject.create("none", data, {})
        return self.answer({"clientDataJSON": said, "attestationObject": bytes(attestation)})

    def prove(self, options: dict[str, Any]) -> str:
        """The answer to what a page asks, to sign in."""
        asked = options["publicKey"]
        data = bytes(AuthenticatorData.create(rp_hash(asked["rpId"]), self.flags, 1))
        said = self.said("webauthn.get", asked["challenge"])
        signature = self.key.sign(data + sha256(said).digest(), ec.ECDSA(SHA256()))
        parts = {"clientDataJSON": said, "authenticatorData": data, "signature": signature}
        return self.answer(parts | {"userHandle": self.handle})

    @property
    def flags(self) -> int:
        return FLAG.UP | FLAG.UV if self.verifies else FLAG.UP

    def said(self, kind: str, challenge: str) -> bytes:
        return bytes(
            CollectedClientData.create(
                type=kind, challenge=websafe_decode(challenge), origin=self.origin
            )
        )

    def answer(self, parts: dict[str, bytes]) -> str:
        name = websafe_encode(self.id)
        response = {part: websafe_encode(value) for part, value in parts.items()}
        return json.dumps(
            {
                "id": name,
                "rawId": name,
                "type": "public-key",
                "clientExtensionResults": {},
                "response": response,
            }
        )


def rp_hash(name: str) -> bytes:
    return sha256(name.encode()).digest()
