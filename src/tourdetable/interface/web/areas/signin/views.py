from __future__ import annotations

import logging
import time
from smtplib import SMTPException
from typing import Any

from allauth.account import views as allauth
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY, get_pending_stage
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic.edit import FormMixin

from tourdetable.domain.signin.actions.links import make_link, put_off, use_link
from tourdetable.interface.web.areas.signin.ceremony import are_offered
from tourdetable.interface.web.areas.signin.identities import leaving_address, offers
from tourdetable.interface.web.areas.signin.limits import not_sent, why_not
from tourdetable.interface.web.areas.signin.links import LINK_KEY
from tourdetable.interface.web.base.context import nothing_founded
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.middleware import PERSON_KEY, WANTED_KEY, persons_of
from tourdetable.interface.web.kept import waiting

logger = logging.getLogger(__name__)

ERASED = '"cache", "storage"'
"""What browsers erase at sign-out (`Clear-Site-Data`): pages, words kept while one wrote."""


class AskForCode(allauth.RequestLoginCodeView):  # type: ignore[misc]  # allauth has no types
    """Step 1: an address. Another may always be written, even while a code is awaited."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: Any) -> None:
        return None

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Where nothing is founded yet, nobody signs in: a network is founded first."""
        if nothing_founded():
            return redirect("found")
        response: HttpResponse = super().get(*args, **kwargs)
        return response

    def form_valid(self, form: Form) -> HttpResponse:
        self.prepare_link(form)
        try:
            return super().form_valid(form)  # type: ignore[no-any-return]  # allauth has no types
        except (SMTPException, OSError) as stopped:
            logger.error("A sign-in code could not be sent: %s", stopped)
            form.add_error(None, not_sent())
            return self.form_invalid(form)  # type: ignore[no-any-return]  # allauth has no types

    def prepare_link(self, form: Form) -> None:
        """The one that goes with the code, and leads where one wanted to go."""
        self.request.session.pop(LINK_KEY, None)
        if account := getattr(form, "_user", None):
            self.request.session[LINK_KEY] = make_link(
                account=account, now=self.request.now, wanted=self.get_next_url() or ""
            )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the address to which a code has been sent already, and whether words wait."""
        stage = get_pending_stage(self.request)
        sent_to = stage.state.get("email", "") if stage else ""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "sent_to": sent_to,
            "words_wait": bool(waiting(self.request)),
            "passkeys": are_offered(),
            "providers": offers(self.request, self.get_next_url() or ""),
        }


class EnterCode(allauth.ConfirmLoginCodeView):  # type: ignore[misc]  # allauth has no types
    """Step 2: the code. What was wanted first survives every way back to step 1."""

    told = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        awaited = LOGIN_SESSION_KEY in request.session
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        start = reverse("account_request_login_code")
        if response.headers.get("Location") == start:
            response.headers["Location"] = self.passthrough_next_url(start)
            if awaited and not self.told:
                messages.error(request, _("That code has expired: ask for another."))
        return response

    def _verify_form_valid(self, form: Form) -> HttpResponse:
        """The link that was sent with it may have been used already: then the code is void."""
        token = self.request.session.get(LINK_KEY, "")
        if token and not use_link(token=token, now=self.request.now):
            self._process.abort()
            self.told = True
            messages.error(self.request, _("That code has already served: ask for another."))
            return redirect("account_request_login_code")
        return super()._verify_form_valid(form)  # type: ignore[no-any-return]  # allauth has no types

    def form_invalid(self, form: Form) -> HttpResponse:
        if getattr(form, "empty", False):
            return FormMixin.form_invalid(self, form)
        self.told = True
        return super().form_invalid(form)  # type: ignore[no-any-return]  # allauth has no types

    def _resend_form_valid(self, form: Form) -> HttpResponse:
        """The same code and link again, for another quarter of an hour: whichever message comes
        works."""
        email = self._process.state["email"]
        if why := why_not(self.request, email, by_form=False):
            messages.error(self.request, why)
        else:
            self.send_again(email)
        return redirect(self.passthrough_next_url(reverse("account_confirm_login_code")))

    def send_again(self, email: str) -> None:
        process = self._process
        try:
            if process.user:
                self.send(email, process.code)
        except (SMTPException, OSError) as stopped:
            logger.error("A sign-in code could not be sent: %s", stopped)
            messages.error(self.request, not_sent())
            return
        put_off(token=self.request.session.get(LINK_KEY, ""), now=self.request.now)
        process.record_resend()
        process.state["at"] = time.time()
        process.persist()
        process.add_sent_message({"email": email, "recipient": email})

    def send(self, email: str, code: str) -> None:
        context = {"request": self.request, "code": code}
        allauth.get_adapter(self.request).send_mail("account/email/login_code", email, context)


class Leave(allauth.LogoutView):  # type: ignore[misc]  # allauth has no types
    """Signing out also erases what this browser kept while one wrote."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        elsewhere = leaving_address(self.request)
        response: HttpResponse = super().post(*args, **kwargs)
        response.headers["Location"] = elsewhere or response.headers["Location"]
        response.headers["Clear-Site-Data"] = ERASED
        return response


@login_required
def choose_person(request: Request) -> HttpResponse:
    """Who are you, among the persons who share this mailbox?"""
    persons = list(persons_of(request))
    if request.method == "POST":
        chosen = [person for person in persons if str(person.pk) == request.POST.get("person")]
        if chosen:
            request.session[PERSON_KEY] = chosen[0].pk
            return redirect(request.session.pop(WANTED_KEY, "home"))
    return render(
        request,
        "account/choose_person.html",
        {"persons": persons, "asked": request.method == "POST"},
    )
