"""A server of ours, on this machine, that answers as one likes."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tourdetable.interface.feeds.fetching import Bounds

HERE = Bounds(seconds=5, allowed=lambda _address: True, any_port=True)
"""What lets the tests open this machine."""


@dataclass
class Page:
    """What is answered at a path; `slow`: an octet now and then."""

    content: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    slow: bool = False


class Site:
    """Its pages, by their paths; what was asked."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.origin = f"http://localhost:{server.server_port}"


@contextmanager
def serving() -> Iterator[Site]:
    leaving = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            page = site.pages.get(self.path, Page(status=404))
            if (
                page.headers.get("ETag")
                and self.headers.get("If-None-Match") == page.headers["ETag"]
            ):
                page = Page(status=304)
            self.send_response(page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            self.end_headers()
            if page.slow:
                self.drip()
            self.wfile.write(page.content)

        def drip(self) -> None:
            while not leaving.wait(0.05):
                try:
                    self.wfile.write(b" ")
                except OSError:
                    return

        def log_message(self, *args: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("localhost", 0), Handler)
    site = Site(server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield site
    finally:
        leaving.set()
        server.shutdown()
        thread.join()
        server.server_close()
