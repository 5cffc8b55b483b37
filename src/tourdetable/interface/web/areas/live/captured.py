"""What was said in a session, brought into the minutes: the secretary reads and tidies it first."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.live.forms import CapturedForm
from tourdetable.interface.web.areas.meetings.access import choose
from tourdetable.interface.web.areas.meetings.answers import page_of
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext, record_of
from tourdetable.interface.web.areas.minutes.parts.since import skeleton, with_said
from tourdetable.interface.web.areas.minutes.parts.whole import writers
from tourdetable.interface.web.areas.minutes.readings.sealing import (
    saving,
    shown_by,
    text_shown,
)
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene


@members_form
def bring(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """The minutes as they stand, what was said after each point; nothing is recorded before the
    button."""
    record = record_of(scene, pk)
    allowed, minutes = writers(record), record.minutes
    form = CapturedForm(
        posted(request),
        scene=scene,
        capacities=allowed,
        version=minutes.version if minutes else 0,
        initial={
            "text": with_captured(record),
            "base": text_shown(record, minutes) if minutes else "",
        },
        shown=shown_by(record),
    )
    act = saving(request, record, form)
    page = page_of(choose(scene, pk), _("Bring what was said into the minutes"))
    there = scene.url("minutes", pk)
    return answer(
        request,
        form,
        act,
        "live/captured.html",
        then=there,
        said=_("The minutes are saved."),
        **page,
    )


def with_captured(record: MinutesInContext) -> str:
    """The text of the minutes; before they are begun, the agenda with what was said under each
    point; once they are, what they do not hold yet comes at the end of its section."""
    if record.minutes is None or not record.minutes.text.strip():
        return skeleton(record)
    return with_said(record, text_shown(record, record.minutes))
