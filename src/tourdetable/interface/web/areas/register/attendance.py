"""Marking who came, seat by seat: several people may do it at once, each writes only what they
change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.actions.marking import Noted, Pair
from tourdetable.domain.meetings.enums import CAME, Answer, HowMarked, Mode
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import MarkRow, marks_of, replies_to
from tourdetable.domain.meetings.ties import says_present
from tourdetable.domain.networks.seating import HeldSeat
from tourdetable.domain.register.queries import NO_SEAT, guest_mark_rows
from tourdetable.interface.language import listed
from tourdetable.interface.web.areas.meetings.access import Chosen
from tourdetable.interface.web.areas.register.parts import Marked
from tourdetable.interface.web.areas.register.times import at_time, time_of
from tourdetable.interface.web.base.fields import TimeInput
from tourdetable.interface.web.base.forms import WriteForm

Choices = list[tuple[Any, Any]]
"""How they may be marked: codes, and words."""

EXPECTED = {
    Answer.ATTEND: Mode.IN_PERSON,
    Answer.BOTH: Mode.IN_PERSON,
    Answer.REMOTE: Mode.REMOTE,
    Answer.PAIR: Mode.REPRESENTED,
    Answer.EXCUSED: Mode.EXCUSED,
}
"""What an answer to the invitation makes likely."""

CHOICES = [*Mode.choices, ("", _("not marked"))]
WELCOME = [(code, words) for code, words in CHOICES if code != Mode.ABSENT]
"""Of a seat that follows through the minutes, nobody is absent."""
OF_SEATS = (Mode.REPRESENTED, Mode.FOLLOWS)
CALLED = [(code, words) for code, words in CHOICES if code not in OF_SEATS]
"""Somebody who was called in has neither a pair nor minutes to follow through."""

FIRST = (Mode.IN_PERSON, Mode.REMOTE, Mode.EXCUSED, Mode.ABSENT)
"""What one marks at once, under the thumb; the rest is one tap further."""
FIRST_WELCOME = (Mode.IN_PERSON, Mode.REMOTE, Mode.EXCUSED, Mode.FOLLOWS)

HOW = {
    HowMarked.SELF: _("checked in by themselves"),
    HowMarked.PAPER: _("read on the paper sheet"),
}


@dataclass(frozen=True)
class Choice:
    """One way to mark somebody."""

    code: str
    words: str
    checked: bool


@dataclass(frozen=True)
class AttendanceLine:
    """One person of one seat in the table: the choice to make, who had entered it, whether it
    comes from an answer."""

    person: str
    name: str
    label: str
    choices: list[Choice]
    more: list[Choice]
    arrived: Any
    left: Any
    errors: Any
    entered_by: str
    how: str
    expected: bool

    @property
    def open(self) -> bool:
        """Whether what is one tap further says something."""
        others = any(choice.checked and choice.code for choice in self.more)
        return bool(others or self.arrived.value() or self.left.value() or self.errors)


@dataclass(frozen=True)
class SeatLines:
    """A seat of the list (or why somebody was called in), and its persons."""

    name: str
    persons: list[AttendanceLine]


def offered(seat: HeldSeat) -> Choices:
    """How those of a seat may be marked."""
    if seat.pk == NO_SEAT:
        return CALLED
    return WELCOME if seat.kind == SeatKind.LIGHT else CHOICES


def choices_of(seat: HeldSeat, chosen: str) -> tuple[list[Choice], list[Choice]]:
    """What is marked at once, and what is one tap further."""
    first = FIRST_WELCOME if seat.kind == SeatKind.LIGHT else FIRST
    choices = [Choice(code, str(words), code == chosen) for code, words in offered(seat)]
    at_once = [one for one in choices if one.code in first]
    return at_once, [one for one in choices if one.code not in first]


class AttendanceForm(WriteForm):
    """For each holder of each seat, how they were there, from when, until when; a hidden twin keeps
    what the page showed as recorded."""

    paper = forms.BooleanField(
        required=False, label=_("I am copying the signed paper sheet, I was not in the room")
    )

    def __init__(self, *args: Any, chosen: Chosen, part: Marked, **kwargs: Any) -> None:
        self.meeting, self.part = chosen.meeting, part
        self.seats = [seat for group in part.shown for seat in group.seats]
        self.marks = marks(self.meeting)
        stands = (row for row in replies_to(self.meeting) if row.stands)
        self.answers = {(row.seat_id, row.person_id): row.answer for row in stands}
        self.pairs: list[Pair] = []
        super().__init__(*args, **kwargs)
        for seat in self.seats:
            self.add_seat(seat)
        self.acting_last()

    def add_seat(self, seat: HeldSeat) -> None:
        """A row for each of its holders."""
        for holder in seat.holders:
            self.add_row((seat.pk, holder.person), f"{holder.name}, {seat}", offered(seat))

    def add_row(self, pair: Pair, label: str, choices: Choices) -> None:
        """The fields of one person, filled from what is recorded, else from the answer to the
        invitation."""
        self.pairs.append(pair)
        recorded = self.recorded(pair)
        self.fields[mode_of(pair)] = forms.ChoiceField(
            label=label,
            choices=choices,
            widget=forms.RadioSelect,
            required=False,
            initial=recorded.mode or self.likely(pair),
        )
        self.add_time(arrived_of(pair), _("Arrived at"), recorded.arrived_at)
        self.add_time(left_of(pair), _("Left at"), recorded.left_at)
        self.fields[seen_of(pair)] = hidden_twin(recorded)

    def add_time(self, name: str, words: Any, at: datetime | None) -> None:
        """The field of an arrival or of a departure."""
        shown = time_of(self.meeting, at)
        self.fields[name] = forms.TimeField(
            label=words, widget=TimeInput(), required=False, initial=shown
        )

    def recorded(self, pair: Pair) -> Noted:
        """How the person is recorded to have been there."""
        row = self.marks.get(pair)
        return Noted(row.mode, row.arrived_at, row.left_at) if row else Noted()

    def likely(self, pair: Pair) -> str:
        """What the answer to the invitation makes likely, or nothing."""
        answer = self.answers.get(pair)
        mode = EXPECTED.get(Answer(answer)) if answer else None
        return mode.value if mode else ""

    @property
    def groups(self) -> list[tuple[str, list[SeatLines]]]:
        """The seats of the list, group by group."""
        return [
            (group.name, [SeatLines(seat.name, list(self.rows_of(seat))) for seat in group.seats])
            for group in self.part.shown
        ]

    def rows_of(self, seat: HeldSeat) -> Iterator[AttendanceLine]:
        """The rows of one seat, one for each holder."""
        for holder in seat.holders:
            yield self.row_of(seat, (seat.pk, holder.person), holder.name)

    def row_of(self, seat: HeldSeat, pair: Pair, name: str) -> AttendanceLine:
        """The row of one holder."""
        mark, field = self.marks.get(pair), self[mode_of(pair)]
        times = (self[arrived_of(pair)], self[left_of(pair)])
        choices, more = choices_of(seat, str(field.value() or ""))
        return AttendanceLine(
            name,
            field.html_name,
            str(field.label),
            choices,
            more,
            *times,
            errors=[error for one in (field, *times) for error in one.errors],
            entered_by=mark.other_hand if mark else "",
            how=str(HOW.get(HowMarked(mark.how), "")) if mark else "",
            expected=mark is None and bool(self.likely(pair)),
        )

    def clean(self) -> dict[str, Any]:
        """Times belong to those who came; those that were recorded go with the presence."""
        written: dict[str, Any] = super().clean() or self.cleaned_data
        for pair in self.pairs:
            if written.get(mode_of(pair)) not in CAME:
                self.forget_times(pair, written)
            elif leaves_first(self.mark_of(pair)):
                self.add_error(left_of(pair), _("This is before the arrival."))
        return written

    def forget_times(self, pair: Pair, written: dict[str, Any]) -> None:
        """Those that were recorded; new ones are said to be of nobody."""
        known = self.recorded(pair)
        for name, at in ((arrived_of(pair), known.arrived_at), (left_of(pair), known.left_at)):
            given = written.get(name)
            if given and given != time_of(self.meeting, at):
                self.add_error(name, _("Say first that this person was there."))
            written[name] = None

    def mark_of(self, pair: Pair) -> Noted:
        """What was written of one person."""
        said = self.cleaned_data
        mode = said.get(mode_of(pair)) or ""
        times = (said.get(arrived_of(pair)), said.get(left_of(pair)))
        return Noted(mode, *(at_time(self.meeting, time) for time in times))

    @property
    def vacant(self) -> list[HeldSeat]:
        """The seats of the page that nobody held on the day of the meeting."""
        return [seat for seat in self.seats if not seat.holders]

    def marked(self) -> tuple[dict[Pair, Noted], dict[Pair, str]]:
        """What this person changes, and what they saw there. Only on a valid form."""
        found, seen = {}, {}
        for pair in self.pairs:
            mark, shown = self.mark_of(pair), self.cleaned_data[seen_of(pair)]
            if mark.code != shown:
                found[pair], seen[pair] = mark, shown
        return found, seen

    def codes(self) -> dict[str, str]:
        """What whoever wrote it has seen recorded from then on, by field. Only on a valid form."""
        return {seen_of(pair): self.mark_of(pair).code for pair in self.pairs}

    def explain(self, stopped: Exception) -> None:
        """After a conflict: take the others' marks where this person had written nothing, and
        keep theirs elsewhere."""
        super().explain(stopped)
        if isinstance(stopped, Changed):
            self.marks = marks(stopped.current)
            for pair in self.pairs:
                self.take_again(pair, self.recorded(pair))

    def take_again(self, pair: Pair, now: Noted) -> None:
        """What is now recorded of one person."""
        if self.mark_of(pair).code == self.cleaned_data[seen_of(pair)]:
            self.set_value(mode_of(pair), now.mode)
            for name, at in ((arrived_of(pair), now.arrived_at), (left_of(pair), now.left_at)):
                self.set_value(name, time_of(self.meeting, at) or "")
        self.set_value(seen_of(pair), now.code)

    caution_title = _("The record would contradict itself: nothing has been changed yet")

    @property
    def caution_words(self) -> list[str]:
        """What says that each of these seats was there."""
        ties: dict[int, list[str]] = {}
        for tie in says_present(self.meeting):
            ties.setdefault(tie.seat, []).append(tie.words)
        words = _("%(seat)s would no longer be marked present, but it %(what)s.")
        return [
            words % {"seat": seat, "what": listed(dict.fromkeys(ties[seat.pk]))}
            for seat in self.seats
            if f"seat:{seat.pk}" in self.cautions
        ]

    def current_values(self, current: Meeting) -> Mapping[str, Any]:  # type: ignore[override]  # read only
        return {
            mode_of(pair): self.recorded(pair).mode
            for pair in self.pairs
            if self.mark_of(pair).code != self.cleaned_data[seen_of(pair)]
        }


def hidden_twin(seen: Noted) -> forms.CharField:
    """The field that keeps what the page showed as recorded."""
    return forms.CharField(
        widget=forms.HiddenInput, required=False, initial=seen.code, max_length=60
    )


def leaves_first(mark: Noted) -> bool:
    """Whether somebody would leave before they arrive."""
    return bool(mark.arrived_at and mark.left_at and mark.left_at <= mark.arrived_at)


def mode_of(pair: Pair) -> str:
    """The name of the field where one person is marked."""
    return f"mode-{pair[0]}-{pair[1]}"


def seen_of(pair: Pair) -> str:
    """The name of the field that keeps what was seen."""
    return f"seen-{pair[0]}-{pair[1]}"


def arrived_of(pair: Pair) -> str:
    """The name of the field of an arrival."""
    return f"from-{pair[0]}-{pair[1]}"


def left_of(pair: Pair) -> str:
    """The name of the field of a departure."""
    return f"until-{pair[0]}-{pair[1]}"


def marks(meeting: Meeting) -> dict[Pair, MarkRow]:
    """How everybody who is marked was there, by seat and holder (two queries)."""
    rows = [*marks_of(meeting), *guest_mark_rows(meeting)]
    return {(row.seat_id, row.person_id): row for row in rows}
