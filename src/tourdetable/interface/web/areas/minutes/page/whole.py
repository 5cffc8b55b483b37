"""What the page of the minutes shows, put together for its template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar

from django.core.paginator import Page
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Adoption
from tourdetable.core.documents.formats.parts import Part
from tourdetable.core.documents.kinds.decision_record import DecisionBlock
from tourdetable.core.documents.kinds.minutes import AgendaRow, AttendanceRow
from tourdetable.core.documents.text.tree import EMPTY
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import MinutesCorrection
from tourdetable.domain.minutes.queries import AdoptionProgress, adoption_progress
from tourdetable.interface.web.areas.decisions.blocks import block, whole_text
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext
from tourdetable.interface.web.areas.minutes.page.around import few
from tourdetable.interface.web.areas.minutes.page.decided import FEW, DecidedRow, decided
from tourdetable.interface.web.areas.minutes.page.relayed import RelaysInShort, relays_in_short
from tourdetable.interface.web.areas.minutes.paper import (
    SeatThere,
    absent_seats,
    agenda_rows,
    attendance,
    attendance_row,
    duties,
    following_seats,
    heading,
    next_meeting,
    point_of,
    text_of,
    writer,
)
from tourdetable.interface.web.areas.minutes.reading import following, read_form, unread
from tourdetable.interface.web.areas.minutes.review.editions import correction_for
from tourdetable.interface.web.areas.minutes.review.remarks import RemarkShown, remarks_shown
from tourdetable.interface.web.areas.minutes.words import (
    edition_words,
    link_words,
    progress_words,
    rule_words,
)
from tourdetable.interface.web.attached import DocumentShown, shown
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.opened import OpenLists, Size, query

LISTS = ("decisions", "attendance", "agenda", "remarks", "answered")
"""What is shown page by page."""
MANY = Size(40, 12)
"""How many seats, or points, are shown at once."""
BADGES: dict[str, str] = {
    MinutesState.REVIEW: "info",
    MinutesState.ADOPTED: "good",
    MinutesState.CIRCULATED: "good",
}
"""State → kind of badge."""


@dataclass(frozen=True)
class MinutesPage:
    """The minutes for one reader. `heading` is None when they may not read them yet."""

    record: MinutesInContext
    progress: AdoptionProgress | None
    opened: OpenLists
    IN_SIGHT: ClassVar[int] = 2
    """How many decisions are not folded where there is room."""

    @cached_property
    def heading(self) -> dict[str, Any] | None:
        """What the document says first; None when the reader may not read it yet."""
        record = self.record
        return heading(record) if record.readable or record.drafted else None

    @property
    def duties(self) -> str:
        return duties(self.record)

    @property
    def writer(self) -> str:
        return writer(self.record)

    @property
    def absent(self) -> str:
        """The seats that did not come."""
        return few(absent_seats(self.record))

    @property
    def follows(self) -> str:
        return few(following_seats(self.record))

    @property
    def next_meeting(self) -> str:
        return next_meeting(self.record)

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

    @property
    def edition(self) -> str:
        """Which edition these replace, and why; empty when they replace none."""
        minutes, former = self.record.adopted, self.record.former
        return edition_words(minutes, former) if minutes and former else ""

    @property
    def former(self) -> list[int]:
        """The numbers of the editions that were superseded, latest first."""
        minutes = self.record.adopted
        return list(range(minutes.edition - 1, 0, -1)) if minutes else []

    @cached_property
    def correction(self) -> MinutesCorrection | None:
        """The corrected version that may supersede them, as far as the reader may know of it."""
        return correction_for(self.record)

    @property
    def link(self) -> str:
        """Where the journal holds their adoption; empty before it."""
        return link_words(self.record.link) if self.record.link else ""

    @cached_property
    def decided(self) -> tuple[list[DecidedRow], int]:
        """The decisions that are shown, and how many there are."""
        return decided(self.record.meeting, self.opened)

    @cached_property
    def decisions(self) -> list[tuple[DecisionBlock, str]]:
        """Each of those that are shown, with its text as safe HTML."""
        words, names = self.record.reading, self.record.names
        return [
            (
                replace(
                    block(decision, words, names, EMPTY, taken),
                    point=point_of(self.record, decision),
                ),
                words.html(whole_text(decision), offset=4),
            )
            for decision, taken in self.decided[0]
        ]

    @property
    def decision_pages(self) -> Page[int]:
        return self.opened.page("decisions", range(self.decided[1]), FEW)

    @cached_property
    def parts(self) -> Sequence[Part]:
        """The text as safe HTML, as this reader has it."""
        return self.record.reading.parts(text_of(self.record))

    @cached_property
    def text_pages(self) -> Page[Part]:
        """The part that is read."""
        return self.opened.page("exchanges", self.parts, Size(1, 1))

    @property
    def contents(self) -> list[tuple[str, str]]:
        """The parts of a long text: what each is called, its address; none for the one read."""
        if self.text_pages.paginator.num_pages < 2:
            return []
        here, begun = self.text_pages.number, _("Beginning")
        return [
            (
                part.title or (begun if number == 1 else _("Continued (%(n)d)") % {"n": number}),
                "" if number == here else f"?{query('exchanges')}page={number}#exchanges",
            )
            for number, part in enumerate(self.parts, start=1)
        ]

    @cached_property
    def attendance_pages(self) -> Page[SeatThere]:
        return self.opened.page("attendance", attendance(self.record), MANY)

    @property
    def attendance(self) -> list[AttendanceRow]:
        """How the seats of that page were there."""
        return [attendance_row(self.record, seat) for seat in self.attendance_pages]

    @cached_property
    def agenda_pages(self) -> Page[AgendaRow]:
        return self.opened.page("agenda", agenda_rows(self.record.points), MANY)

    @property
    def documents(self) -> list[DocumentShown]:
        """The documents of the meeting that the reader may have."""
        return shown(self.record.documents, self.record.scene.addresses("document"))

    @property
    def queries(self) -> dict[str, str]:
        """What comes before the number of another page of each list."""
        return {name: query(name) for name in LISTS}

    @property
    def cut(self) -> bool:
        """Whether something is left for another page: all of it may be opened for print."""
        pages = (self.decision_pages, self.text_pages, self.attendance_pages, self.agenda_pages)
        return not self.opened.whole and any(page.has_other_pages() for page in pages)

    @cached_property
    def remark_pages(self) -> Page[RemarkShown]:
        """What members said of the text and that waits: the body's own work, which stays there."""
        rows = [one for one in self.remarks if one.open]
        return self.opened.page("remarks", rows, FEW)

    @cached_property
    def answered_pages(self) -> Page[RemarkShown]:
        """Those that were answered."""
        rows = [one for one in self.remarks if not one.open]
        return self.opened.page("answered", rows, FEW)

    @cached_property
    def remarks(self) -> Sequence[RemarkShown]:
        """All of them, for those who sit in the body."""
        return remarks_shown(self.record) if self.record.readable and self.sits else ()

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
            "cosign": bool(record.cosigners),
            "approve": review and bool(seats_to_approve(record, progress)),
            "adopt": review and bool(record.adopters(progress)),
            "circulate": writes and record.state == MinutesState.ADOPTED,
            "correct": writes and record.adopted is not None and not record.correction,
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

    @cached_property
    def relays(self) -> RelaysInShort | None:
        """How far they went, for the members of the body."""
        return relays_in_short(self.record)

    @property
    def sits(self) -> bool:
        """Whether the reader may open the page of the meeting."""
        return self.record.opens_meeting

    @cached_property
    def has_decisions(self) -> bool:
        """Whether the decision record says something, for whoever may not read the minutes."""
        return Decision.objects.filter(meeting=self.record.meeting).exists()


