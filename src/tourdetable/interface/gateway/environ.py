"""A request as WSGI knows it (PEP 3333), from what Granian says of it (RSGI)."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any, BinaryIO

from granian.rsgi import Scope

Environ = dict[str, Any]

FIXED: Environ = {
    "SCRIPT_NAME": "",
    "SERVER_SOFTWARE": "Granian",
    "wsgi.version": (1, 0),
    "wsgi.multithread": True,
    "wsgi.multiprocess": True,
    "wsgi.run_once": False,
    "wsgi.input_terminated": True,
}
BARE = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}
"""Headers that have a name of their own."""
BETWEEN = {"cookie": "; "}
"""What stands between two headers of one name, where it is not a comma."""


def environ_of(scope: Scope, body: BinaryIO) -> Environ:
    """What a WSGI application reads of a request."""
    server, port = place_of(scope.server)
    client, client_port = place_of(scope.client)
    environ = FIXED | {
        "REQUEST_METHOD": scope.method,
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": server,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": client,
        "REMOTE_PORT": client_port,
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
    }
    if scope.authority:
        environ["HTTP_HOST"] = scope.authority
    add_headers(environ, scope.headers.items())
    return environ


def add_headers(environ: Environ, headers: Iterable[tuple[str, str]]) -> None:
    """Each header under its name; one that is said twice, in one line. A name with an underscore
    would pass for another one, as proxies write it: it is left out."""
    for name, value in headers:
        if "_" in name:
            continue
        key = BARE.get(name) or "HTTP_" + name.upper().replace("-", "_")
        said = environ.get(key)
        if said is None or key == "HTTP_HOST":
            environ[key] = value
        else:
            environ[key] = f"{said}{BETWEEN.get(name, ',')}{value}"


def place_of(address: str) -> tuple[str, str]:
    """The name and the port of `name:port`, or of `[::1]:port`."""
    name, _colon, port = address.rpartition(":")
    return name.strip("[]"), port
