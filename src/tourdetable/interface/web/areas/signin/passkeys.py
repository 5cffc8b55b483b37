"""My passkeys: the list, a new one, its name, its end."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial, wraps
from smtplib import SMTPException
from typing import Any, cast

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from tourdetable.domain.people.models import Account, Person
from tourdetable.domain.signin.actions.links import make_link
from tourdetable.domain.signin.actions.passkeys import (
    LONGEST_NAME,
    add_passkey,
    name_passkey,
    remove_passkey,
)
from tourdetable.domain.signin.actors import MailboxHolder
from tourdetable.domain.signin.queries import has_recorded, identities, passkeys
from tourdetable.interface.web.answer import answer, domain_call, form_page, posted
from tourdetable.interface.web.areas.signin import ceremony
from tourdetable.interface.web.areas.signin.limits import not_sent, why_not
from tourdetable.interface.web.areas.signin.links import LINK_KEY
from tourdetable.interface.web.areas.signin.sessions import OPENED_AT
from tourdetable.interface.web.base.forms import OwnForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, WhoFirst

logger = logging.getLogger(__name__)

LOGIN = "account_request_login_code"
RECENT = 3600
"""Seconds after signing in during which a passkey may be added: a browser left open is not enough
to come back for ever."""


@dataclass(frozen=True)
class KeyOwner:
    """Whoever has signed in, as a form asks (a scene without a network), with their mailbox."""

    account: Account
    person: Person
    now: datetime
    charter: None = None

    @property
    def member(self) -> KeyOwner:
        return self


class KeyForm(OwnForm):
    """What is done to the passkeys of a mailbox, in no network."""

    def __init__(self, data: Any = None, *, me: KeyOwner, **kwargs: Any) -> None:
        super().__init__(data, scene=cast(Scene, me), **kwargs)
        self.me = me

    @property
    def signature(self) -> dict[str, Any]:
        gesture = self.cleaned_data["gesture"]
        return {
            "by": MailboxHolder(self.me.account, self.me.person, gesture),
            "now": self.me.now,
        }


class KeyButton(KeyForm):
    """One button."""


class NameKeyForm(KeyForm):
    """What a passkey is called."""

    name = forms.CharField(
        label=gettext_lazy("What you call it"),
        max_length=LONGEST_NAME,
        help_text=gettext_lazy("For example where it is kept: “My phone”, “The office computer”."),
    )


class NewKeyForm(NameKeyForm):
    """A name, and what the browser has made."""

    credential = forms.JSONField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        written: dict[str, Any] = super().clean() or self.cleaned_data
        if "name" not in written or has_recorded(written.get("gesture")):
            return written
        if not written.get("credential"):
            raise ValidationError(
                _("No passkey was made: press the button, and follow your browser.")
            )
        ceremony.check_made(written["credential"])
        return written


KeyView = Callable[..., HttpResponse]
"""A view `(request, me, …)`."""


def own_keys(view: KeyView) -> KeyView:
    """A page of the mailbox that has signed in, once one has said who one is."""

    @login_required
    @never_cache
    @wraps(view)
    def wrapped(request: Request, **named: Any) -> HttpResponse:
        if request.identity.must_choose:
            raise WhoFirst
        if request.identity.person is None or not isinstance(request.user, Account):
            raise Http404
        return view(request, KeyOwner(request.user, request.identity.person, request.now), **named)

    return wrapped


@require_safe
@own_keys
def listed(request: Request, me: KeyOwner) -> HttpResponse:
    """The passkeys with which one signs in, and when each last served."""
    page = {
        "keys": passkeys(me.account),
        "offered": ceremony.are_offered(),
        "email": me.account.email,
        "identities": identities(me.account),
    }
    return render(request, "account/passkeys.html", page)


@form_page
@own_keys
def add(request: Request, me: KeyOwner) -> HttpResponse:
    """Another one; whoever signed in long ago shows again that the mailbox is theirs."""
    if not ceremony.are_offered():
        raise Http404
    if me.now.timestamp() - request.session.get(OPENED_AT, 0) > RECENT:
        return ask_again(request, me)
    form = NewKeyForm(posted(request), me=me)
    act = domain_call(form, add_passkey, "name", "credential")
    response = answer(
        request,
        form,
        act,
        "account/passkey_add.html",
        then=reverse("passkeys"),
        said=_("The passkey is recorded: next time, you may sign in with it."),
        options=partial(ceremony.options_to_make, me.account),
    )
    if form.result:
        tell(me.account, "account/email/passkey_added", str(form.result))
    return response


def ask_again(request: Request, me: KeyOwner) -> HttpResponse:
    """The page that asks to sign in anew first."""
    page = {"form": KeyButton(me=me), "email": me.account.email}
    return render(request, "account/passkey_again.html", page)


@form_page
@own_keys
def rename(request: Request, me: KeyOwner, key: int) -> HttpResponse:
    """Another name for one of them."""
    found = own_key(me, key)
    form = NameKeyForm(posted(request), me=me, initial={"name": str(found)})
    act = domain_call(form, name_passkey, "name", key=found)
    page = {"title": _("Name a passkey"), "submit": _("Save"), "cancel": reverse("passkeys")}
    return answer(
        request,
        form,
        act,
        "account/passkey_change.html",
        then=reverse("passkeys"),
        said=_("The passkey is called so."),
        **page,
    )


@form_page
@own_keys
def remove(request: Request, me: KeyOwner, key: int) -> HttpResponse:
    """It opens nothing any more."""
    found = own_key(me, key)
    form = KeyButton(posted(request), me=me)
    kept = request.session.session_key
    act = domain_call(form, remove_passkey, key=found, keep=kept)
    page = {"title": _("Remove a passkey"), "submit": _("Remove it"), "cancel": reverse("passkeys")}
    response = answer(
        request,
        form,
        act,
        "account/passkey_change.html",
        then=reverse("passkeys"),
        said=_("The passkey is removed."),
        danger=True,
        lead=what_ends(found),
        **page,
    )
    if response.status_code == 302:
        tell(me.account, "account/email/passkey_removed", str(found))
    return response


def what_ends(key: Authenticator) -> str:
    """What it means to remove it."""
    words = _(
        "“%(name)s” will no longer let anybody in, and the browsers that it let in are signed out. "
        "You still sign in with a code."
    )
    return words % {"name": key}


def own_key(me: KeyOwner, key: int) -> Authenticator:
    for found in passkeys(me.account):
        if found.pk == key:
            return found
    raise Http404


def tell(account: Account, letter: str, name: str) -> None:
    """Write to the mailbox, in case it was somebody else."""
    try:
        get_adapter().send_mail(letter, account.email, {"name": name})
    except (SMTPException, OSError) as stopped:
        logger.error("A message about a passkey could not be sent: %s", stopped)


@require_POST
@own_keys
def again(request: Request, me: KeyOwner) -> HttpResponse:
    """Sign in anew by a code, then go on."""
    there = reverse("passkey_add")
    if not KeyButton(request.POST, me=me).is_valid():
        return redirect(there)
    if why := why_not(request, me.account.email, by_form=False):
        messages.error(request, why)
        return redirect(there)
    logout(request)
    after = urlencode({"next": there})
    page = "account_confirm_login_code" if sent(request, me, there) else LOGIN
    return redirect(f"{reverse(page)}?{after}")


def sent(request: Request, me: KeyOwner, wanted: str) -> bool:
    """Send a code to a mailbox; False when it could not leave: one is told so."""
    request.session[LINK_KEY] = make_link(account=me.account, now=me.now, wanted=wanted)
    try:
        LoginCodeVerificationProcess.initiate(
            request=request, user=me.account, email=me.account.email
        )
    except (SMTPException, OSError) as stopped:
        logger.error("A sign-in code could not be sent: %s", stopped)
        messages.error(request, not_sent())
        return False
    return True
