"""Writing the minutes, sending them for review, taking them back, circulating them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.minutes.actions import minutes as actions
from tourdetable.domain.minutes.models import Minutes
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.decisions.rights import deny
from tourdetable.interface.web.areas.minutes.forms import CirculateForm, TextForm
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext, record_of
from tourdetable.interface.web.areas.minutes.page.whole import sentences
from tourdetable.interface.web.areas.minutes.parts.since import skeleton
from tourdetable.interface.web.areas.minutes.readings.marking import help_of
from tourdetable.interface.web.areas.minutes.readings.sealing import (
    saving,
    sealed,
    shown_by,
    text_shown,
)
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

MOST_TWICE = 50_000
"""Characters of a text that a page may carry twice; a longer one is compared, not merged."""

Form = TypeVar("Form", bound=WriteForm)


def writers(record: MinutesInContext) -> Capacities:
    """In which capacities the reader writes, or a refusal that says who does."""
    return record.writers or deny(record.scene.charter, record.meeting.body, Right.MINUTES)


def begun(record: MinutesInContext) -> Minutes:
    """The minutes; a page that needs them does not exist before they are begun."""
    if record.minutes is None:
        raise Http404
    return record.minutes


def answer_about(
    request: Request,
    record: MinutesInContext,
    form: WriteForm,
    act: Callable[[], Any],
    page: str,
    *,
    title: str,
    said: str,
    **context: Any,
) -> HttpResponse:
    """Answer a form about the minutes; once done, on to their page."""
    there = record.scene.url("minutes", record.meeting.pk)
    context |= {"record": record, "title": title, "cancel": there}
    return answer(request, form, act, f"minutes/{page}.html", then=there, said=said, **context)


def form_about(
    kind: type[Form], request: Request, record: MinutesInContext, allowed: Capacities, **more: Any
) -> Form:
    """A form about minutes, on the version that was shown (0: they are not begun)."""
    version = record.minutes.version if record.minutes else 0
    return kind(posted(request), scene=record.scene, capacities=allowed, version=version, **more)


@members_form
def edit(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Write the minutes; before they are begun, the form starts from the agenda."""
    record = record_of(scene, pk)
    minutes = record.minutes
    allowed = writers(record)
    text = text_shown(record, minutes) if minutes else skeleton(record)
    begins = {"text": text, "base": text if minutes and len(text) <= MOST_TWICE else ""}
    known: dict[str, Any] = {"initial": begins, "shown": shown_by(record)}
    form = form_about(TextForm, request, record, allowed, **known)
    act = saving(request, record, form)
    title, said = _("Write the minutes"), _("The minutes are saved.")
    context = help_of(record) | {"sealed": sealed(record)}
    return answer_about(request, record, form, act, "edit", title=title, said=said, **context)


@members_form
def review(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Send the minutes to the members of the body."""
    record = record_of(scene, pk)
    minutes, form = begun(record), form_about(ButtonForm, request, record, writers(record))
    act = domain_call(form, actions.send_for_review, "version", minutes=minutes)
    title, said = _("Send the minutes for review"), _("The minutes are sent for review.")
    context = {"sentences": sentences(record, None)}
    return answer_about(request, record, form, act, "review", title=title, said=said, **context)


@members_form
def draft(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take the minutes back from review, to change what they record."""
    record = record_of(scene, pk)
    minutes, form = begun(record), form_about(ButtonForm, request, record, writers(record))
    act = domain_call(form, actions.back_to_draft, "version", minutes=minutes)
    title, said = _("Take the minutes back to draft"), _("The minutes are a draft again.")
    return answer_about(request, record, form, act, "draft", title=title, said=said)


@members_form
def circulate(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Send adopted minutes to an audience."""
    record = record_of(scene, pk)
    minutes = begun(record)
    form = form_about(
        CirculateForm,
        request,
        record,
        writers(record),
        rule=record.charter.minutes,
        initial={"audience": minutes.audience},
    )
    fields = ("audience", "embargo", "version")
    act = domain_call(form, actions.circulate, *fields, minutes=minutes)
    title, said = _("Circulate the minutes"), _("The minutes are circulated.")
    return answer_about(request, record, form, act, "circulate", title=title, said=said)
