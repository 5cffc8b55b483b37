"""What somebody is answered, without a browser: a page that is only fetched costs a tenth of one
that is opened, and half of one that Playwright fetches."""

from __future__ import annotations

from contextlib import closing
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urlsplit


class Answer(NamedTuple):
    """What the server says, and where else it sends."""

    status: int
    body: bytes
    elsewhere: str

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")


class Reader:
    """Somebody with cookies, whose browser asks for English: our pages are in French until one
    chooses."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.cookies: dict[str, str] = {}

    def become(self, persona: str) -> None:
        """Take somebody's place by the bar of the demo."""
        self.ask("POST", f"/demo/become/{persona}")

    def get(self, path: str) -> Answer:
        """What is answered there, be it only the way to another address."""
        return self.ask("GET", path)

    def arrive(self, path: str) -> Answer:
        """What is answered in the end."""
        answer = self.get(path)
        while answer.elsewhere:
            answer = self.get(answer.elsewhere)
        return answer

    def ask(self, method: str, path: str) -> Answer:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Accept-Language": "en-US"}
        with closing(HTTPConnection(urlsplit(self.origin).netloc, timeout=60)) as connection:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            for cookie in answer.headers.get_all("Set-Cookie", []):
                found = SimpleCookie(cookie)
                self.cookies |= {name: morsel.value for name, morsel in found.items()}
            return Answer(answer.status, answer.read(), answer.headers.get("Location", ""))
