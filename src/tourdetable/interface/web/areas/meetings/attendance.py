"""Marking who came, seat by seat: several people may do it at once, each writes only what they
change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Page
from django.utils.translation import gettext_lazy as _

from tourdetable.core.charter.terms.model import Charter, SeatKind
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.enums import Answer, Mode
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import MarkRow, marks_of, replies_to
from tourdetable.domain.meetings.ties import says_present
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import by_college
from tourdetable.domain.networks.seating import HeldSeat, held_seats
from tourdetable.interface.language import listed
from tourdetable.interface.web.areas.meetings.access import Chosen
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.opened import OpenLists, Size
from tourdetable.interface.web.searching import Sought

Pair = tuple[int, int]
"""A seat and one of its holders."""
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


FOLLOWS = "follows"
"""What the address calls those who follow through the minutes, in place of a college."""
SHOWN = Size(30, 15)
"""Seats whose holders are marked at once."""


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

    seat: str
    person: str
    name: str
    label: str
    choices: list[Choice]
    errors: Any
    entered_by: str
    expected: bool


@dataclass(frozen=True)
class Group:
    """The seats of a college, or those that follow through the minutes."""

    code: str
    name: str
    seats: list[HeldSeat]


@dataclass(frozen=True)
class Marked:
    """Which seats of a body are marked at once: all of few; of many, a page of those that are
    looked for. What the form carries of it begins with `part-`, so that it comes back on the same
    page."""

    groups: Sequence[Group]
    asked: Mapping[str, str]

    @property
    def college(self) -> str:
        return self.asked.get("college", "")

    @property
    def words(self) -> str:
        return self.asked.get("q", "").strip()

    @cached_property
    def page(self) -> Page[HeldSeat]:
        """The seats to mark."""
        groups = [group for group in self.groups if self.college in ("", group.code)]
        seats, sought = [seat for group in groups for seat in group.seats], Sought.of(self.words)
        found = [seat for seat in seats if sought.stands_in(seat.name, *names(seat))]
        number = {"open": "part", "page": self.asked.get("page", "")}
        return OpenLists(number).page("part", found, SHOWN)

    @cached_property
    def shown(self) -> list[Group]:
        """The same, group by group."""
        here = {seat.pk for seat in self.page}
        rows = [(g, [seat for seat in g.seats if seat.pk in here]) for g in self.groups]
        return [Group(group.code, group.name, seats) for group, seats in rows if seats]

    @property
    def many(self) -> bool:
        """Whether there are more than one marks at once."""
        return sum(len(group.seats) for group in self.groups) > SHOWN.whole

    @property
    def colleges(self) -> list[tuple[str, str, bool]]:
        """What each group is called, where it is, whether it is the one that is shown."""
        everybody = (str(_("All")), self.page_address(""), not self.college)
        known = [(g.name, self.page_address(g.code), g.code == self.college) for g in self.groups]
        return [everybody, *known]

    def page_address(self, college: str) -> str:
        """Where a college is, without what was looked for."""
        return f"?{urlencode({'college': college} if college else {})}"

    @property
    def pages(self) -> list[int | str]:
        """The pages to go to; the others stand behind an ellipsis."""
        return list(self.page.paginator.page_range) if self.page.has_other_pages() else []

    @property
    def asked_again(self) -> list[tuple[str, str]]:
        """What the form carries to come back to the same page."""
        said = {"college": self.college, "q": self.words, "page": str(self.page.number)}
        carried = said.items() if self.many else ()
        return [(f"part-{key}", word) for key, word in carried if word]

    def address(self, page: str) -> str:
        """Where another page of the same seats is."""
        said = {"college": self.college, "q": self.words, "page": page}
        return f"?{urlencode({key: word for key, word in said.items() if word})}"


def offered(seat: HeldSeat) -> Choices:
    """How those of a seat may be marked."""
    return WELCOME if seat.kind == SeatKind.LIGHT else CHOICES


def names(seat: HeldSeat) -> list[str]:
    """Who holds a seat."""
    return [holder.name for holder in seat.holders]


def marked_at_once(
    chosen: Chosen, data: Mapping[str, str] | None, asked: Mapping[str, str]
) -> Marked:
    """What was sent says which page it was; else the address does."""
    if data is not None:
        asked = {key.removeprefix("part-"): data[key] for key in data if key.startswith("part-")}
    seats = held_seats(chosen.meeting.body, on=chosen.on)
    return Marked(groups_of(chosen.scene.charter, chosen.meeting.body, seats), asked)


class AttendanceForm(WriteForm):
    """For each holder of each seat, how they were there; a hidden twin keeps what the page
    showed as recorded."""

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
            (group.name, [row for seat in group.seats for row in self.rows_of(seat)])
            for group in self.part.shown
        ]

    def rows_of(self, seat: HeldSeat) -> Iterator[AttendanceLine]:
        """The rows of one seat, one for each holder."""
        for holder in seat.holders:
            pair = (seat.pk, holder.person)
            mark, field = self.marks.get(pair), self[mode_of(pair)]
            chosen = str(field.value() or "")
            yield AttendanceLine(
                seat=seat.name,
                person=holder.name,
                name=field.html_name,
                label=str(field.label),
                choices=[Choice(code, str(words), code == chosen) for code, words in offered(seat)],
                errors=field.errors,
                entered_by=mark.other_hand if mark else "",
                expected=mark is None and bool(self.likely(pair)),
            )

    @property
    def vacant(self) -> list[HeldSeat]:
        """The seats of the page that nobody held on the day of the meeting."""
        return [seat for seat in self.seats if not seat.holders]

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


def groups_of(charter: Charter, body: Body, seats: Sequence[HeldSeat]) -> list[Group]:
    """College by college; then those who follow through the minutes, and whom nobody awaits."""
    waited = [seat for seat in seats if seat.kind != SeatKind.LIGHT]
    groups = [
        Group(some[0].college, name, some) for name, some in by_college(charter, body, waited)
    ]
    if welcome := [seat for seat in seats if seat.kind == SeatKind.LIGHT]:
        words = str(_("Follow through the minutes: only if they came"))
        groups.append(Group(FOLLOWS, words, welcome))
    return groups


def mode_of(pair: Pair) -> str:
    """The name of the field where one person is marked."""
    return f"mode-{pair[0]}-{pair[1]}"


def seen_of(pair: Pair) -> str:
    """The name of the field that keeps what was seen."""
    return f"seen-{pair[0]}-{pair[1]}"


def marks(meeting: Meeting) -> dict[Pair, MarkRow]:
    """How everybody who is marked was there, by seat and holder."""
    return {(row.seat_id, row.person_id): row for row in marks_of(meeting)}
