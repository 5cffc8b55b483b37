"""Signing in with a passkey: the browser says by itself whose it is."""

from __future__ import annotations

import json

from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.core import ratelimit
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tourdetable.interface.web.areas.signin import ceremony
from tourdetable.interface.web.areas.signin.links import LINK_KEY
from tourdetable.interface.web.base.http import Request


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: Request) -> HttpResponse:
    """What the browser must prove, asked by its script without an answer yet; then whether it
    did."""
    wanted = get_next_redirect_url(request) or ""
    if request.user.is_authenticated:
        return redirect(wanted or "home")
    if request.method != "POST" or not ceremony.are_offered():
        return to_codes(wanted)
    if not ratelimit.consume(request, action="passkey"):
        return to_codes(wanted)
    if not request.POST.get("credential"):
        return JsonResponse(ceremony.options_to_prove())
    return enter(request, wanted)


def enter(request: Request, wanted: str) -> HttpResponse:
    """Let in the mailbox of the passkey that has answered."""
    try:
        key = ceremony.proved(json.loads(request.POST["credential"]))
    except (ValidationError, ValueError):
        messages.error(request, _("No passkey of this site was recognised: ask for a code."))
        return to_codes(wanted)
    request.session.pop(LINK_KEY, None)
    login = Login(user=key.user, redirect_url=wanted or reverse("home"))
    response: HttpResponse = perform_passwordless_login(request, key, login)
    return response


def to_codes(wanted: str) -> HttpResponse:
    """To the page where one asks for a code."""
    start = reverse("account_request_login_code")
    return redirect(f"{start}?{urlencode({'next': wanted})}" if wanted else start)
