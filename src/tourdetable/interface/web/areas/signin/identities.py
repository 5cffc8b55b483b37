"""Signing in with an identity known elsewhere: going there, coming back, and whom that lets in.

Access comes from seats, never from a provider: whose address is no mailbox of ours is refused, and
told whom to ask; nothing is made of them.
"""

from __future__ import annotations

import logging
from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.stagekit import clear_login
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.core import ratelimit
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, TimestampSigner
from django.core.validators import validate_email
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from tourdetable.domain.people.models import Account
from tourdetable.domain.signin.actions.identities import ProvedIdentity, forget_identity, recognise
from tourdetable.domain.signin.queries import identities
from tourdetable.interface.web.answer import answer, domain_call, form_page, posted
from tourdetable.interface.web.areas.signin.openid import (
    Claims,
    Conversation,
    NoAnswer,
    SignInRequest,
    TooWeak,
)
from tourdetable.interface.web.areas.signin.passkeys import KeyButton, KeyOwner, own_keys
from tourdetable.interface.web.areas.signin.providers import (
    IdentityProvider,
    identity_providers,
    provider_called,
)
from tourdetable.interface.web.base.http import Request

logger = logging.getLogger(__name__)

ASKED_KEY, PROOF_KEY = "identity_asked", "identity_proof"
"""Session keys: what was asked of providers, by its state; the provider that let in, and its
proof."""
MOST, LASTS = 5, 600
"""Requests kept at once (one a tab), and the seconds during which an answer is taken."""
LEAVING = "tourdetable.leaving"
"""Salt of the states with which one signs out elsewhere."""
REFUSED = 403


def offers(request: HttpRequest, wanted: str) -> list[dict[str, str]]:
    """What the page to sign in shows first: each provider, and where its button leads."""
    query = f"?{urlencode({'next': wanted})}" if wanted else ""
    return [
        {
            "id": one.id,
            "name": one.name,
            "address": reverse("identity_go", args=[one.id]) + query,
        }
        for one in identity_providers()
    ]


@never_cache
@require_POST
def go(request: Request, provider: str) -> HttpResponse:
    """To the provider."""
    found = called(provider)
    wanted = get_next_redirect_url(request) or ""
    if request.user.is_authenticated:
        return redirect(wanted or "home")
    if not ratelimit.consume(request, action="identity"):
        return failed(request, found)
    asked = SignInRequest.new()
    try:
        address = Conversation.begun(found).address(asked)
    except NoAnswer as why:
        logger.error("%s does not answer: %s", found.name, why)
        return failed(request, found)
    remember(request, found, asked, wanted)
    return redirect(address)


def remember(
    request: Request, provider: IdentityProvider, asked: SignInRequest, wanted: str
) -> None:
    """Keep in the session what was asked: an answer must be to it."""
    waiting: dict[str, Any] = request.session.get(ASKED_KEY, {})
    waiting[asked.state] = {
        "provider": provider.id,
        "nonce": asked.nonce,
        "verifier": asked.verifier,
        "wanted": wanted,
        "at": request.now.timestamp(),
    }
    request.session[ASKED_KEY] = dict(list(waiting.items())[-MOST:])


def remembered(request: Request, provider: IdentityProvider) -> tuple[SignInRequest, str] | None:
    """What was asked with the state that comes back, once; None when it was not here, or long
    ago."""
    waiting: dict[str, Any] = request.session.get(ASKED_KEY, {})
    entry = waiting.pop(request.GET.get("state", ""), None)
    if entry is None:
        return None
    request.session[ASKED_KEY] = waiting
    if entry["provider"] != provider.id or request.now.timestamp() - entry["at"] > LASTS:
        return None
    return SignInRequest(request.GET["state"], entry["nonce"], entry["verifier"]), entry["wanted"]


@never_cache
@require_safe
def back(request: Request, provider: str) -> HttpResponse:
    """From the provider: let in whoever is known, tell the others why not."""
    found = called(provider)
    asked = remembered(request, found)
    if asked is None:
        return failed(request, found, status=400)
    if request.GET.get("error") == "access_denied":
        messages.info(request, _("You did not sign in there: choose another way, or try again."))
        return redirect("account_request_login_code")
    try:
        conversation = Conversation.begun(found)
        said, proof = conversation.claims(request.GET.get("code", ""), asked[0])
    except NoAnswer as why:
        logger.error("%s could not be understood: %s", found.name, why)
        return failed(request, found)
    except TooWeak:
        return refused(request, found, "level", "")
    return let_in(request, conversation, said, proof, asked[1])


