"""The page that an invitation's link opens: to read it changes nothing, its button lets one in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.stagekit import clear_login
from allauth.account.models import Login
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from tourdetable.core.charter.terms.model import Article, Charter, word_for
from tourdetable.domain.joining.actions.coming import LinkVoid, Newcomer, come_in, undertaking_of
from tourdetable.domain.joining.enums import Void
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.joining.queries import mandates_ahead, offices_ahead, seated
from tourdetable.domain.joining.rules import void
from tourdetable.domain.joining.tokens import invitation_of
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate, Network
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.people.models import Account, Person
from tourdetable.interface.web.answer import form_page
from tourdetable.interface.web.areas.charter.texts import html
from tourdetable.interface.web.areas.joining.forms import NewcomerForm
from tourdetable.interface.web.areas.signin.links import unseen
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.middleware import PERSON_KEY

GONE, TOO_MANY = 410, 429


@dataclass(frozen=True)
class Welcome:
    """What somebody who was invited reads before they come in."""

    invitation: Invitation
    person: Person
    now: Any

    @property
    def network(self) -> Network:
        return self.invitation.network

    @cached_property
    def charter(self) -> Charter:
        return charter_in_force(self.network, on=local_day(self.network, self.now))

    @cached_property
    def mandates(self) -> list[Mandate]:
        """The seats that they hold, or will hold."""
        held = mandates_ahead(self.network, on=local_day(self.network, self.now))
        rows = held.filter(person=self.person).select_related("seat__body", "seat__institution")
        return list(rows.order_by("seat__body__sort_key", "pk"))

    @cached_property
    def offices(self) -> list[str]:
        """Their offices, in the charter's words."""
        held = offices_ahead(self.network, on=local_day(self.network, self.now))
        known = self.charter.vocabulary.offices
        return [word_for(known, office.kind) for office in held.filter(person=self.person)]

    @cached_property
    def article(self) -> Article | None:
        """What they are asked to accept."""
        rule = undertaking_of(self.person, self.network, self.now)
        return self.charter.articles_by_id[rule.article] if rule else None

    @property
    def text(self) -> str:
        """The same, as HTML."""
        return html(self.article.text, 2) if self.article else ""


@never_cache
@form_page
def join(request: Request, token: str) -> HttpResponse:
    """Whom the link lets in, and into what; or why it does not any more."""
    counted = {"app": "allauth.account", "action": "join", "limit_get": True}
    if not ratelimit.consume(request, **counted):
        return unseen(render(request, "joining/too_many.html", status=TOO_MANY))
    found = invitation_of(token)
    if found is None:
        return unseen(render(request, "joining/void.html", {"why": "", "link": None}, status=404))
    invitation, latest = found
    with timezone.override(ZoneInfo(invitation.network.time_zone)):
        return unseen(opened(request, invitation, latest=latest))


def opened(request: Request, invitation: Invitation, *, latest: bool) -> HttpResponse:
    """The page of a link that we made."""
    person = invitation.person
    if person is None or person.account is None:
        return closed(request, invitation, Void.WITHDRAWN)
    here = seated(person, invitation.network, now=request.now)
    why = void(invitation, seated=here, now=request.now)
    if why is None and not latest:
        why = Void.REPLACED
    if why is not None:
        return closed(request, invitation, why)
    return asked(request, Welcome(invitation, person, request.now), person.account)


def closed(request: Request, invitation: Invitation, why: Void) -> HttpResponse:
    """Why it opens nothing; whoever came in already is led to where they were going."""
    reader = request.identity.person
    if why is Void.USED and reader is not None and reader.pk == invitation.person_id:
        return redirect("home")
    page = {"why": why.value, "link": invitation, "network": invitation.network}
    return render(request, "joining/void.html", page, status=200 if why is Void.USED else GONE)


def asked(request: Request, welcome: Welcome, account: Account) -> HttpResponse:
    """Who they are and what they accept; once it is sent, they are in."""
    form = newcomer_form(request, welcome)
    if form.is_bound and form.is_valid():
        try:
            carry_out(request, welcome, form)
        except LinkVoid as stopped:
            return closed(request, welcome.invitation, stopped.why)
        except ValidationError as stopped:
            form.refuse(stopped)
        else:
            return entered(request, welcome, account)
    page = {"form": form, "welcome": welcome, "network": welcome.network, "account": account}
    return render(request, "joining/join.html", page, status=422 if form.is_bound else 200)


def newcomer_form(request: Request, welcome: Welcome) -> NewcomerForm:
    """What they are asked, in the language of the page unless they chose another."""
    sent = request.POST if request.method == "POST" else None
    language = welcome.person.language or get_language() or ""
    person, article = welcome.person, welcome.article
    return NewcomerForm(sent, person=person, article=article, language=language)


def carry_out(request: Request, welcome: Welcome, form: NewcomerForm) -> None:
    """`charter` is the version that was read: the page carries it."""
    read = request.POST.get("charter", "") if form.cleaned_data.get("accept") else ""
    newcomer = Newcomer(**{name: form.cleaned_data[name] for name in Newcomer.__annotations__})
    come_in(
        invitation=welcome.invitation,
        newcomer=newcomer,
        accepted=read,
        by=Actor(welcome.person),
        now=request.now,
    )


def entered(request: Request, welcome: Welcome, account: Account) -> HttpResponse:
    """Signed in as the person who was invited: the link proves the mailbox."""
    clear_login(request)
    record_authentication(request, account, method="link")
    response: HttpResponse = perform_login(
        request, Login(user=account, redirect_url=reverse("home"))
    )
    request.session[PERSON_KEY] = welcome.person.pk
    messages.success(request, _("You are in. This page says what awaits you."))
    language = request.POST.get("language", "")
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )
    return response
