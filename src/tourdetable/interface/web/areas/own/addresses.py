"""My addresses: those with which I sign in, and the one that receives mail."""

from __future__ import annotations

import logging
from collections.abc import Callable
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tourdetable.domain.own.actions import addresses as actions
from tourdetable.domain.own.queries import addresses_of, is_shared
from tourdetable.domain.people.models import OtherAddress
from tourdetable.interface.web.answer import Words, answer, domain_call, form_page, posted
from tourdetable.interface.web.areas.own.codes import code_for, is_code, may_send, may_try
from tourdetable.interface.web.areas.own.forms import (
    AddressCodeForm,
    NewAddressForm,
    SelfButton,
    SelfForm,
)
from tourdetable.interface.web.areas.own.myself import Myself, own_page
from tourdetable.interface.web.areas.own.sessions import sessions_at
from tourdetable.interface.web.base.http import Request

logger = logging.getLogger(__name__)


@require_safe
@own_page
def listed(request: Request, me: Myself) -> HttpResponse:
    """All of them, and what each is for."""
    return render(request, "own/addresses.html", {"addresses": addresses_of(me.person)})


@form_page
@own_page
def add(request: Request, me: Myself) -> HttpResponse:
    """Another address: it counts once the code that is sent there is typed."""
    form = NewAddressForm(posted(request), me=me)
    act = domain_call(form, actions.add_address, "email", person=me.person)
    said = _("The address is noted. It counts once you have typed the code that is sent there.")
    words = {"title": _("Add an address"), "submit": _("Send me a code"), "said": said}
    response = answer_about(request, form, act, then=to_confirm, **words)
    if form.result:
        send_code(request, form.result)
    return response


@form_page
@own_page
def confirm(request: Request, me: Myself, pk: int) -> HttpResponse:
    """The code shows that I read this mailbox. Reading the page uses nothing up."""
    address = mine(me, pk)
    if address.confirmed_at is not None and request.method != "POST":
        return redirect("own_addresses")
    form = AddressCodeForm(posted(request), me=me)
    call = domain_call(form, actions.confirm_address, address=address)

    def act() -> Any:
        must_be_its_code(request, form.cleaned_data["code"], address)
        return call()

    said = _("You may now sign in with this address, and choose it to receive mail.")
    words = {"title": _("Show that you read this mailbox"), "submit": _("This mailbox is mine")}
    page = "own/confirm.html"
    return answer_about(request, form, act, page, said=said, address=address, **words)


def must_be_its_code(request: Request, written: str, address: OtherAddress) -> None:
    """Refuse another code, or too many tries."""
    if not may_try(request, address):
        raise ValidationError({"code": _("Too many codes were tried: wait for an hour.")})
    if not is_code(written, address, request.now):
        words = _("This is not the code that was sent, or it is more than an hour old.")
        raise ValidationError({"code": words})


@require_POST
@own_page
def send_again(request: Request, me: Myself, pk: int) -> HttpResponse:
    """Another code, to the same address."""
    address = mine(me, pk)
    if address.confirmed_at is None and send_code(request, address):
        messages.success(request, _("A code has been sent to %(email)s.") % told(address))
    return redirect("own_address_confirm", address.pk)


@form_page
@own_page
def choose(request: Request, me: Myself, pk: int) -> HttpResponse:
    """Receive mail there."""
    address = mine(me, pk)
    if address.confirmed_at is None:
        return redirect(to_confirm(address))
    form = SelfButton(posted(request), me=me, version=me.person.version)
    act = domain_call(form, actions.choose_mail, "version", address=address)
    lead = _("Invitations and other messages will be sent to %(email)s.") % told(address)
    words = {"title": _("Receive mail at this address"), "submit": _("Receive mail there")}
    said = _("Mail now goes to this address.")
    return answer_about(request, form, act, lead=lead, said=said, **words)


@form_page
@own_page
def remove(request: Request, me: Myself, pk: int) -> HttpResponse:
    """Sign in no longer with it. The sessions that were opened with it end, this one too."""
    if request.method == "POST" and not me.person.other_addresses.filter(pk=pk).exists():
        return redirect("own_addresses")
    address = mine(me, pk)
    form = SelfButton(posted(request), me=me)
    sessions = sessions_at(me.person, address.account) if address.confirmed_at else []
    act = domain_call(form, actions.remove_address, address=address, sessions=sessions)
    words = {"title": _("Remove this address"), "submit": _("Remove this address")}
    said, context = _("You no longer sign in with this address."), what_ends(request, address)
    page = "own/remove_address.html"
    response = answer_about(request, form, act, page, said=said, **words, **context)
    if form.result and context["here"]:
        logout(request)
    return response


def what_ends(request: Request, address: OtherAddress) -> dict[str, Any]:
    """What the page says before an address is removed."""
    return {
        "lead": address.account.email,
        "confirmed": bool(address.confirmed_at),
        "here": request.user.pk == address.account.pk,
        "shared": bool(address.confirmed_at) and is_shared(address.account),
        "danger": True,
    }


def answer_about(
    request: Request,
    form: SelfForm,
    act: Callable[[], Any],
    page: str = "own/change.html",
    *,
    then: Words = "",
    said: str,
    **context: Any,
) -> HttpResponse:
    """Done, and back to my addresses; or the form again, with the reason."""
    there = reverse("own_addresses")
    context |= {"cancel": there, "trail": [(_("My addresses"), there)]}
    return answer(request, form, act, page, then=then or there, said=said, **context)


def to_confirm(address: OtherAddress) -> str:
    """Where its code is typed."""
    return reverse("own_address_confirm", args=[address.pk])


def mine(me: Myself, pk: int) -> OtherAddress:
    """One of my addresses; another person's is as if it did not exist."""
    rows = OtherAddress.objects.select_related("account", "person__account")
    return get_object_or_404(rows, person=me.person, pk=pk)


def told(address: OtherAddress) -> dict[str, str]:
    return {"email": address.account.email}


def send_code(request: Request, address: OtherAddress) -> bool:
    """Send a code there, at once, as that of signing in; what stops it is said on the next page."""
    if not may_send(request, address):
        messages.error(request, _("Many codes have been sent already: wait for an hour."))
        return False
    said = {"request": request, "code": code_for(address, request.now), "person": address.person}
    try:
        get_adapter(request).send_mail("own/email/address_code", address.account.email, said)
    except (SMTPException, OSError) as stopped:
        logger.error("The code of an address could not be sent: %s", stopped)
        words = _(
            "The message could not leave: the mail server does not answer. It is not your doing; "
            "try again in a few minutes."
        )
        messages.error(request, words)
        return False
    return True
