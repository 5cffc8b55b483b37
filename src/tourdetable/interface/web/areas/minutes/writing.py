"""Writing the minutes, sending them for review, taking them back, circulating them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.minutes.actions import minutes as actions
from tourdetable.domain.minutes.models import Minutes
from tourdetable.interface.web.answer import answer, form_page, posted
from tourdetable.interface.web.areas.decisions.rights import reserved, who_may
from tourdetable.interface.web.areas.minutes.forms import CirculateForm, TextForm
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext, record_of
from tourdetable.interface.web.areas.minutes.page import sentences
from tourdetable.interface.web.areas.minutes.skeleton import skeleton
from tourdetable.interface.web.areas.minutes.words import AUDIENCES
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only


def writers(record: MinutesInContext) -> Capacities:
    """In which capacities the reader writes, or a refusal that says who does."""
    return record.writers or reserved(
        who_may(record.scene.charter, Right.MINUTES, record.meeting.body)
    )


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
    said: str,
    **context: Any,
) -> HttpResponse:
    """Answer a form about the minutes; once done, on to their page."""
    return answer(
        request,
        form,
        act,
        f"minutes/{page}.html",
        then=record.scene.url("minutes", record.meeting.pk),
        said=said,
        record=record,
        **context,
    )


def step_form(request: Request, record: MinutesInContext) -> ButtonForm:
    """One button for those who write, on the version of the minutes that was shown."""
    version = begun(record).version
    return ButtonForm(
        posted(request), scene=record.scene, capacities=writers(record), version=version
    )


@form_page
@members_only
def edit(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Write the minutes; before they are begun, the form starts from the agenda."""
    record = record_of(scene, pk)
    minutes, meeting = record.minutes, record.meeting
    form = TextForm(
        posted(request),
        scene=scene,
        capacities=writers(record),
        version=minutes.version if minutes else 0,
        initial={"text": minutes.text if minutes else skeleton(record)},
    )

    def act() -> None:
        words = form.values("text", "version")
        actions.write_down(meeting=meeting, minutes=minutes, **words, **form.signature)

    said = _("The minutes are saved.")
    context = {"audiences": AUDIENCES.items(), "usual": record.reading.default}
    return answer_about(request, record, form, act, "edit", said, **context)


@form_page
@members_only
def review(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Send the minutes to the members of the body."""
    record = record_of(scene, pk)
    minutes, form = begun(record), step_form(request, record)

    def act() -> None:
        version = form.cleaned_data["version"]
        actions.send_for_review(minutes=minutes, version=version, **form.signature)

    said = _("The minutes are sent for review.")
    told = sentences(record, None)
    return answer_about(request, record, form, act, "review", said, sentences=told)


@form_page
@members_only
def draft(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take the minutes back from review, to change what they record."""
    record = record_of(scene, pk)
    minutes, form = begun(record), step_form(request, record)

    def act() -> None:
        version = form.cleaned_data["version"]
        actions.back_to_draft(minutes=minutes, version=version, **form.signature)

    return answer_about(request, record, form, act, "draft", _("The minutes are a draft again."))


@form_page
@members_only
def circulate(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Send adopted minutes to an audience."""
    record = record_of(scene, pk)
    minutes = begun(record)
    form = CirculateForm(
        posted(request),
        scene=scene,
        capacities=writers(record),
        version=minutes.version,
        rule=record.charter.minutes,
        initial={"audience": minutes.audience},
    )

    def act() -> None:
        words = form.values("audience", "version")
        actions.circulate(minutes=minutes, **words, **form.signature)

    return answer_about(request, record, form, act, "circulate", _("The minutes are circulated."))