def let_in(
    request: Request, conversation: Conversation, said: Claims, proof: str, wanted: str
) -> HttpResponse:
    """Sign in the account of a proved identity."""
    provider = conversation.provider
    leave = conversation.leaving(proof, leaving_state())
    email = checked_address(said, provider)
    if not email:
        return refused(request, provider, "address", leave)
    identity = ProvedIdentity(provider.id, str(said["sub"]), email)
    account = recognise(identity=identity, now=request.now)
    if account is None:
        return refused(request, provider, "unknown", leave, email=email)
    response = enter(request, account, identity, wanted)
    if request.user.is_authenticated:
        request.session[PROOF_KEY] = [provider.id, proof]
    return response


def enter(
    request: Request, account: Account, identity: ProvedIdentity, wanted: str
) -> HttpResponse:
    """Sign the account in; a code that was awaited here is forgotten."""
    clear_login(request)
    way = {"provider": identity.provider, "uid": identity.subject}
    record_authentication(request, account, "socialaccount", **way)
    login = Login(user=account, redirect_url=wanted or reverse("home"))
    response: HttpResponse = perform_login(request, login)
    return response


def checked_address(said: Claims, provider: IdentityProvider) -> str:
    """The address, if the provider has checked it; ProConnect has, unless it says otherwise."""
    email = str(said.get("email") or "").strip().lower()
    verified = said.get("email_verified", provider.vouches)
    try:
        validate_email(email)
    except ValidationError:
        return ""
    return email if verified is True or str(verified).lower() == "true" else ""


def refused(
    request: Request, provider: IdentityProvider, why: str, leave: str, email: str = ""
) -> HttpResponse:
    page = {"provider": provider, "why": why, "leave": leave, "email": email}
    return render(request, "account/identity_refused.html", page, status=REFUSED)


def failed(request: Request, provider: IdentityProvider, status: int = 502) -> HttpResponse:
    page = {"provider": provider, "late": status == 400}
    return render(request, "account/identity_failed.html", page, status=status)


# ---- Those that are known


@form_page
@own_keys
def forget(request: Request, me: KeyOwner, identity: int) -> HttpResponse:
    """It opens this mailbox no more."""
    found = next((row for row in identities(me.account) if row.pk == identity), None)
    if found is None:
        raise Http404
    form, there = KeyButton(posted(request), me=me), reverse("passkeys")
    act = domain_call(form, forget_identity, row=found)
    page = {"title": _("Forget an account"), "submit": _("Forget it"), "cancel": there}
    return answer(
        request,
        form,
        act,
        "account/passkey_change.html",
        then=there,
        said=_("That account is forgotten."),
        danger=True,
        lead=_(
            "The browsers that it let in are signed out. It will be known again if you sign in "
            "with it at an address of yours."
        ),
        **page,
    )


# ---- Signing out there too


def leaving_address(request: HttpRequest) -> str:
    """Where signing out leads, for whoever came by a provider: it would let in whoever sits down
    next."""
    name, proof = request.session.get(PROOF_KEY) or ("", "")
    provider = provider_called(name)
    if provider is None:
        return ""
    try:
        return Conversation.begun(provider).leaving(proof, leaving_state())
    except NoAnswer as why:
        logger.error("%s does not answer: %s", provider.name, why)
        return ""


def leaving_state() -> str:
    return TimestampSigner(salt=LEAVING).sign("left")


@never_cache
@require_safe
def left(request: Request, provider: str) -> HttpResponse:
    """Back from the provider, signed out there too, when it is told by what we sent."""
    called(provider)
    try:
        TimestampSigner(salt=LEAVING).unsign(request.GET.get("state", ""), max_age=LASTS)
    except BadSignature:
        return redirect("home")
    if not request.user.is_authenticated:
        messages.success(request, _("You are signed out, there too."))
    return redirect("home")


def called(name: str) -> IdentityProvider:
    """A provider that is set; nothing exists of the others."""
    found = provider_called(name)
    if found is None:
        raise Http404
    return found
