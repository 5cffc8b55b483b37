"""My page, and what I say of myself."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.own.actions.details import change_details
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.answer import answer, domain_call, form_page, posted
from tourdetable.interface.web.areas.own.forms import DETAILS, DetailsForm
from tourdetable.interface.web.areas.own.myself import Myself, own_page
from tourdetable.interface.web.areas.own.page import OwnPage
from tourdetable.interface.web.base.http import Request


@require_safe
@own_page
def own(request: Request, me: Myself) -> HttpResponse:
    """All that is mine, each with where it is changed."""
    return render(request, "own/own.html", {"page": OwnPage(me)})


@form_page
@own_page
def details(request: Request, me: Myself) -> HttpResponse:
    """Name, telephone, needs, language: the language is then that of this browser too."""
    person, there = me.person, reverse("own")
    start = {name: getattr(person, name) for name in DETAILS}
    form = DetailsForm(posted(request), me=me, version=person.version, initial=start)
    act = domain_call(form, change_details, "details", "version", person=person)
    page, title = "own/details.html", _("What I say of myself")
    response = answer(
        request, form, act, page, then=there, said=recorded, cancel=there, title=title
    )
    if form.result and form.result.language:
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
    return response


def recorded(person: Person) -> str:
    """What is said next, in the language that has just been asked for."""
    with translation.override(person.language or translation.get_language()):
        return _("What you say of yourself is recorded.")
