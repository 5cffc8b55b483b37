"""Fetching one address, as if whoever gave it meant harm.

A name is resolved once, all its addresses must be public, and the connection goes to the one that
was looked at: no name may change in between (DNS rebinding). Each redirection is looked at in the
same way. What comes is bounded in time as a whole, and in size before and after it is unpacked.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, quote, urljoin, urlsplit

Address = IPv4Address | IPv6Address

PORTS = {"http": 80, "https": 443}
REDIRECTIONS = (301, 302, 303, 307, 308)
HOPS, PIECE = 4, 65_536
ASKED_IF = ("If-None-Match", "If-Modified-Since")
NAT64 = ip_network("64:ff9b::/96")
PLAIN = "%/:=&?~#+!$,;'@()*[]"
"""Characters of an address that are sent as they are."""
AGENT = "TourDeTable/1 (lecture de flux)"


class CannotFetch(Exception):
    """Why an address gives nothing: a code of `interface.feeds.sentences`."""


def is_public(address: Address) -> bool:
    """Whether an address is of the Internet: not of this machine, nor of the networks around it."""
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if address in NAT64:
        mapped = IPv4Address(int(address) & 0xFFFFFFFF)
    if mapped is not None:
        return is_public(mapped)
    return address.is_global and not address.is_multicast


@dataclass(frozen=True)
class Bounds:
    """How far one goes: `seconds` in all, `octets` packed or not; which addresses, and which ports,
    may be opened."""

    seconds: float = 20
    octets: int = 2_000_000
    allowed: Callable[[Address], bool] = is_public
    any_port: bool = False


@dataclass(frozen=True)
class FetchedFeed:
    """What came; `content` is None when nothing has changed since."""

    content: bytes | None
    etag: str = ""
    modified: str = ""


def fetch(address: str, *, etag: str = "", modified: str = "", bounds: Bounds) -> FetchedFeed:
    """What is at an address. Raises `CannotFetch`."""
    ends = time.monotonic() + bounds.seconds
    known = zip(ASKED_IF, (etag, modified), strict=True)
    headers = {name: value for name, value in known if value}
    secure = False
    for _hop in range(HOPS + 1):
        parts = looked_at(address, bounds, secure=secure)
        secure = parts.scheme == "https"
        found = asked(parts, headers, bounds, ends)
        if isinstance(found, FetchedFeed):
            return found
        address = urljoin(address, found)
    raise CannotFetch("hops")


def looked_at(address: str, bounds: Bounds, *, secure: bool) -> SplitResult:
    """The parts of an address that may be opened; after a secure one, only a secure one."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise CannotFetch("address") from error
    if parts.scheme not in PORTS or not parts.hostname or parts.username or parts.password:
        raise CannotFetch("address")
    if secure and parts.scheme != "https":
        raise CannotFetch("insecure")
    if not bounds.any_port and port not in (None, *PORTS.values()):
        raise CannotFetch("port")
    return parts


Answered = FetchedFeed | str
"""What one server answers, or the address to which it sends."""


def asked(parts: SplitResult, headers: Mapping[str, str], bounds: Bounds, ends: float) -> Answered:
    """Ask one server, for as long as there is time left."""
    connection = Connected(parts, bounds, ends)
    overdue = threading.Timer(max(ends - time.monotonic(), 0), connection.cut)
    overdue.daemon = True
    overdue.start()
    try:
        return connection.answer(headers)
    except CannotFetch:
        raise
    except TimeoutError as error:
        raise CannotFetch("late") from error
    except ssl.SSLError as error:
        raise CannotFetch("certificate") from error
    except (OSError, HTTPException, ValueError) as error:
        raise CannotFetch("late" if connection.was_cut else "silent") from error
    finally:
        overdue.cancel()
        connection.close()


