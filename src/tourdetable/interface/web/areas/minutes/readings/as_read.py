"""“Read it as…”: before anything is circulated, whoever writes sees what each reader would get.

Nobody reads wider than themselves by it: what is narrower than their own reading is not offered.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.core.words.audience import LADDER, Audience
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.speakers import speakers_at
from tourdetable.interface.web.areas.decisions.rights import deny
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext, record_of
from tourdetable.interface.web.areas.minutes.page.whole import page
from tourdetable.interface.web.areas.minutes.paper import file_name, minutes_document
from tourdetable.interface.web.areas.minutes.readings.lent import (
    MinutesLent,
    as_stranger,
    left_out,
    lent,
)
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.files import download
from tourdetable.interface.web.opened import OpenLists

READERS = {
    Audience.PRESENT: gettext_lazy("somebody who was present"),
    Audience.BODY: gettext_lazy("a member of the body who was not there"),
    Audience.NETWORK: gettext_lazy("a member of the network"),
    Audience.PARTNERS: gettext_lazy("a partner"),
    Audience.PUBLIC: gettext_lazy("anybody"),
}
"""Whom the minutes are read as, in words."""


class ReaderOffered(NamedTuple):
    """Somebody whom the minutes may be read as; `code` is in the address."""

    code: str
    name: str
    audience: Audience


def offered(record: MinutesInContext) -> list[ReaderOffered]:
    """Those who read no more than the writer, widest first; then the seats of the body."""
    own = record.reading.audience
    found = [ReaderOffered(one.value, str(READERS[one]), one) for one in reversed(LADDER)]
    for pk, seat in speakers_at(record.meeting, record.charter).items():
        came = Audience.PRESENT if seat.names else Audience.BODY
        found.append(ReaderOffered(f"seat-{pk}", seat.institution, came))
    return [one for one in found if own.shows(one.audience)]


def readers_of(scene: Scene, pk: int) -> tuple[MinutesInContext, list[ReaderOffered]]:
    """The minutes, and whom they may be read as; refused to whoever does not write them."""
    record = record_of(scene, pk)
    if not record.writers:
        deny(scene.charter, record.meeting.body, Right.MINUTES)
    if record.minutes is None:
        raise Http404
    return record, offered(record)


def chosen(readers: list[ReaderOffered], code: str) -> ReaderOffered:
    """The reader that the address names, or 404."""
    found = next((one for one in readers if one.code == code), None)
    if found is None:
        raise Http404
    return found


def lent_to(record: MinutesInContext, reader: ReaderOffered, box: str = "") -> MinutesLent:
    """The minutes as that reader has them, once they have gone as far as they can."""
    usual = None
    if goes(record, reader) in (Going.IF_SENT, Going.ON_A_DAY):
        assert record.minutes is not None
        known = (reader.audience, Audience(record.minutes.later or Audience.PRESENT))
        usual = max(known, key=lambda one: one.rank)
    return lent(as_stranger(record), reader.audience, usual=usual, box=box)


class Going(StrEnum):
    """Whether the minutes go to a reader: they do; they will once they are reviewed, circulated, or
    their day has come; they would, if they were sent that far; they cannot."""

    DO = "do"
    REVIEWED = "reviewed"
    CIRCULATED = "circulated"
    ON_A_DAY = "on_a_day"
    IF_SENT = "if_sent"
    CANNOT = "cannot"


GOING = {
    Going.DO: "",
    Going.REVIEWED: gettext_lazy(
        "This is what they will read once the minutes are sent for review."
    ),
    Going.CIRCULATED: gettext_lazy("This is what they will read once the minutes are circulated."),
    Going.ON_A_DAY: gettext_lazy(
        "This is what they will read once the day of the minutes has come."
    ),
    Going.IF_SENT: gettext_lazy(
        "This is what they would read if you circulated the minutes that far."
    ),
    Going.CANNOT: gettext_lazy(
        "The minutes do not go that far: this reader cannot open them. Below is what is marked for "
        "them, such as an export would hold."
    ),
}
"""The same in words."""


def goes(record: MinutesInContext, reader: ReaderOffered) -> Going:
    """How far the minutes go, beside how far the charter lets them."""
    minutes, wanted = record.minutes, reader.audience.rank
    assert minutes is not None
    circulated = minutes.state == MinutesState.CIRCULATED
    if wanted <= Audience(minutes.audience).rank:
        return Going.DO if circulated else not_yet(minutes.state, reader.audience)
    if minutes.later and wanted <= Audience(minutes.later).rank:
        return Going.ON_A_DAY
    may_go = wanted <= record.charter.minutes.audience.rank and not circulated
    return Going.IF_SENT if may_go else Going.CANNOT


def not_yet(state: str, audience: Audience) -> Going:
    """What those wait for to whom minutes that are not circulated will go."""
    if audience.rank > Audience.BODY.rank:
        return Going.CIRCULATED
    return Going.REVIEWED if state == MinutesState.DRAFT else Going.DO


@require_safe
@members_only
def as_read(request: Request, scene: Scene, pk: int, reader: str) -> HttpResponse:
    """The page of the minutes as a reader would have it, with a mark where something is left
    out."""
    record, readers = readers_of(scene, pk)
    here = chosen(readers, reader)
    shown = lent_to(record, here, _("A passage is left out here."))
    context = {
        "page": page(shown, OpenLists(request.GET)),
        "readers": readers,
        "here": here,
        "going": GOING[goes(record, here)],
        "left_out": left_out(shown),
    }
    return render(request, "minutes/as_read.html", context)


@require_safe
@members_only
def as_read_pdf(request: Request, scene: Scene, pk: int, reader: str) -> HttpResponse:
    """The PDF that this reader would get, to the letter."""
    record, readers = readers_of(scene, pk)
    here = chosen(readers, reader)
    shown = lent_to(record, here)
    document = minutes_document(shown)
    name = file_name(shown, f"{document.title} {capfirst(here.code)}")
    return download(document.pdf(now=scene.now), name)
