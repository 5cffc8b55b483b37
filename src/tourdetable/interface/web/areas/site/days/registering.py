"""Registering for an open day without an account, and the link by which one confirms, changes or
withdraws. To open the link changes nothing: its buttons do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.site.actions import registering
from tourdetable.domain.site.actions.registering import Visitor
from tourdetable.domain.site.models import DayRegistration
from tourdetable.domain.site.tokens import registration_of, token_of
from tourdetable.interface.web.answer import form_page
from tourdetable.interface.web.areas.signin.limits import too_often
from tourdetable.interface.web.areas.signin.links import unseen
from tourdetable.interface.web.areas.site.days.forms import GestureForm, RegisterForm, VisitorForm
from tourdetable.interface.web.areas.site.days.sheets import DaySheet, day_sheet
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network, set_scene

GONE, REFUSED, TOO_MANY = 410, 422, 429


@never_cache
@form_page
@in_network
def register(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Ask to come: a message is sent, whose link confirms it."""
    sheet = day_sheet(scene, pk)
    sent = request.POST if request.method == "POST" else None
    form = RegisterForm(sent)
    if sheet.day.published_on and form.is_valid():
        if often := too_often(request, "register_day", form.cleaned_data["email"]):
            return often
        asked = attempt(form, lambda: ask(sheet, form))
        if not form.errors:
            messages.success(request, told(sheet, form, asked))
            return redirect(sheet.url)
    context = {
        "sheet": sheet,
        "day": sheet.day,
        "form": form,
        "title": pgettext("open day", "Register"),
    }
    context["trail"] = sheet.trail(pgettext("open day", "Register"))
    status = REFUSED if sent is not None else 200
    return render(request, "site/days/register.html", context, status=status)


def ask(sheet: DaySheet, form: RegisterForm) -> DayRegistration:
    """The domain call."""
    said: dict[str, Any] = {"email": form.cleaned_data["email"], "details": form.details}
    said["language"] = get_language() or settings.LANGUAGE_CODE
    return registering.register(day=sheet.day, **said, **signature(form, sheet.scene))


def signature(form: GestureForm, scene: Scene) -> dict[str, Any]:
    return {"by": Visitor(gesture=form.cleaned_data["gesture"]), "now": scene.now}


def attempt(form: GestureForm, act: Callable[[], Any]) -> Any:
    """Make the domain call; what refuses it is said by the form, and what was done already is
    done."""
    try:
        return act()
    except ValidationError as refused:
        form.add_error(None, refused.messages)
    except AlreadyDone:
        pass
    return None


def told(sheet: DaySheet, form: RegisterForm, asked: DayRegistration | None) -> str:
    """The same whoever asks, and whether they had registered before: where the link is. In a
    demonstration, which writes to nobody, the link itself."""
    said = {"email": form.cleaned_data["email"]}
    words = _("A message leaves for %(email)s: its link confirms your registration.") % said
    if settings.DEMO_TODAY and asked is not None:
        link = f"{settings.SITE_URL}{link_of(asked, sheet.scene.network.slug)}"
        words += " " + _("This is a demonstration, which sends nothing: %(link)s") % {"link": link}
    return words


def link_of(registration: DayRegistration, network: str) -> str:
    """The page of their link."""
    return reverse("day_link", args=[network, token_of(registration)])


@never_cache
@form_page
def link(request: Request, network: str, token: str) -> HttpResponse:
    """The page of one link; the same for one that is forged, or of somebody who withdrew."""
    counted = {"app": "allauth.account", "action": "answer", "limit_get": True}
    if not ratelimit.consume(request, **counted):
        return unseen(render(request, "joining/too_many.html", status=TOO_MANY))
    found = registration_of(token)
    if found is None or found.day.meeting.body.network.slug != network:
        return unseen(render(request, "site/days/link_over.html", status=GONE))
    scene = set_scene(request, network)
    with timezone.override(ZoneInfo(scene.network.time_zone)):
        return unseen(answered(request, scene, found))


def answered(request: Request, scene: Scene, one: DayRegistration) -> HttpResponse:
    """Do what one of its buttons says; else show the page."""
    sent = request.POST if request.method == "POST" else None
    doing = sent.get("do", "") if sent is not None and not scene.network.closed_on else ""
    begins = {"name": one.name, "organisation": one.organisation, "needs": one.needs}
    changing = VisitorForm(sent if doing == "change" else None, initial=begins)
    button = GestureForm(sent if doing in ("confirm", "withdraw") else None)
    form = changing if doing == "change" else button
    if doing and form.is_valid():
        attempt(form, lambda: act(doing, form, scene, one))
        if not form.errors:
            return after(request, doing)
    sheet = DaySheet(scene, one.day)
    context = {"one": one, "sheet": sheet, "day": one.day, "changing": changing, "button": button}
    context |= {"form": form, "network": scene.network}
    status = REFUSED if sent is not None else 200
    return render(request, "site/days/link.html", context, status=status)


def act(doing: str, form: GestureForm, scene: Scene, one: DayRegistration) -> Any:
    """The domain call of a button."""
    known = {"registration": one, **signature(form, scene)}
    if doing == "confirm":
        return registering.confirm(**known)
    if isinstance(form, VisitorForm):
        return registering.change(details=form.details, **known)
    return registering.withdraw(**known)


def after(request: Request, doing: str) -> HttpResponse:
    """The page again, or that nothing is kept any more."""
    if doing == "withdraw":
        return render(request, "site/days/withdrawn.html")
    messages.success(request, _("Thank you: it is recorded."))
    return redirect(request.path)
