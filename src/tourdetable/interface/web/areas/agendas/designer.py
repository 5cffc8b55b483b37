"""Writing an agenda as a list of lines that can be added, removed, taken from what waits and put
in another order without any script.

Each button of the form sends the whole list: all but « save » give it back rearranged, with every
word kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.actions.meetings import AgendaDraft
from tourdetable.domain.meetings.enums import PointKind
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.meetings.ties import hangs_on
from tourdetable.interface.web.areas.agendas.lines import (
    EMPTY,
    LineChoices,
    LineForm,
    Raw,
    in_words,
    indexes,
    is_written,
    raw,
    read,
    readable,
)
from tourdetable.interface.web.areas.agendas.offers import OfferGroup, Offers, same
from tourdetable.interface.web.base.differences import FieldDifference, difference
from tourdetable.interface.web.base.forms import WriteForm

MOST = 60
"""Lines that one agenda may have."""
BLANKS = 2
"""Empty lines offered below the agenda."""
WHOLE = 12
"""Lines that are all written in at once; of a longer agenda, one is opened at a time."""

NEIGHBOURS = {"up": -1, "down": 1}
"""The buttons that move a line, and how far."""


def with_blanks(lines: Sequence[Raw]) -> list[Raw]:
    """An agenda followed by the empty lines that are offered below it."""
    blanks = max(BLANKS, 3 - len(lines))
    return [*lines, *(dict(EMPTY) for _index in range(blanks))]


class AgendaForm(WriteForm):
    """The whole agenda. `lines` are the forms shown; those with nothing typed are left out when
    saving: `items`, once the form is valid."""

    def __init__(
        self,
        data: Any = None,
        *,
        meeting: Meeting,
        choices: LineChoices,
        offers: Offers,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, version=meeting.version, **kwargs)
        self.meeting, self.choices, self.offers = meeting, choices, offers
        self.moved: int | None = None
        self.told = ""
        if data is None:
            self.begin([raw(item) for item in meeting.agenda.all()])
        else:
            self.take_in(data)

    def take_in(self, data: Mapping[str, Any]) -> None:
        """The lines as they were sent."""
        self.typed = read(data)
        pairs = zip(indexes(data), self.typed, strict=True)
        self.lines = [self.line_form(data, index, typed) for index, typed in pairs]

    def begin(self, lines: list[Raw]) -> None:
        """Show the agenda as it stands; the usual first and last points, where there is none."""
        usual = [] if lines else self.offers.usual
        if usual:
            self.told = _("The usual first and last points are proposed: change or remove them.")
        self.show(before_the_end(usual, blanks(2)) if usual else with_blanks(lines))

    def line_form(self, data: Mapping[str, Any], index: int, typed: Raw) -> LineForm:
        """A line as it was sent; one where nothing was typed is left aside, so nothing is wrong
        with it."""
        prefix = f"line-{index}"
        if is_written(typed):
            return LineForm(data, prefix=prefix, choices=self.choices)
        return LineForm(prefix=prefix, initial=typed, choices=self.choices)

    def show(self, lines: Sequence[Raw]) -> None:
        """Show these lines as they are, right or wrong."""
        self.typed = list(lines)
        self.lines = [
            LineForm(prefix=f"line-{index}", initial=line, choices=self.choices)
            for index, line in enumerate(lines)
        ]

    def rearrange(self, gesture: str) -> None:
        """Do what a button asks: `add`, `up:3`, `down:0`, `move:3:0`, `remove:2`, `open:5`,
        `fill:1`, `take:left:12`, `model`. Nothing is saved."""
        lines = list(self.typed)
        verb, _colon, what = gesture.partition(":")
        if verb in ("add", "break"):
            self.add(lines, self.offers.pause if verb == "break" else dict(EMPTY))
        elif verb in ("take", "model"):
            lines = self.take(lines, self.offers.lines(gesture))
        elif verb == "move":
            start, _colon, end = what.partition(":")
            self.move(lines, number(start), number(end))
        else:
            self.touch(lines, verb, number(what))
        self.is_bound = False
        self.show(lines or [dict(EMPTY)])

    def touch(self, lines: list[Raw], verb: str, index: int) -> None:
        """Do what the button of one line asks, if the line exists."""
        if not 0 <= index < len(lines):
            return
        if verb == "remove":
            self.remove(lines, index)
        elif verb == "open":
            self.moved = index
        elif verb == "fill":
            self.fill(lines, index)
        elif verb in NEIGHBOURS:
            self.move(lines, index, index + NEIGHBOURS[verb])

    def add(self, lines: list[Raw], line: Raw) -> None:
        """Add a line at the end, unless there are too many already."""
        if len(lines) < MOST:
            lines.append(line)
            self.moved, self.told = len(lines) - 1, _("A line was added at the end.")

    def remove(self, lines: list[Raw], index: int) -> None:
        """Take a line out."""
        lines.pop(index)
        self.moved, self.told = max(index - 1, 0), _("The line was removed.")

    def move(self, lines: list[Raw], index: int, other: int) -> None:
        """Put a line at the place of another, if both exist."""
        if 0 <= index < len(lines) and 0 <= other < len(lines):
            lines.insert(other, lines.pop(index))
            self.moved = other
            self.told = _("“%(point)s” is now point %(number)d.") % {
                "point": lines[other]["title"],
                "number": other + 1,
            }

    def fill(self, lines: list[Raw], index: int) -> None:
        """Put the method that was chosen for a line into it."""
        self.moved, method = index, self.choices.method(lines[index]["method"])
        if method is None:
            self.told = _("Choose a method first, then fill the point with it.")
            return
        lines[index] = self.choices.filled(lines[index], method)
        words = _("“%(method)s” was put into the point: its time, its question and its steps.")
        self.told = words % {"method": method.title}

    def take(self, lines: list[Raw], taken: Sequence[Raw]) -> list[Raw]:
        """The agenda with these lines in, before the one that settles the next meeting."""
        known = [line for line in lines if is_written(line)]
        taken = [line for line in taken if not any(same(one, line) for one in known)]
        if not taken or len(known) + len(taken) > MOST:
            return lines
        found = before_the_end(known, taken)
        self.moved = next(n for n, line in enumerate(found) if line is taken[-1])
        words = ngettext("%(n)d point was added.", "%(n)d points were added.", len(taken))
        self.told = words % {"n": len(taken)}
        return found

    @cached_property
    def backlog(self) -> list[OfferGroup]:
        """What waits and is not on this agenda yet."""
        return self.offers.left_for(self.typed)

    @property
    def kept(self) -> list[LineForm]:
        """The lines on which something was typed."""
        pairs = zip(self.lines, self.typed, strict=True)
        return [line for line, typed in pairs if is_written(typed)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if len(self.lines) > MOST:
            raise ValidationError(_("An agenda has at most %(number)d lines.") % {"number": MOST})
        words = _("Point %(number)d, %(field)s: %(error)s")
        for rank, line in enumerate(self.kept, start=1):
            for name, errors in line.errors.items():
                for error in errors:
                    told = {"number": rank, "field": line[name].label, "error": error}
                    self.add_error(None, words % told)
        if not self.errors:
            cleaned["items"] = [AgendaDraft(**line.cleaned_data) for line in self.kept]
        return cleaned

    def refuse(self, error: ValidationError) -> None:
        """After a refusal, the points that cannot leave the agenda are back, beside all that was
        typed."""
        super().refuse(error)
        lines = list(self.typed)
        for index, item in enumerate(self.meeting.agenda.all()):
            if any(hangs_on(item)):
                put_back(lines, item, index)
        self.show(lines)

    def explain(self, stopped: Exception) -> None:
        """After a conflict, a line that somebody has removed meanwhile becomes a new one."""
        super().explain(stopped)
        if isinstance(stopped, Changed):
            known = {str(pk) for pk in stopped.current.agenda.values_list("pk", flat=True)}
            self.show(
                [{**line, "pk": line["pk"] if line["pk"] in known else ""} for line in self.typed]
            )

    def differences(self) -> list[FieldDifference]:
        """The agenda as it has become beside the one typed, line by line."""
        if self.conflict is None:
            return []
        theirs = [raw(item) for item in self.conflict.agenda.all()]
        mine = [line for line in self.typed if line["title"].strip()]
        texts = (in_words(theirs, self.choices), in_words(mine, self.choices))
        found = difference(_("Agenda"), *texts)
        return [found] if found else []

    @property
    def faulty(self) -> list[int]:
        """The lines in which something is to be corrected."""
        if not self.is_bound:
            return []
        pairs = enumerate(zip(self.lines, self.typed, strict=True))
        return [n for n, (line, typed) in pairs if is_written(typed) and line.errors]

    @property
    def opened(self) -> list[int]:
        """The lines that are unfolded: those to correct, else the one that was just moved,
        added or opened, else the first."""
        return self.faulty or [self.moved or 0]

    @property
    def closed(self) -> list[int]:
        """The lines of a long agenda that are carried along, and opened by a button."""
        every, opened = range(len(self.lines)), self.opened
        return [n for n in every if n not in opened] if len(every) > WHOLE else []

    @cached_property
    def hours(self) -> list[datetime | None]:
        """When each line begins, if those before it last as long as they say; of an empty one,
        nothing."""
        at, found = self.meeting.starts_at, list[datetime | None]()
        for line in self.typed:
            found.append(at if is_written(line) else None)
            at += timedelta(minutes=minutes_of(line))
        return found

    @property
    def total(self) -> int:
        """Minutes that the lines take together, as far as they can be read."""
        return sum(minutes_of(line) for line in self.typed)

    @property
    def ends(self) -> datetime:
        """When the last line ends."""
        return self.meeting.starts_at + timedelta(minutes=self.total)

    @property
    def room(self) -> int:
        """Minutes that are left of the meeting; below 0, those by which the agenda is longer."""
        return (self.meeting.ends_at - self.ends) // timedelta(minutes=1)


def number(written: str) -> int:
    """The number of a line, as a button says it; -1 when it says none."""
    return int(written) if written.isdecimal() and len(written) < 3 else -1


def minutes_of(line: Raw) -> int:
    """Minutes that a line takes, as far as they can be read."""
    return int(line["minutes"]) if line["title"].strip() and readable(line["minutes"]) else 0


def blanks(count: int) -> list[Raw]:
    """Empty lines."""
    return [dict(EMPTY) for _index in range(count)]


def before_the_end(lines: Sequence[Raw], more: Sequence[Raw]) -> list[Raw]:
    """Lines with more of them at the end, but before the one that settles the next meeting; the
    minutes to adopt come first."""
    first = [line for line in more if line["kind"] == PointKind.MINUTES]
    rest = [line for line in more if line not in first]
    ends = bool(lines) and lines[-1]["kind"] == PointKind.NEXT
    at = len(lines) - 1 if ends else len(lines)
    return [*first, *lines[:at], *rest, *lines[at:]]


def put_back(lines: list[Raw], item: AgendaItem, index: int) -> None:
    """Show a point again, where it was, if it was taken off or emptied."""
    at = next((n for n, line in enumerate(lines) if line["pk"] == str(item.pk)), None)
    if at is None:
        lines.insert(min(index, len(lines)), raw(item))
    elif not lines[at]["title"].strip():
        lines[at] = {**lines[at], "title": item.title}
