"""ProConnect's published rules, kept by a process of the tests: it refuses what ProConnect refuses.

Run by `python -m`, it prints its port. `POST /next` says who signs in next (their claims), and what
is wrong with the answer (`wrong`).
"""

from __future__ import annotations

import json
import secrets
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "tour-de-table", "not-so-secret"
SITE = "http://testserver"
BACK, LEFT = f"{SITE}/signin/with/proconnect/back/", f"{SITE}/signin/with/proconnect/left/"
REQUIRED = {"response_type", "client_id", "redirect_uri", "scope", "state", "nonce"}
OPTIONAL = {"claims", "prompt", "idp_hint", "login_hint", "siret_hint"}
KNOWN_SCOPES = {"openid", "given_name", "usual_name", "email", "uid", "siret", "idp_id", "phone"}
KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
OTHER = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
CODE_LASTS = 60

state: dict[str, Any] = {"next": {}, "wrong": "", "codes": {}, "tokens": {}, "asked": {}}


class ProConnect(BaseHTTPRequestHandler):
    """One request."""

    def log_message(self, *_args: object) -> None:
        pass

    @property
    def base(self) -> str:
        return f"http://localhost:{self.server.server_port}/api/v2"  # type: ignore[attr-defined]  # a server of ours

    def answer(self, status: int, body: object, kind: str = "application/json") -> None:
        sent = (body if isinstance(body, str) else json.dumps(body)).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    def go(self, address: str, **said: str) -> None:
        self.send_response(302)
        self.send_header("Location", f"{address}?{urlencode(said)}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self) -> None:
        there = urlsplit(self.path)
        said = parse_qs(there.query, keep_blank_values=True)
        pages = {
            "/api/v2/.well-known/openid-configuration": self.configuration,
            "/api/v2/jwks": lambda _said: self.answer(200, {"keys": [KEY.as_dict(private=False)]}),
            "/api/v2/authorize": self.authorize,
            "/api/v2/userinfo": self.userinfo,
            "/api/v2/session/end": self.end,
            "/asked": lambda _said: self.answer(200, state["asked"]),
        }
        pages.get(there.path, lambda _said: self.answer(404, {}))(said)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        if self.path == "/next":
            state.update(json.loads(body))
            self.answer(200, {})
        elif self.path == "/api/v2/token":
            self.token({name: values[0] for name, values in parse_qs(body).items()})
        else:
            self.answer(404, {})

    def configuration(self, _said: object) -> None:
        names = {
            "authorization_endpoint": "authorize",
            "token_endpoint": "token",
            "userinfo_endpoint": "userinfo",
            "jwks_uri": "jwks",
            "end_session_endpoint": "session/end",
        }
        found = {name: f"{self.base}/{path}" for name, path in names.items()}
        taken = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
        self.answer(200, {"issuer": self.base, **found, **taken})

    def authorize(self, said: dict[str, list[str]]) -> None:
        one = {name: values[0] for name, values in said.items()}
        state["asked"] = one
        problems = [
            *(f"missing {name}" for name in sorted(REQUIRED - {*said})),
            *(f"Y000400 {name}" for name in sorted({*said} - REQUIRED - OPTIONAL)),
            *(f"twice {name}" for name, values in said.items() if len(values) > 1),
        ]
        if problems:
            return self.answer(400, problems)
        wrong = {
            "response_type": one["response_type"] != "code",
            "client_id": one["client_id"] != CLIENT,
            "redirect_uri": one["redirect_uri"] != BACK,
            "state": len(one["state"]) < 32,
            "nonce": len(one["nonce"]) < 32,
            "scope": not {"openid"} <= {*one["scope"].split(" ")} <= KNOWN_SCOPES,
        }
        if any(wrong.values()):
            return self.answer(400, [name for name, is_wrong in wrong.items() if is_wrong])
        if state["wrong"] == "cancelled":
            return self.go(BACK, error="access_denied", state=one["state"])
        code = secrets.token_urlsafe(16)
        state["codes"][code] = {"at": time.time(), "nonce": one["nonce"], **state["next"]}
        return self.go(BACK, code=code, state=one["state"], iss=self.base)

    def token(self, sent: dict[str, str]) -> None:
        entry = state["codes"].pop(sent.get("code", ""), None)
        expected = {
            "grant_type": "authorization_code",
            "redirect_uri": BACK,
            "client_id": CLIENT,
            "client_secret": SECRET,
        }
        right = {name: sent.get(name) for name in expected} == expected
        if not right or {*sent} != {*expected, "code"} or "Authorization" in self.headers:
            return self.answer(400, {"error": "invalid_request"})
        if entry is None or time.time() - entry["at"] > CODE_LASTS:
            return self.answer(400, {"error": "invalid_grant"})
        claims = {"sub": entry["sub"], "nonce": entry["nonce"], "acr": entry.get("acr", "eidas1")}
        wrong = state["wrong"]
        if wrong == "nonce":
            claims["nonce"] = secrets.token_urlsafe(32)
        expires = -120 if wrong == "expired" else 60
        audience = "somebody else" if wrong == "audience" else CLIENT
        token = secrets.token_urlsafe(16)
        state["tokens"][token] = entry
        proof = self.signed(claims, expires, audience, OTHER if wrong == "key" else KEY)
        return self.answer(200, {"access_token": token, "token_type": "Bearer", "id_token": proof})

    def signed(self, claims: dict[str, Any], expires: int, audience: str, key: RSAKey) -> str:
        now = int(time.time())
        whole = {**claims, "iss": self.base, "aud": audience, "iat": now, "exp": now + expires}
        return jwt.encode({"alg": "RS256", "kid": "one"}, whole, key)

    def userinfo(self, _said: object) -> None:
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        entry = state["tokens"].get(token)
        if entry is None:
            return self.answer(401, {})
        claims = {
            name: value for name, value in entry.items() if name not in ("at", "nonce", "acr")
        }
        if state["wrong"] == "sub":
            claims["sub"] = "somebody else"
        if state["wrong"] == "json":
            return self.answer(200, claims)
        key = OTHER if state["wrong"] == "userinfo key" else KEY
        return self.answer(200, self.signed(claims, 60, CLIENT, key), "application/jwt")

    def end(self, said: dict[str, list[str]]) -> None:
        one = {name: values[0] for name, values in said.items()}
        claims = jwt.decode(one["id_token_hint"], KEY).claims
        right = claims["aud"] == CLIENT and one["post_logout_redirect_uri"] == LEFT
        if not right or len(one["state"]) < 32 or len(one) != 3:
            return self.answer(400, one)
        return self.go(LEFT, state=one["state"])


if __name__ == "__main__":
    served = ThreadingHTTPServer(("127.0.0.1", 0), ProConnect)
    sys.stdout.write(f"{served.server_port}\n")
    sys.stdout.flush()
    served.serve_forever()
