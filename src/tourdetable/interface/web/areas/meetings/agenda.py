"""Writing an agenda as a list of lines that can be added, removed and put in another order
without any script.

Each button of the form sends the whole list: all but « save » give it back rearranged, with every
word kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.actions.meetings import LONGEST, AgendaDraft
from tourdetable.domain.meetings.enums import Purpose
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.meetings.ties import hangs_on
from tourdetable.interface.web.base.differences import FieldDifference, difference
from tourdetable.interface.web.base.forms import PlainForm, WriteForm

MOST = 60
"""Lines that one agenda may have."""
BLANKS = 2
"""Empty lines offered below the agenda."""
WHOLE = 20
"""Lines that are all written in at once; of a longer agenda, one is opened at a time."""
Raw = dict[str, str]
"""One line as it was typed."""
EMPTY: Raw = {
    "pk": "",
    "title": "",
    "purpose": Purpose.DISCUSS.value,
    "minutes": "15",
    "brought_by": "",
    "note": "",
}
NAMES = tuple(EMPTY)

NEIGHBOURS = {"up": -1, "down": 1}
"""The buttons that move a line, and how far."""


def with_blanks(lines: Sequence[Raw]) -> list[Raw]:
    """An agenda followed by the empty lines that are offered below it."""
    blanks = max(BLANKS, 3 - len(lines))
    return [*lines, *(dict(EMPTY) for _index in range(blanks))]


class LineForm(PlainForm):
    """One point of the agenda."""

    pk = forms.IntegerField(
        label=gettext_lazy("Identifier"), widget=forms.HiddenInput, required=False, min_value=1
    )
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    purpose = forms.ChoiceField(label=gettext_lazy("For"), choices=Purpose.choices)
    minutes = forms.IntegerField(
        label=pgettext_lazy("duration", "Minutes"), min_value=0, max_value=LONGEST
    )
    brought_by = forms.CharField(label=gettext_lazy("Brought by"), max_length=120, required=False)
    note = forms.CharField(
        label=gettext_lazy("Note"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def as_typed(self) -> list[tuple[str, str]]:
        """Its fields and their words, as a line that is not opened carries them."""
        return [(self[name].html_name, str(self[name].value() or "")) for name in NAMES]


class AgendaForm(WriteForm):
    """The whole agenda. `lines` are the forms shown; those with nothing typed are left out when
    saving: `items`, once the form is valid."""

    def __init__(self, data: Any = None, *, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(data, version=meeting.version, **kwargs)
        self.meeting = meeting
        self.moved: int | None = None
        self.told = ""
        if data is None:
            self.show(with_blanks([raw(item) for item in meeting.agenda.all()]))
        else:
            self.typed = read(data)
            pairs = zip(indexes(data), self.typed, strict=True)
            self.lines = [line_form(data, index, typed) for index, typed in pairs]

    def show(self, lines: Sequence[Raw]) -> None:
        """Show these lines as they are, right or wrong."""
        self.typed = list(lines)
        self.lines = [
            LineForm(prefix=f"line-{index}", initial=line) for index, line in enumerate(lines)
        ]

    def rearrange(self, gesture: str) -> None:
        """Do what a button asks: `add`, `up:3`, `down:0`, `remove:2`, `open:5`. Nothing is
        saved."""
        lines = list(self.typed)
        verb, _colon, number = gesture.partition(":")
        index = int(number) if number.isdecimal() and len(number) < 3 else -1
        if verb == "add":
            self.add(lines)
        elif verb == "remove":
            self.remove(lines, index)
        elif verb == "open" and 0 <= index < len(lines):
            self.moved = index
        elif verb in NEIGHBOURS:
            self.swap(lines, index, index + NEIGHBOURS[verb])
        self.is_bound = False
        self.show(lines or [dict(EMPTY)])

    def add(self, lines: list[Raw]) -> None:
        """Add an empty line at the end, unless there are too many already."""
        if len(lines) < MOST:
            lines.append(dict(EMPTY))
            self.moved, self.told = len(lines) - 1, _("A line was added at the end.")

    def remove(self, lines: list[Raw], index: int) -> None:
        """Take a line out, if it exists."""
        if 0 <= index < len(lines):
            lines.pop(index)
            self.moved, self.told = max(index - 1, 0), _("The line was removed.")

    def swap(self, lines: list[Raw], index: int, other: int) -> None:
        """Exchange two neighbours, if both exist."""
        if 0 <= index < len(lines) and 0 <= other < len(lines):
            lines[index], lines[other] = lines[other], lines[index]
            self.moved = other
            self.told = _("“%(point)s” is now point %(number)d.") % {
                "point": lines[other]["title"],
                "number": other + 1,
            }

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
        for number, line in enumerate(self.kept, start=1):
            for name, errors in line.errors.items():
                for error in errors:
                    told = {"number": number, "field": line[name].label, "error": error}
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
        found = difference(_("Agenda"), in_words(theirs), in_words(mine))
        return [found] if found else []

    @property
    def faulty(self) -> list[int]:
        """The lines in which something is to be corrected."""
        if not self.is_bound:
            return []
        return [n for n, line in enumerate(self.lines) if line in self.kept and line.errors]

    @property
    def opened(self) -> list[int]:
        """The lines that a phone unfolds: those to correct, else the one that was just moved,
        added or opened, else the first."""
        return self.faulty or [self.moved or 0]

    @property
    def closed(self) -> list[int]:
        """The lines of a long agenda that are carried along, and opened by a button."""
        every = range(len(self.lines))
        return [n for n in every if n not in self.opened] if len(every) > WHOLE else []

    @property
    def total(self) -> int:
        """Minutes that the lines take together, as far as they can be read."""
        return sum(
            int(line["minutes"])
            for line in self.typed
            if line["title"].strip() and readable(line["minutes"])
        )


def line_form(data: Mapping[str, Any], index: int, typed: Raw) -> LineForm:
    """A line as it was sent; one where nothing was typed is left aside, so nothing is wrong
    with it."""
    prefix = f"line-{index}"
    if is_written(typed):
        return LineForm(data, prefix=prefix)
    return LineForm(prefix=prefix, initial=typed)


def is_written(typed: Raw) -> bool:
    """Whether something was typed on a line."""
    return any(typed[name].strip() for name in ("title", "note", "brought_by"))


def put_back(lines: list[Raw], item: AgendaItem, index: int) -> None:
    """Show a point again, where it was, if it was taken off or emptied."""
    at = next((n for n, line in enumerate(lines) if line["pk"] == str(item.pk)), None)
    if at is None:
        lines.insert(min(index, len(lines)), raw(item))
    elif not lines[at]["title"].strip():
        lines[at] = {**lines[at], "title": item.title}


def indexes(data: Mapping[str, Any]) -> list[int]:
    """The numbers of the lines that were sent, in the order of the page."""
    numbers = (
        key.removeprefix("line-").removesuffix("-title")
        for key in data
        if key.startswith("line-") and key.endswith("-title")
    )
    return sorted({int(number) for number in numbers if number.isdecimal() and len(number) < 4})


def read(data: Mapping[str, Any]) -> list[Raw]:
    """The lines as they were typed."""
    return [
        {name: str(data.get(f"line-{index}-{name}", "")) for name in NAMES}
        for index in indexes(data)
    ]


def raw(item: AgendaItem) -> Raw:
    """A line of the agenda as its form writes it."""
    return {name: str(getattr(item, name)) for name in NAMES}


def readable(minutes: str) -> bool:
    """Whether a duration is a plain number."""
    return minutes.strip().isdecimal() and len(minutes.strip()) < 4


def in_words(lines: Iterable[Raw]) -> str:
    """An agenda as plain text, one line for each point."""
    labels = dict(Purpose.choices)
    rows = (
        [
            line["title"].strip(),
            str(labels.get(line["purpose"], line["purpose"])),
            f"{line['minutes']} min",
            line["brought_by"].strip(),
            line["note"].strip(),
        ]
        for line in lines
    )
    return "\n".join(" · ".join(" ".join(part.split()) for part in row if part) for row in rows)
