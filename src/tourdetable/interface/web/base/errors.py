"""Error pages: what happened, and what to do. A 404 never hints at what exists."""

from __future__ import annotations

import logging
import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation

from tourdetable.interface.outages import Outage, outage_of

RETRY = 30
"""Seconds after which a program may ask again for what could not be answered."""
OURS = frozenset({"csrfmiddlewaretoken", "gesture", "acting", "version", "next"})
"""What a form says of itself: nobody typed it."""

log = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was sent is not what a page sends, or is more than may be sent at once."""
    large = isinstance(exception, RequestDataTooBig)
    return render(request, "errors/400.html", {"large": large}, status=413 if large else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The words of `PermissionDenied` say who may do it."""
    return render(request, "errors/403.html", {"reason": str(exception)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Without the request: what surrounds a page may be what has failed."""
    outage = outage_of(sys.exc_info()[1])
    with translation.override(language_of_reader(request)):
        if outage:
            return out_of_reach(request, outage)
        return HttpResponse(render_to_string("errors/500.html"), status=500)


def language_of_reader(request: HttpRequest) -> str:
    """The one they chose: the page may have failed before it was looked at."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def to_send_again(request: HttpRequest, outage: Outage) -> dict[str, object]:
    """What the page of an outage shows: what is away, and what was typed."""
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    return {
        "what": outage.what,
        "address": request.get_full_path(),
        "sent": sent,
        "texts": [value for name, value in sent if name not in OURS and is_text(value)],
        "files": bool(request.FILES),
    }


def out_of_reach(request: HttpRequest, outage: Outage) -> HttpResponse:
    """What is away, with all that was typed, to be sent again; one line in the log."""
    log.error("%s %s: %s away, %s", request.method, request.path, outage.what, outage.why)
    page = render_to_string("errors/503.html", to_send_again(request, outage))
    response = HttpResponse(page, status=503)
    response.headers["Retry-After"] = str(RETRY)
    response.headers["Cache-Control"] = "no-store"
    response._has_been_logged = True  # type: ignore[attr-defined]  # Django would tell it again, at length
    return response


def is_text(value: str) -> bool:
    """Whether somebody wrote it, rather than chose it."""
    return len(value.split()) > 1
