"""Marking who came, seat by seat: several people may do it at once, each writes only what they
change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.enums import Answer, Mode
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import MarkRow, marks_of
from tourdetable.domain.meetings.ties import says_present
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.networks.queries import by_college, holding
from tourdetable.domain.people.models import Person
from tourdetable.interface.language import listed
from tourdetable.interface.web.areas.meetings.access import Chosen
from tourdetable.interface.web.base.forms import WriteForm

Pair = tuple[int, int]
"""A seat and one of its holders."""
Choices = list[tuple[Any, Any]]
"""How they may be marked: codes, and words."""

EXPECTED = {Answer.ATTEND: Mode.IN_PERSON, Answer.PAIR: Mode.EXCUSED, Answer.EXCUSED: Mode.EXCUSED}
"""What an answer to the invitation makes likely."""

CHOICES = [*Mode.choices, ("", _("not marked"))]
WELCOME = [(code, words) for code, words in CHOICES if code != Mode.ABSENT]
"""Of a seat that follows through the minutes, nobody is absent."""


@dataclass(frozen=True)
class AttendanceLine:
    """One person of one seat in the table: the choice to make, who had entered it, whether it
    comes from an answer."""

    seat: Seat
    person: Person
    field: BoundField
    entered_by: str
    expected: bool


class AttendanceForm(WriteForm):
    """For each holder of each seat, how they were there; a hidden twin keeps what the page
    showed as recorded."""

    def __init__(self, *args: Any, chosen: Chosen, **kwargs: Any) -> None:
        self.meeting, self.seats = chosen.meeting, list(chosen.seats())
        self.marks = marks(self.meeting)
        standing = self.meeting.replies.filter(stands=True)
        self.answers = {(r.seat_id, r.person_id): r.answer for r in standing}
        self.pairs: list[Pair] = []
        super().__init__(*args, **kwargs)
        for seat in self.seats:
            self.add_seat(seat)
        self.acting_last()

    def add_seat(self, seat: Seat) -> None:
        """A row for each of its holders."""
        choices = WELCOME if seat.follows else CHOICES
        for mandate in holding(seat):
            self.add_row((seat.pk, mandate.person_id), f"{mandate.person}, {seat}", choices)

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
            initial=recorded or self.likely(pair),
        )
        self.fields[seen_of(pair)] = forms.ChoiceField(
            choices=CHOICES, widget=forms.HiddenInput, required=False, initial=recorded
        )

    def recorded(self, pair: Pair) -> str:
        """How the person is recorded to have been there, or nothing."""
        return self.marks[pair].mode if pair in self.marks else ""

    def likely(self, pair: Pair) -> str:
        """What the answer to the invitation makes likely, or nothing."""
        answer = self.answers.get(pair)
        return EXPECTED[Answer(answer)].value if answer else ""

    @property
    def groups(self) -> list[tuple[str, list[AttendanceLine]]]:
        """The rows of the table, group by group."""
        return [
            (name, [row for seat in seats for row in self.rows_of(seat)])
            for name, seats in groups_of(self.scene.charter, self.meeting.body, self.seats)
        ]

    def rows_of(self, seat: Seat) -> Iterator[AttendanceLine]:
        """The rows of one seat, one for each holder."""
        for mandate in holding(seat):
            pair = (seat.pk, mandate.person_id)
            mark = self.marks.get(pair)
            yield AttendanceLine(
                seat=seat,
                person=mandate.person,
                field=self[mode_of(pair)],
                entered_by=mark.other_hand if mark else "",
                expected=mark is None and bool(self.likely(pair)),
            )

    @property
    def vacant(self) -> list[Seat]:
        """The seats that nobody held on the day of the meeting."""
        return [seat for seat in self.seats if not holding(seat)]

    def marked(self) -> tuple[dict[Pair, str], dict[Pair, str]]:
        """What this person changes, and what they saw there. Only on a valid form."""
        modes, seen = {}, {}
        for pair in self.pairs:
            mode, shown = self.cleaned_data[mode_of(pair)], self.cleaned_data[seen_of(pair)]
            if mode != shown:
                modes[pair], seen[pair] = mode, shown
        return modes, seen

    def explain(self, stopped: Exception) -> None:
        """After a conflict: take the others' marks where this person had written nothing, and
        keep theirs elsewhere."""
        super().explain(stopped)
        if isinstance(stopped, Changed):
            self.marks = marks(stopped.current)
            for pair in self.pairs:
                now = self.recorded(pair)
                if self.cleaned_data[mode_of(pair)] == self.cleaned_data[seen_of(pair)]:
                    self.set_value(mode_of(pair), now)
                self.set_value(seen_of(pair), now)

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
            mode_of(pair): self.recorded(pair)
            for pair in self.pairs
            if self.data.get(mode_of(pair)) != self.data.get(seen_of(pair))
        }


def groups_of(charter: Charter, body: Body, seats: Sequence[Seat]) -> list[tuple[str, list[Seat]]]:
    """College by college; then those who follow through the minutes, and whom nobody awaits."""
    colleges = by_college(charter, body, [seat for seat in seats if not seat.follows])
    if welcome := [seat for seat in seats if seat.follows]:
        colleges.append((str(_("Follow through the minutes: only if they came")), welcome))
    return colleges


def mode_of(pair: Pair) -> str:
    """The name of the field where one person is marked."""
    return f"mode-{pair[0]}-{pair[1]}"


def seen_of(pair: Pair) -> str:
    """The name of the field that keeps what was seen."""
    return f"seen-{pair[0]}-{pair[1]}"


def marks(meeting: Meeting) -> dict[Pair, MarkRow]:
    """How everybody who is marked was there, by seat and holder."""
    return {(row.seat_id, row.person_id): row for row in marks_of(meeting)}