def page(record: MinutesInContext, opened: OpenLists) -> MinutesPage:
    """What one reader sees of the minutes."""
    return MinutesPage(record, progress(record), opened)


def progress(record: MinutesInContext) -> AdoptionProgress | None:
    """How far the adoption is: asked while they are in review, since nothing is missing before
    nor after."""
    minutes, rule = record.minutes, record.charter.minutes.adoption
    if minutes is None:
        return None
    if minutes.state != MinutesState.REVIEW:
        return AdoptionProgress(rule, False, record.adopted is not None, ())
    return adoption_progress(minutes, record.charter, record.scene.today)


def sentences(record: MinutesInContext, progress: AdoptionProgress | None) -> list[str]:
    """Where the minutes stand."""
    if record.minutes is None or progress is None:
        begun = _("Nobody has begun to write them: this is what the meeting holds already.")
        return [*([begun] if record.drafted else []), rule_words(record.charter.minutes)]
    return progress_words(record.minutes, progress, record.charter.minutes)


def seats_to_approve(record: MinutesInContext, progress: AdoptionProgress | None) -> list[int]:
    """The reader's seats that have not approved the text as it stands, when seats adopt."""
    if progress is None or progress.rule is not Adoption.SEATS or not record.readable:
        return []
    approved = {seat.pk for seat in progress.approved}
    return [seat.pk for seat in record.approvers if seat.pk not in approved]
