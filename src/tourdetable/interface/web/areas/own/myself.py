"""Whoever has signed in, outside of any network: their own pages, and nobody else's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.utils import timezone

from tourdetable.domain.people.models import Person
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import WhoFirst
from tourdetable.interface.web.kept import keep

OwnView = Callable[..., HttpResponse]
"""A view `(request, me, …)`."""


@dataclass(frozen=True)
class Myself:
    """What a form knows of whoever fills it in: a scene without a network."""

    person: Person
    now: datetime
    charter: None = None

    @property
    def member(self) -> Myself:
        """Whose mark the form carries."""
        return self

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)


def own_page(view: OwnView) -> OwnView:
    """A page of one's own: whoever has not signed in is asked to, then comes back to it."""

    @wraps(view)
    def wrapped(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.identity.must_choose:
            raise WhoFirst
        person = request.identity.person
        if person is None and request.user.is_authenticated:
            raise Http404
        if person is None:
            keep(request)
            return redirect_to_login(request.get_full_path())
        response = view(request, Myself(person, request.now), *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return wrapped
