"""The link that is sent with a code. To open it changes nothing, however often: mail programs and
their guards do. It asks to press a button, and that lets one in."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.stagekit import clear_login
from allauth.account.models import Login
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tourdetable.domain.people.queries import persons_at
from tourdetable.domain.signin.actions.links import use_link
from tourdetable.domain.signin.models import SignInLink
from tourdetable.domain.signin.queries import link_of
from tourdetable.interface.web.base.http import Request

LINK_KEY = "signin_link"
"""Session key: the link that was sent with the code awaited in this browser."""

GONE = 410


def address_of(token: str) -> str:
    """Where a link leads, whole: it is written in a message."""
    return f"{settings.SITE_URL}{reverse('signin_link', args=[token])}"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_link(request: Request, token: str) -> HttpResponse:
    """Whom the link lets in; a button does it."""
    link = link_of(token, now=request.now)
    if link is None:
        return unseen(over(request))
    if request.user.is_authenticated and request.user.pk == link.account_id:
        return unseen(redirect(wanted(request, link)))
    if request.method == "POST":
        used = use_link(token=token, now=request.now)
        return unseen(enter(request, link) if used else over(request))
    page: dict[str, Any] = {"link": link, "persons": list(persons_at(link.account_id))}
    return unseen(render(request, "account/link.html", page))


def over(request: Request) -> HttpResponse:
    """The same page for a link that was used, is too old, or never was."""
    return render(request, "account/link_over.html", status=GONE)


def enter(request: Request, link: SignInLink) -> HttpResponse:
    """Sign its account in; a code that is awaited here for another is forgotten."""
    clear_login(request)
    way = "operator" if link.by_operator else "link"
    record_authentication(request, link.account, method=way)
    login = Login(user=link.account, redirect_url=wanted(request, link))
    response: HttpResponse = perform_login(request, login)
    return response


def wanted(request: HttpRequest, link: SignInLink) -> str:
    """The page on the way to which the link was asked for; home, when it is not one of ours."""
    ours = url_has_allowed_host_and_scheme(link.wanted, allowed_hosts={request.get_host()})
    return link.wanted if ours else reverse("home")


def unseen(response: HttpResponse) -> HttpResponse:
    """The address is a secret: told to no other site, found in no search engine."""
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
