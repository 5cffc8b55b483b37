"""What is refused to whoever has not signed in, or no longer: they are asked to, and go on from
where they were.

Inside a network every address that a signed-out reader may not have gets the same answer, whether
the thing exists or not. Whoever has signed in is told that there is nothing, as before.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from tourdetable.domain.journal.actions import Sealed
from tourdetable.domain.networks.models import Network
from tourdetable.interface.web.base import errors
from tourdetable.interface.web.base.forms import CARRIED
from tourdetable.interface.web.base.middleware import WANTED_KEY
from tourdetable.interface.web.base.scene import NetworkClosed, WhoFirst, closed_words
from tourdetable.interface.web.kept import keep

LONG = 80
"""Characters of a text that one would not like to type again."""
MARKS = ("csrfmiddlewaretoken", *CARRIED)

FOR_PROGRAMS = frozenset({"calendar_body", "calendar_personal"})
"""Addresses that calendar programs read: a page to sign in would be no use to them."""


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if asks_to_sign_in(request):
        return sign_in_first(request)
    return errors.not_found(request, exception)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The words of `PermissionDenied` say who may do it, once one has said who one is."""
    if isinstance(exception, WhoFirst):
        keep(request)
        request.session[WANTED_KEY] = request.get_full_path()
        return redirect("choose_person")
    if asks_to_sign_in(request):
        return sign_in_first(request)
    if isinstance(exception, NetworkClosed | Sealed):
        page = {"reason": closed_words(), "written": long_texts(request)}
        return render(request, "errors/closed.html", page, status=403)
    return errors.forbidden(request, exception)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page left open too long, or a forged post: nothing was changed.

    What our own page sent is kept, and comes back in its form.
    """
    waits = from_our_pages(request) and in_a_network(request) and keep(request)
    page = {"again": request.get_full_path() if waits else "", "written": long_texts(request)}
    return render(request, "errors/403_csrf.html", page, status=403)


def long_texts(request: HttpRequest) -> list[str]:
    """The texts of several lines, or long, that were sent: shown again to whoever sent them."""
    sent = (
        value for name in request.POST if name not in MARKS for value in request.POST.getlist(name)
    )
    return [value for value in sent if len(value) > LONG or "\n" in value]


def asks_to_sign_in(request: HttpRequest) -> bool:
    """Whether nobody has signed in, and the address is inside a network that exists."""
    found = request.resolver_match
    if request.user.is_authenticated or (found and found.url_name in FOR_PROGRAMS):
        return False
    return in_a_network(request)


def in_a_network(request: HttpRequest) -> bool:
    slug = request.path.strip("/").partition("/")[0]
    return bool(slug) and Network.objects.filter(slug=slug).exists()


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """To the page to sign in, then back here; what was sent waits there."""
    keep(request)
    return redirect_to_login(request.get_full_path())


def from_our_pages(request: HttpRequest) -> bool:
    """Browsers say where a post comes from; another site's is not worth keeping."""
    said = request.headers.get("Origin") or request.headers.get("Referer")
    return said is None or urlsplit(said).netloc == request.get_host()
