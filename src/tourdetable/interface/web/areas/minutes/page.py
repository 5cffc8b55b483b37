"""What the page of the minutes shows, put together for its template."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Adoption
from tourdetable.core.documents.formats.html import to_html
from tourdetable.core.documents.kinds.decision_record import DecisionBlock
from tourdetable.core.documents.kinds.minutes import MinutesDocument
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Remark
from tourdetable.domain.minutes.queries import AdoptionProgress, adoption_progress
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext
from tourdetable.interface.web.areas.minutes.paper import minutes_document
from tourdetable.interface.web.areas.minutes.reading import following, read_form, unread
from tourdetable.interface.web.areas.minutes.words import progress_words, rule_words
from tourdetable.interface.web.base.forms import WriteForm

BADGES: dict[str, str] = {
    MinutesState.REVIEW: "info",
    MinutesState.ADOPTED: "good",
    MinutesState.CIRCULATED: "good",
}
"""State → kind of badge."""


@dataclass(frozen=True)
class MinutesPage:
    """The minutes for one reader. `document` is None when they may not read them yet."""

    record: MinutesInContext
    progress: AdoptionProgress | None
    document: MinutesDocument | None

    @property
    def state(self) -> str:
        """« Brouillon », « En relecture »…"""
        minutes = self.record.minutes
        return capfirst(minutes.get_state_display()) if minutes else _("Not begun")

    @property
    def badge(self) -> str:
        return BADGES.get(self.record.state, "")

    @property
    def sentences(self) -> list[str]:
        return sentences(self.record, self.progress)

    @cached_property
    def decisions(self) -> list[tuple[DecisionBlock, str]]:
        """Each decision, with its text as safe HTML."""
        blocks = self.document.decisions if self.document else ()
        return [(block, to_html(block.text, heading_offset=4)) for block in blocks]

    @cached_property
    def text(self) -> str:
        """The text as safe HTML."""
        return to_html(self.document.text, heading_offset=2) if self.document else ""

    @cached_property
    def remarks(self) -> list[Remark]:
        """The corrections asked for; they are the body's own work and do not leave it."""
        minutes = self.record.minutes
        if minutes is None or not (self.record.readable and self.sits):
            return []
        return list(minutes.remarks.select_related("seat__institution"))

    @cached_property
    def may(self) -> dict[str, bool]:
        """What the reader is offered; the views ask the same questions."""
        record, progress = self.record, self.progress
        writes = bool(record.writers)
        draft, review = record.state == MinutesState.DRAFT, record.state == MinutesState.REVIEW
        held = record.meeting.state == MeetingState.OPENED
        return {
            "begin": writes and not record.state and held,
            "write": writes and (draft or review),
            "send": writes and draft,
            "take_back": writes and review,
            "remark": review and bool(record.speakers) and record.readable,
            "settle": review and writes,
            "approve": review and bool(seats_to_approve(record, progress)),
            "adopt": review and bool(record.adopters(progress)),
            "circulate": writes and record.state == MinutesState.ADOPTED,
        }

    @cached_property
    def reading(self) -> WriteForm | None:
        """The button of a seat that follows through the minutes, until it has read them."""
        seats = unread(self.record)
        return read_form(self.record, seats) if seats else None

    @property
    def followed(self) -> bool:
        """Whether a seat of the reader follows through these minutes."""
        return bool(following(self.record))

    @property
    def sits(self) -> bool:
        """Whether the reader may open the page of the meeting."""
        return self.record.opens_meeting

    @cached_property
    def has_decisions(self) -> bool:
        return bool(self.document.decisions if self.document else self.record.decisions())


def page(record: MinutesInContext) -> MinutesPage:
    """What one reader sees of the minutes."""
    minutes = record.minutes
    progress = adoption_progress(minutes, record.charter, record.scene.today) if minutes else None
    return MinutesPage(record, progress, minutes_document(record) if record.readable else None)


def sentences(record: MinutesInContext, progress: AdoptionProgress | None) -> list[str]:
    """Where the minutes stand."""
    if record.minutes is None or progress is None:
        return [rule_words(record.charter.minutes)]
    return progress_words(record.minutes, progress, record.charter.minutes)


def seats_to_approve(record: MinutesInContext, progress: AdoptionProgress | None) -> list[int]:
    """The reader's seats that have not approved the text as it stands, when seats adopt."""
    if progress is None or progress.rule is not Adoption.SEATS or not record.readable:
        return []
    approved = {seat.pk for seat in progress.approved}
    return [seat.pk for seat in record.approvers if seat.pk not in approved]