class Connected(HTTPConnection):
    """A connection to an address that was looked at, whatever its name says later."""

    def __init__(self, parts: SplitResult, bounds: Bounds, ends: float) -> None:
        port = parts.port or PORTS[parts.scheme]
        super().__init__(parts.hostname or "", port, timeout=bounds.seconds)
        self.default_port = PORTS[parts.scheme]
        self.parts, self.bounds, self.ends = parts, bounds, ends
        self.was_cut = False
        self.opened: socket.socket | None = None

    def connect(self) -> None:
        """To the first address of the name, once all of them are allowed."""
        family, where = resolved(self.host, self.port, self.bounds)
        left = self.ends - time.monotonic()
        if left <= 0:
            raise CannotFetch("late")
        plain = socket.socket(family, socket.SOCK_STREAM)
        plain.settimeout(left)
        self.sock = self.opened = plain
        plain.connect(where)
        if self.parts.scheme == "https":
            context = ssl.create_default_context()
            self.sock = self.opened = context.wrap_socket(plain, server_hostname=self.host)

    def cut(self) -> None:
        """It takes too long: whoever waits for an answer has none. `sock` is given up before the
        answer is read."""
        self.was_cut = True
        with suppress(OSError):
            if self.opened is not None:
                self.opened.shutdown(socket.SHUT_RDWR)

    def answer(self, headers: Mapping[str, str]) -> Answered:
        """What is there, or where one is sent."""
        path = self.parts.path or "/"
        target = f"{path}?{self.parts.query}" if self.parts.query else path
        usual = {"User-Agent": AGENT, "Accept-Encoding": "gzip", "Connection": "close"}
        self.request("GET", quote(target, safe=PLAIN), headers={**usual, **headers})
        with self.getresponse() as response:
            return self.read(response, headers)

    def read(self, response: HTTPResponse, headers: Mapping[str, str]) -> Answered:
        """What an answer holds."""
        if response.status in REDIRECTIONS:
            return response.getheader("Location") or refused(response)
        if response.status == 304:
            return FetchedFeed(None, *(headers.get(name, "") for name in ASKED_IF))
        if response.status != 200:
            refused(response)
        content = bounded(response, self.bounds.octets)
        if self.was_cut:
            raise CannotFetch("late")
        marks = (response.getheader(name, "") for name in ("ETag", "Last-Modified"))
        return FetchedFeed(content, *marks)


def refused(response: HTTPResponse) -> str:
    """It answers something else than a feed."""
    raise CannotFetch("gone" if response.status in (404, 410) else "refused")


def resolved(host: str, port: int, bounds: Bounds) -> tuple[socket.AddressFamily, tuple[str, int]]:
    """The first address of a name, all of which are allowed."""
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise CannotFetch("unknown") from error
    found = [(row[0], ip_address(str(row[4][0]).split("%")[0])) for row in rows]
    if not found or not all(bounds.allowed(address) for _family, address in found):
        raise CannotFetch("private")
    family, address = found[0]
    return family, (str(address), port)


def bounded(response: HTTPResponse, most: int) -> bytes:
    """What is sent, unpacked, as long as neither is too large."""
    packed = response.getheader("Content-Encoding", "identity").strip().lower()
    if packed not in ("identity", "", "gzip", "x-gzip"):
        raise CannotFetch("packed")
    reader = zlib.decompressobj(wbits=31) if packed.endswith("gzip") else None
    taken, parts, size = 0, [], 0
    while piece := response.read1(PIECE):
        taken += len(piece)
        part = piece if reader is None else unpacked(reader, piece, most + 1 - size)
        size += len(part)
        parts.append(part)
        if max(taken, size) > most:
            raise CannotFetch("large")
    return b"".join(parts)


def unpacked(reader: zlib._Decompress, piece: bytes, most: int) -> bytes:
    """What a piece holds, no further than one octet too many."""
    try:
        return reader.decompress(piece, most)
    except zlib.error as error:
        raise CannotFetch("packed") from error
