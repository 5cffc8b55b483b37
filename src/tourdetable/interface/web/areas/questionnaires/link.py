"""Answering, by the link of a message or by the one that is shown in the room: without an account,
a script or a cookie.

To open it changes nothing. Nothing here says who answers: no cookie is asked for, no event is
recorded, and the program does not write down a refused form beside its address.
"""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from allauth.core.internal import ratelimit
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.questionnaires.actions.answering import (
    Over,
    answer_by_link,
    answer_in_room,
)
from tourdetable.domain.questionnaires.models import OpenLink, Questionnaire
from tourdetable.domain.questionnaires.tokens import numbers_of, sheet_of, with_body
from tourdetable.interface.web.answer import form_page
from tourdetable.interface.web.areas.questionnaires.sheet import QuestionsForm, is_words, name_of
from tourdetable.interface.web.areas.signin.links import unseen
from tourdetable.interface.web.base.http import Request

USED, GONE, REFUSED, TOO_MANY = 409, 410, 422, 429

Giving = Callable[[QuestionsForm], bool]
"""Keeps what was answered; False when it was kept already."""

LANGUAGE = "in"
"""Where the address of a message says its language."""

THANKS = "thanks"
"""What the address says once an answer was given in the room."""


@csrf_exempt  # the link proves more than a cookie would, and one may have none
@never_cache
@form_page
def by_link(request: Request, token: str) -> HttpResponse:
    """What the link of somebody who was asked opens."""
    if not may_try(request):
        return quiet(render(request, "joining/too_many.html", status=TOO_MANY))
    numbers = numbers_of(token)
    row = with_body(numbers[0]) if numbers else None
    if numbers is None or row is None:
        return quiet(
            render(request, "questionnaires/over.html", {"row": None, "written": []}, status=GONE)
        )

    def give(form: QuestionsForm) -> bool:
        on = local_day(row.body.network, request.now)
        return answer_by_link(questionnaire=row, asked=numbers[1], given=form.given, on=on)

    waits = OpenLink.objects.filter(asked=numbers[1], asked__questionnaire=row).exists()
    return quiet(opened(request, row, give, waits=waits))


@csrf_exempt  # whoever has the address may answer: there is nothing to forge
@never_cache
@form_page
def in_room(request: Request, code: str) -> HttpResponse:
    """What the link shown in the room opens, for whoever has it."""
    if not may_try(request):
        return quiet(render(request, "joining/too_many.html", status=TOO_MANY))
    found = Questionnaire.objects.filter(room_code=code).exclude(room_code="").first()
    row = with_body(found.pk) if found else None
    if row is None:
        return quiet(
            render(request, "questionnaires/over.html", {"row": None, "written": []}, status=GONE)
        )

    def give(form: QuestionsForm) -> bool:
        sheet = sheet_of(row, str(form.cleaned_data["gesture"]))
        on = local_day(row.body.network, request.now)
        return answer_in_room(questionnaire=row, sheet=sheet, given=form.given, on=on)

    return quiet(opened(request, row, give, waits=THANKS not in request.GET))


def may_try(request: Request) -> bool:
    """Whether this address has not opened too many links: a room full of people is one."""
    counted = {"app": "allauth.account", "action": "questionnaire", "limit_get": True}
    return bool(ratelimit.consume(request, **counted))


def quiet(response: HttpResponse) -> HttpResponse:
    """Nobody keeps this page, nor a line about it: its address is somebody's."""
    response._has_been_logged = True  # type: ignore[attr-defined]  # how Django knows it is said
    return unseen(response)


def opened(request: Request, row: Questionnaire, give: Giving, *, waits: bool) -> HttpResponse:
    """The sheet; once it is closed, or answered, a page that says so."""
    zone, language = ZoneInfo(row.body.network.time_zone), spoken_in(request)
    with timezone.override(zone), translation.override(language):
        on = local_day(row.body.network, request.now)
        if not row.takes_answers(on) or row.body.network.closed_on is not None:
            return over(request, row)
        if not waits and request.method != "POST":
            return render(request, "questionnaires/thanks.html", said_of(row))
        return answered(request, row, give)


def spoken_in(request: Request) -> str:
    """The language that one chose in this browser; else that of the message."""
    asked = request.GET.get(LANGUAGE, "")
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    known = asked in dict(settings.LANGUAGES) and not chosen
    return asked if known else translation.get_language()


def answered(request: Request, row: Questionnaire, give: Giving) -> HttpResponse:
    """Keep what was sent, once; else the sheet again, as it was written."""
    sent = request.POST if request.method == "POST" else None
    form = QuestionsForm(sent, questions=list(row.questions.all()))
    if form.is_bound and form.is_valid() and not form.must_be_looked_at():
        try:
            kept = give(form)
        except Over:
            return over(request, row)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return given(request, row, kept)
    context = {"form": form, **said_of(row)}
    status = REFUSED if form.is_bound else 200
    return render(request, "questionnaires/sheet.html", context, status=status)


def given(request: Request, row: Questionnaire, kept: bool) -> HttpResponse:
    """Thanks, at an address that a reload does not send again; or that it was given before."""
    if kept:
        return redirect(f"{request.path}?{THANKS}&{LANGUAGE}={get_language()}")
    context = {**said_of(row), "again": True}
    return render(request, "questionnaires/thanks.html", context, status=USED)


def over(request: Request, row: Questionnaire) -> HttpResponse:
    """It takes no more answers: what was written is shown again, not to be lost."""
    names = [name_of(one) for one in row.questions.all() if is_words(one)]
    words = [request.POST.get(name, "").strip() for name in names]
    context = {**said_of(row), "written": [one for one in words if one]}
    return render(request, "questionnaires/over.html", context, status=GONE)


def said_of(row: Questionnaire) -> dict[str, object]:
    """What every page says of it, in the reader's language."""
    language = get_language() or ""
    said = {"title": row.titled(language), "words": row.introduced(language)}
    return {"row": row, "again": False, "written": [], **said}
