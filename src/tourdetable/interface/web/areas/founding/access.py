"""Who may found a network here: whoever operates the installation, or holds its key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from tourdetable.domain.founding.queries import is_empty, is_key
from tourdetable.domain.founding.rules import may_operate
from tourdetable.interface.web.areas.founding.ending import KEY, founded
from tourdetable.interface.web.areas.founding.wizard import Wizard
from tourdetable.interface.web.base.http import Request

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Founder:
    """Whoever may found: by the digest of the key, or (None) because they operate."""

    key: str | None = None


def founder_of(request: Request) -> Founder | None:
    """Whether the request comes from somebody who may found, and how."""
    if may_operate(request.user):
        return Founder()
    digest = request.session.get(KEY, "")
    return Founder(digest) if digest and is_key(digest, now=request.now) else None


def founders_only(view: View) -> View:
    """A page of the founding: without the key one is led to where it can be found."""

    @never_cache
    @wraps(view)
    def wrapped(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if done := founded(request):
            return done
        founder = founder_of(request)
        if founder is None:
            keep_typed(request, kwargs.get("step", ""))
            return turned_away(request) or redirect("found")
        return view(request, founder, *args, **kwargs)

    return wrapped


def keep_typed(request: Request, step: str) -> None:
    """What comes when the key has become void waits in the draft for the next one."""
    if request.method == "POST" and KEY in request.session:
        wizard = Wizard(request)
        if step in wizard.steps:
            wizard.keep(step)


def turned_away(request: Request) -> HttpResponse | None:
    """What is answered, where networks live, to whoever may not found; None where none does."""
    if is_empty() or request.session.get(KEY):
        return None
    if request.user.is_authenticated:
        raise Http404
    return redirect_to_login(request.get_full_path())


def operators_only(view: View) -> View:
    """A page of whoever runs the installation: for others it does not exist."""

    @never_cache
    @wraps(view)
    def wrapped(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not may_operate(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return wrapped
