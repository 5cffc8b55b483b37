"""Writing who came: the steps of the actions that record it, here and in the apps above."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple, TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.enums import CAME, HowMarked, Mode
from tourdetable.domain.meetings.models import Attendance, Meeting
from tourdetable.domain.meetings.queries import seats_present
from tourdetable.domain.meetings.ties import says_present
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.gates import NeedsConfirmation
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.networks.vocabulary import must_be_known

Pair = tuple[int, int]
"""A seat and one of its holders."""


class Noted(NamedTuple):
    """How somebody was there (nothing: not marked), and when they came and left, if one knows."""

    mode: str = ""
    arrived_at: datetime | None = None
    left_at: datetime | None = None

    @property
    def code(self) -> str:
        """The same in a few characters: for the journal, and for a form that shows it."""
        if self.arrived_at is None and self.left_at is None:
            return self.mode
        return f"{self.mode}@{instant(self.arrived_at)}/{instant(self.left_at)}"


def read_mark(code: str) -> Noted:
    """The mark that a code says."""
    mode, _at, times = code.partition("@")
    arrived, _slash, left = times.partition("/")
    return Noted(mode, moment(arrived), moment(left))


def instant(at: datetime | None) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M}" if at else ""


def moment(written: str) -> datetime | None:
    if not written:
        return None
    return datetime.strptime(written, "%Y%m%dT%H%M").replace(tzinfo=UTC)


def marks_as(modes: Mapping[Pair, str]) -> dict[Pair, Noted]:
    """Marks of which nobody noted the times."""
    return {pair: Noted(mode) for pair, mode in modes.items()}


def write_marks(
    meeting: Meeting,
    marks: Mapping[Pair, Noted],
    seen: Mapping[Pair, str],
    *,
    by: By,
    confirmed: bool = False,
    how: HowMarked = HowMarked.HAND,
) -> dict[str, Any]:
    """Write them at a sitting that is locked; what the event says of it. It is refused as
    `sitting.mark_attendance` says."""
    must_hold(meeting, set(marks))
    must_be_waited_for(marks)
    before, present = recorded_marks(meeting), seats_present(meeting)
    marks = without_agreed(marks, seen, before)
    must_be_as_seen(meeting, before, {pair: seen[pair] for pair in marks if pair in seen})
    changes = []
    for (seat, person), mark in marks.items():
        was = before.get((seat, person), Noted())
        write_mark({"meeting": meeting, "seat_id": seat, "person_id": person}, mark, how, by)
        if was != mark:
            changes.append([seat, person, was.code, mark.code])
    said: dict[str, Any] = {"facts": ["meetings", "attendances"], "entries": len(marks)}
    said |= {"how": how.value, "changes": changes}
    if gone := contradicted(meeting, present - seats_present(meeting)):
        if not confirmed:
            raise NeedsConfirmation((), gone)
        said["knowing"] = gone
    return said


def recorded_marks(meeting: Meeting) -> dict[Pair, Noted]:
    """How everybody who is marked was there (one query)."""
    columns = ("seat_id", "person_id", "mode", "arrived_at", "left_at")
    rows = Attendance.objects.filter(meeting=meeting).values_list(*columns)
    return {(seat, person): Noted(*mark) for seat, person, *mark in rows}


def write_mark(where: Mapping[str, Any], mark: Noted, how: HowMarked, by: By) -> None:
    """Write how one person was there, or forget it."""
    if not mark.mode:
        Attendance.objects.filter(**where).delete()
        return
    must_be_a_mark(mark)
    said: dict[str, Any] = {**mark._asdict(), "how": how, "entered_by": by.person}
    Attendance.objects.update_or_create(**where, defaults=said)


def must_be_a_mark(mark: Noted) -> None:
    """Refuse a mode that is none, and times that contradict themselves or the mode."""
    must_be_known(_("mode"), mark.mode, Mode.values)
    if mark.mode not in CAME and (mark.arrived_at or mark.left_at):
        raise ValidationError(
            _("Somebody who did not come has neither arrived nor left: erase these times.")
        )
    if mark.arrived_at and mark.left_at and mark.left_at <= mark.arrived_at:
        raise ValidationError(_("Somebody leaves after they arrived: correct one of both times."))


def contradicted(meeting: Meeting, gone: set[int]) -> list[str]:
    """The seats (`seat:12`) that something says were there, among those that no longer are."""
    if not gone:
        return []
    return [f"seat:{seat}" for seat in sorted(gone & {tie.seat for tie in says_present(meeting)})]


def must_be_waited_for(marks: Mapping[Pair, Noted]) -> None:
    """Refuse to call absent a seat that follows through the minutes."""
    absent = {seat for (seat, _person), mark in marks.items() if mark.mode == Mode.ABSENT}
    if light := Seat.objects.filter(pk__in=absent, kind=SeatKind.LIGHT).first():
        raise ValidationError(
            _("%(seat)s follows through the minutes: nobody is absent there. Leave it unmarked.")
            % {"seat": light}
        )


K = TypeVar("K")


def without_agreed(
    marks: Mapping[K, Noted], seen: Mapping[K, str], known: Mapping[K, Noted]
) -> dict[K, Noted]:
    """What is left to write: what another hand has written in the same way since it was `seen`
    stays theirs."""
    return {
        whose: mark
        for whose, mark in marks.items()
        if whose not in seen or not agreed(mark, seen[whose], known.get(whose, Noted()))
    }


def agreed(mark: Noted, seen: str, known: Noted) -> bool:
    """Whether two hands say the same of somebody; times that one of them did not see or write
    contradict nothing."""
    times_unseen = not seen and mark == Noted(mark.mode)
    return known == mark or (bool(mark.mode) and times_unseen and known.mode == mark.mode)


def must_be_as_seen(
    meeting: Meeting, marked: Mapping[Pair, Noted], seen: Mapping[Pair, str]
) -> None:
    """Refuse to write over what another hand has marked in the meantime."""
    if any(marked.get(pair, Noted()).code != code for pair, code in seen.items()):
        raise Changed(meeting)


def must_hold(meeting: Meeting, pairs: set[Pair]) -> None:
    """Refuse anybody who did not hold that seat of the body on the day of the meeting."""
    held = Mandate.objects.active(meeting.day).filter(seat__body=meeting.body)
    if pairs - set(held.values_list("seat_id", "person_id")):
        raise ValidationError(
            _("Somebody in this list did not hold the seat on the day of the meeting.")
        )
