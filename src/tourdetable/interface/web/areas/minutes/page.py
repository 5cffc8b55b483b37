"""What the page of the minutes shows, put together for its template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tourdetable.core.charter.terms.model import Adoption
from tourdetable.core.documents.formats.html import to_html
from tourdetable.core.documents.kinds.decision_record import DecisionBlock
from tourdetable.core.documents.kinds.minutes import MinutesDocument
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Minutes, Remark
from tourdetable.domain.minutes.queries import AdoptionProgress, adoption_progress
from tourdetable.interface.web.areas.minutes.adopters import adopters
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext
from tourdetable.interface.web.areas.minutes.paper import minutes_document
from tourdetable.interface.web.areas.minutes.words import (
    STATE_BADGES,
    progress_words,
    rule_words,
    state_label,
)


@dataclass(frozen=True)
class MinutesPage:
    """The minutes for one reader. `document` is None when they may not read them yet, and
    `remarks` empty then."""

    record: MinutesInContext
    state: str
    badge: str
    sentences: list[str]
    progress: AdoptionProgress | None
    document: MinutesDocument | None
    decisions: list[tuple[DecisionBlock, str]]
    text: str
    remarks: list[Remark]
    may: dict[str, bool]
    sits: bool
    has_decisions: bool


def page(record: MinutesInContext) -> MinutesPage:
    """All of it, for one reader."""
    minutes = record.minutes
    progress = adoption_progress(minutes, record.charter, record.scene.today) if minutes else None
    document = minutes_document(record) if record.readable else None
    return MinutesPage(
        record=record,
        state=state_label(minutes),
        badge=STATE_BADGES[minutes.state if minutes else ""],
        sentences=sentences(record, progress),
        progress=progress,
        document=document,
        decisions=[(block, to_html(block.text, heading_offset=4)) for block in document.decisions]
        if document
        else [],
        text=to_html(document.text, heading_offset=2) if document else "",
        remarks=list(minutes.remarks.select_related("seat__institution"))
        if minutes and sees_remarks(record)
        else [],
        may=dict(abilities(record, progress)),
        sits=record.opens_meeting,
        has_decisions=bool(document.decisions) if document else bool(record.decisions()),
    )


def sentences(record: MinutesInContext, progress: AdoptionProgress | None) -> list[str]:
    """Where the minutes stand."""
    if record.minutes is None or progress is None:
        return [rule_words(record.charter.minutes)]
    return progress_words(record.minutes, progress, record.charter.minutes)


def sees_remarks(record: MinutesInContext) -> bool:
    """Remarks are the body's own work: they do not leave it."""
    return record.readable and record.opens_meeting


def abilities(
    record: MinutesInContext, progress: AdoptionProgress | None
) -> Iterator[tuple[str, bool]]:
    """What the reader is offered; the views ask the same questions."""
    minutes, writes = record.minutes, bool(record.writers)
    opened = record.meeting.state == MeetingState.OPENED
    review = minutes is not None and minutes.state == MinutesState.REVIEW
    draft = minutes is not None and minutes.state == MinutesState.DRAFT
    yield "begin", writes and opened and minutes is None
    yield "write", writes and (draft or review)
    yield "send", writes and draft
    yield "take_back", writes and review
    yield "remark", review and bool(record.speakers) and record.readable
    yield "settle", review and writes
    yield "approve", review and bool(seats_to_approve(record, minutes, progress))
    yield "adopt", review and bool(adopters(record, progress)) and progress is not None
    yield "circulate", writes and minutes is not None and minutes.state == MinutesState.ADOPTED


def seats_to_approve(
    record: MinutesInContext, minutes: Minutes | None, progress: AdoptionProgress | None
) -> list[int]:
    """The reader's seats that have not approved the text as it stands, when seats adopt."""
    if (
        minutes is None
        or progress is None
        or progress.rule is not Adoption.SEATS
        or not record.readable
    ):
        return []
    approved = {seat.pk for seat in progress.approved}
    return [seat.pk for seat in record.speakers if seat.pk not in approved]
