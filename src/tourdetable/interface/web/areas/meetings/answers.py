"""Answering a form about a meeting: once done, back to the meeting; or the form again, with the
reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.actions.meetings import must_be_in_calendar
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.answer import answer, posted
from tourdetable.interface.web.areas.meetings.access import Chosen
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

Form = TypeVar("Form", bound=WriteForm)

BEFORE = [MeetingState.PLANNED, MeetingState.CONVENED]
WANTED = {
    "convene": (
        [MeetingState.PLANNED],
        gettext_lazy("This meeting has already been convened, opened or cancelled."),
    ),
    "open": (BEFORE, gettext_lazy("This meeting is already open.")),
    "cancel": (
        BEFORE,
        gettext_lazy("This meeting has been opened: it took place, and cannot be cancelled."),
    ),
}
"""Page → the states in which it leads somewhere, and what is said in the others."""


def form_about(
    kind: type[Form], request: Request, chosen: Chosen, /, *rights: Right, **more: Any
) -> Form:
    """A form about one meeting, for those to whom the charter gives one of these rights; 403 to
    others."""
    return kind(posted(request), scene=chosen.scene, capacities=chosen.must(*rights), **more)


def answer_about(
    request: Request,
    chosen: Chosen,
    form: WriteForm,
    act: Callable[[], Any],
    page: str,
    *,
    title: str,
    said: str,
    **context: Any,
) -> HttpResponse:
    """Answer a form about one meeting; once done, on to its page."""
    there = chosen.scene.url("meeting", chosen.meeting.pk)
    context |= page_of(chosen, title) | {"not_now": why_not(chosen.meeting, page)}
    return answer(
        request, form, act, f"meetings/changes/{page}.html", then=there, said=said, **context
    )


def why_not(meeting: Meeting, page: str) -> str:
    """Why what a page stands for would be refused as the meeting is; nothing when it would not."""
    try:
        must_be_in_calendar(meeting)
    except ValidationError as refused:
        return " ".join(refused.messages)
    wanted, words = WANTED.get(page, (list(MeetingState), ""))
    return "" if meeting.state in wanted else str(words)


def page_of(chosen: Chosen, title: str) -> dict[str, Any]:
    """What every page below a meeting says: its title, the way to it, where to go back to."""
    meeting = chosen.meeting
    return {
        "title": title,
        "meeting": meeting,
        "trail": trail_to(chosen.scene, meeting.body, meeting, here=title),
        "cancel": chosen.scene.url("meeting", meeting.pk),
    }


def trail_to(
    scene: Scene, body: Body, meeting: Meeting | None = None, *, here: str = ""
) -> list[dict[str, str]]:
    """The way from the network to a body, to one of its meetings, or to a page below (`here`)."""
    steps = [
        {"label": _("Network"), "url": scene.url("network")},
        {"label": body.name, "url": scene.url("body", body.slug)},
    ]
    if meeting is not None:
        steps.append({"label": meeting.title, "url": scene.url("meeting", meeting.pk)})
    if here:
        steps.append({"label": here, "url": ""})
    return steps
