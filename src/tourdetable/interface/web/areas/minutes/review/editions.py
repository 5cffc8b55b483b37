"""The corrected version of adopted minutes, as one reader has it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page
from django.http import Http404
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Adoption
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.minutes.enums import CorrectionState
from tourdetable.domain.minutes.models import MinutesCorrection
from tourdetable.domain.minutes.queries import (
    AdoptionProgress,
    correction_silent,
    meeting_after,
    seats_needed,
)
from tourdetable.interface.language import day
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext
from tourdetable.interface.web.areas.minutes.review.comparing import (
    ChangedPassage,
    TextsCompared,
    compared_for,
)
from tourdetable.interface.web.areas.minutes.words import meeting_words, rule_words
from tourdetable.interface.web.opened import OpenLists, Size

SOME = Size(25, 20)
"""How many passages that differ are shown at once."""


def correction_for(record: MinutesInContext) -> MinutesCorrection | None:
    """The corrected version under way, for those who write; for the members, once it is put to
    them (a query, of adopted minutes)."""
    known = record.correction
    if known is None or record.writers:
        return known
    put = known.state == CorrectionState.PUT
    return known if put and record.readable and record.opens_meeting else None


def correction_or_404(record: MinutesInContext) -> MinutesCorrection:
    """The same, where a page needs it."""
    found = correction_for(record)
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True)
class CorrectionPage:
    """A corrected version, what it changes and what is left to do."""

    record: MinutesInContext
    correction: MinutesCorrection
    opened: OpenLists

    @property
    def rule(self) -> Adoption:
        return self.record.charter.minutes.adoption

    @property
    def is_put(self) -> bool:
        return self.correction.state == CorrectionState.PUT

    @cached_property
    def comparison(self) -> TextsCompared:
        """What it changes, as the reader has both."""
        assert self.record.minutes is not None  # a corrected version is of some minutes
        return compared_for(self.record.reading, self.record.minutes.text, self.correction.text)

    @cached_property
    def changes(self) -> Page[ChangedPassage]:
        return self.opened.page("compared", self.comparison.changes, SOME)

    @cached_property
    def at(self) -> Meeting | None:
        """The later meeting that can adopt it, where a meeting does."""
        next_meeting = self.rule is Adoption.NEXT_MEETING
        return meeting_after(self.record.meeting) if next_meeting else None

    @cached_property
    def approved(self) -> set[int]:
        """The seats that have approved it as it stands."""
        given = self.correction.approvals.filter(version=self.correction.version)
        return set(given.values_list("seat_id", flat=True))

    @property
    def sentences(self) -> list[str]:
        """Where it stands."""
        if not self.is_put:
            return [_("It is being written: it is not put to the body yet."), *self.sent_back]
        return [self.missing]

    @property
    def sent_back(self) -> list[str]:
        """Who sent it back."""
        seat = self.correction.sent_back_by
        return [_("%(seat)s has sent it back.") % {"seat": seat}] if seat else []

    @property
    def missing(self) -> str:
        """What its adoption still waits for."""
        rule = self.record.charter.minutes
        if self.rule is Adoption.SILENCE_DAYS:
            words = _("It is adopted by silence on %(day)s if nobody sends it back.")
            return words % {"day": day(correction_silent(self.correction, rule.days))}
        if self.rule is Adoption.SEATS:
            words = _("%(given)d of the %(needed)d seats needed have approved it.")
            return words % {"given": len(self.approved), "needed": seats_needed(rule)}
        if self.at is not None and self.at.state == MeetingState.OPENED:
            words = _("The meeting “%(meeting)s” can adopt it now.")
            return words % {"meeting": self.at.title}
        return meeting_words(self.at, 0) if self.at else rule_words(rule)

    @property
    def adopters(self) -> Capacities:
        """Those who record its adoption at a later meeting that is open."""
        if not self.is_put or self.at is None or self.at.state != MeetingState.OPENED:
            return ()
        return self.record.adopters(AdoptionProgress(self.rule, False, True, (), meeting=self.at))

    @cached_property
    def may(self) -> dict[str, bool]:
        """What the reader is offered; the views ask the same questions."""
        writes = bool(self.record.writers)
        seats = {seat.pk for seat in self.record.approvers}
        return {
            "write": writes,
            "put": writes and not self.is_put,
            "withdraw": writes,
            "send_back": self.is_put and bool(self.record.speakers),
            "approve": self.is_put and self.rule is Adoption.SEATS and bool(seats - self.approved),
            "adopt": bool(self.adopters),
        }
