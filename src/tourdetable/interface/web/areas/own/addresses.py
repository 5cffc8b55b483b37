"""My addresses: those with which I sign in, and the one that receives mail."""

from __future__ import annotations

import logging
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
from tourdetable.interface.web.answer import answer, domain_call, form_page, posted
from tourdetable.interface.web.areas.own.codes import code_for, is_code, may_send, may_try
from tourdetable.interface.web.areas.own.forms import AddressCodeForm, NewAddressForm, SelfButton
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
    context: dict[str, Any] = {"title": _("Add an address"), "submit": _("Send me a code")}
    there = reverse("own_addresses")
    response = answer(
        request,
        form,
        act,
        "own/change.html",
        then=lambda added: reverse("own_address_confirm", args=[added.pk]),
        said=said,
        cancel=there,
        trail=[(_("My addresses"), there)],
        **context,
    )
    if form.result:
        send_code(request, form.result)
    return response


@form_page
@own_page
def confirm(request: Request, me: Myself, pk: int) -> HttpResponse:
    """The code shows that I read this mailbox. Reading the page uses nothing up."""
    address, there = mine(me, pk), reverse("own_addresses")
    if address.confirmed_at is not None and request.method != "POST":
        return redirect(there)
    form = AddressCodeForm(posted(request), me=me)
    act = domain_call(form, actions.confirm_address, address=address)

    def checked() -> OtherAddress:
        if not may_try(request, address):
            raise ValidationError({"code": _("Too many codes were tried: wait for an hour.")})
        if not is_code(form.cleaned_data["code"], address, me.now):
            words = _("This is not the code that was sent, or it is more than an hour old.")
            raise ValidationError({"code": words})
        confirmed: OtherAddress = act()
        return confirmed

    said = _("You may now sign in with this address, and choose it to receive mail.")
    context: dict[str, Any] = {"address": address, "cancel": there}
    return answer(request, form, checked, "own/confirm.html", then=there, said=said, **context)


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
    address, there = mine(me, pk), reverse("own_addresses")
    form = SelfButton(posted(request), me=me, version=me.person.version)
    act = domain_call(form, actions.choose_mail, "version", address=address)
    context: dict[str, Any] = {
        "title": _("Receive mail at this address"),
        "lead": _("Invitations and other messages will be sent to %(email)s.") % told(address),
        "submit": _("Receive mail there"),
        "trail": [(_("My addresses"), there)],
    }
    said = _("Mail now goes to this address.")
    page = "own/change.html"
    return answer(request, form, act, page, then=there, said=said, cancel=there, **context)


@form_page
@own_page
def remove(request: Request, me: Myself, pk: int) -> HttpResponse:
    """Sign in no longer with it. The sessions that were opened with it end, this one too."""
    address, there = mine(me, pk), reverse("own_addresses")
    form = SelfButton(posted(request), me=me)
    mine_there, account = sessions_at(me.person, address.account), address.account.pk
    here = request.user.pk == account
    shared = address.confirmed_at is not None and is_shared(address.account)
    act = domain_call(form, actions.remove_address, address=address, sessions=mine_there)
    context: dict[str, Any] = {
        "title": _("Remove this address"),
        "lead": address.account.email,
        "here": here,
        "shared": shared,
        "submit": _("Remove this address"),
        "danger": True,
        "trail": [(_("My addresses"), there)],
    }
    said = _("You no longer sign in with this address.")
    page = "own/remove_address.html"
    response = answer(request, form, act, page, then=there, said=said, cancel=there, **context)
    if form.result and here:
        logout(request)
        messages.success(request, said)
    return response


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
