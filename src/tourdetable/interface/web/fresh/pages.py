"""Pages that their reader has already, and that would come out the same.

Such a page carries a tag of all that it is made of (`state.py`). Whoever shows the tag again gets
`304`, before anything else is read.

Nobody can make a tag, and it is only given with a page: who shows it was allowed to read that page
in that very state, and nothing has changed since.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import parse_etags

from tourdetable.domain.journal.memory import Memory
from tourdetable.domain.meetings.calendar.instants import Scope
from tourdetable.interface.web.fresh.scopes import whole_network
from tourdetable.interface.web.fresh.state import PageState, is_told, state_of

View = Callable[..., HttpResponse]

KEPT = "private, no-cache"
"""The reader's own browser keeps the page, and asks each time."""
NEVER_KEPT = "no-store"
VARY = ("Cookie", "Accept-Encoding")
FIRST = ("If-Match", "If-Unmodified-Since")
"""What a request may ask before it asks whether something is new."""

OWN_TAGS: Memory[str, str] = Memory(4096)
"""The tags that views make of what they send, by what it was made of."""


def fresh(scope_of: Callable[..., Scope | None] = whole_network) -> Callable[[View], View]:
    """A page that is only read, made of what the journal tells of a scope (which its address names)
    and of the hour; one that tells something once, or says so, is never kept."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapped(request: HttpRequest, **named: Any) -> HttpResponse:
            told, scope = is_told(request), scope_of(**named)
            state = state_of(request, scope) if scope else None
            if state is not None and is_had(request, state):
                return with_tag(HttpResponseNotModified(), tag_of(request, state))
            response = view(request, **named)
            if told or is_told(request) or response.get("Cache-Control") == NEVER_KEPT:
                response.headers["Cache-Control"] = NEVER_KEPT
                return response
            return labelled(request, response, state)

        return wrapped

    return decorate


def tag_of(request: HttpRequest, state: PageState) -> str:
    """The tag of a page in that state: its view's own, when one is known."""
    tag = state.tag(request)
    return OWN_TAGS.get(tag) or tag


def is_had(request: HttpRequest, state: PageState) -> bool:
    """Whether the request shows the tag, and asks nothing else first."""
    shown = parse_etags(request.headers.get("If-None-Match", ""))
    if not (shown and state.sure) or any(name in request.headers for name in FIRST):
        return False
    return opaque(tag_of(request, state)) in map(opaque, shown)


def opaque(tag: str) -> str:
    """A tag without what says that it is weak."""
    return tag.removeprefix("W/")


def labelled(request: HttpRequest, response: HttpResponse, state: PageState | None) -> HttpResponse:
    """The page with its tag."""
    if state is None or response.status_code not in (200, 304):
        return response
    if "ETag" in response:
        OWN_TAGS.set(state.tag(request), response["ETag"])
        return with_tag(response, response["ETag"])
    with_tag(response, state.tag(request))
    if not state.sure:
        return response
    answered = get_conditional_response(request, etag=response["ETag"], response=response)
    assert isinstance(answered, HttpResponse)  # it is given one
    return answered


def with_tag(response: HttpResponse, tag: str) -> HttpResponse:
    response.headers["ETag"], response.headers["Cache-Control"] = tag, KEPT
    patch_vary_headers(response, VARY)
    return response
