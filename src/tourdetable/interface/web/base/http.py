"""The request as our views see it."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from tourdetable.interface.web.base.middleware import Identity


class Request(HttpRequest):
    """A request that has passed through `ClockAndPerson`: when it came, and who sent it."""

    now: datetime
    identity: Identity


def come_again(request: HttpRequest, seconds: int) -> str:
    """A `Refresh` to the same page. Its address is said: without it a browser that was led by
    `#content`, as whoever has only a keyboard is, would move within the page and not ask again."""
    return f"{seconds}; url={request.get_full_path()}"
