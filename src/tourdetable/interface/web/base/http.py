"""The request as our views see it."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from tourdetable.interface.web.base.middleware import Identity


class Request(HttpRequest):
    """A request that has passed through `ClockAndPerson`: when it came, and who sent it."""

    now: datetime
    identity: Identity
