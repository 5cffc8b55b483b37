"""A line of an agenda as it is typed: which words it carries, how they are read and checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from tourdetable.core.methods.terms import WorkMethod
from tourdetable.domain.agendas.methods import minutes_for, steps_in_words
from tourdetable.domain.meetings.actions.meetings import LONGEST
from tourdetable.domain.meetings.enums import Bringing, PointKind, Purpose
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.interface.web.base.forms import PlainForm, offer

CODE = re.compile(r"[a-z0-9_-]{1,40}\Z")
"""How the code of a method is written: one that the network keeps no more stays on its points."""

Raw = dict[str, str]
"""One line as it was typed."""
EMPTY: Raw = {
    "pk": "",
    "title": "",
    "purpose": Purpose.DISCUSS.value,
    "minutes": "15",
    "brought_by": "",
    "note": "",
    "kind": PointKind.POINT.value,
    "question": "",
    "method": "",
    "lead": "",
    "bringing": Bringing.NOBODY.value,
    "topic": "",
    "carried_from": "",
    "carried_because": "",
    "origin": "",
}
NAMES = tuple(EMPTY)
TYPED = ("title", "note", "brought_by", "question")
"""Where somebody has written something, the line is one of the agenda."""
SELDOM = ("note", "brought_by", "bringing", "kind")
"""What is folded away below a line."""
REFERENCES = {"lead": "lead_id", "topic": "topic_id", "carried_from": "carried_from_id"}
"""What a line tells by an identifier."""


@dataclass(frozen=True)
class LineChoices:
    """What every line offers: the seats that may lead it, the methods by which it is worked on,
    their times for so many `people`."""

    seats: Sequence[tuple[str, str]] = ()
    shelf: Sequence[WorkMethod] = ()
    people: int | None = None

    @property
    def methods(self) -> list[tuple[str, str]]:
        """The methods, by their codes."""
        return [(one.code, one.title) for one in self.shelf]

    def method(self, code: str) -> WorkMethod | None:
        """The method of that code, if there is one."""
        return next((one for one in self.shelf if one.code == code), None)

    def filled(self, line: Raw, method: WorkMethod) -> Raw:
        """The line once a method is put into it: its time; what it asks and its steps where nothing
        is written yet; on an empty line, its title and what it is for."""
        words = {"question": method.question, "note": steps_in_words(method, self.people)}
        if not is_written(line):
            words |= {"title": method.title}
            line = line | {"purpose": method.purpose.value}
        fresh = {name: said for name, said in words.items() if not line[name].strip()}
        minutes = min(minutes_for(method, self.people), LONGEST)
        return line | fresh | {"minutes": str(minutes)}


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
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of line"), choices=PointKind.choices, required=False
    )
    question = forms.CharField(
        label=gettext_lazy("Question asked"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("What one wants to leave with: people come with an answer."),
    )
    lead = forms.TypedChoiceField(
        label=gettext_lazy("Led by"), coerce=int, empty_value=None, required=False
    )
    method = forms.ChoiceField(label=gettext_lazy("Method"), required=False)
    brought_by = forms.CharField(label=gettext_lazy("Brought by"), max_length=120, required=False)
    bringing = forms.ChoiceField(
        label=gettext_lazy("What members bring to it before the meeting"),
        choices=Bringing.choices,
        required=False,
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    topic = forms.IntegerField(
        label=gettext_lazy("Topic"), widget=forms.HiddenInput, required=False, min_value=1
    )
    carried_from = forms.IntegerField(
        label=gettext_lazy("Earlier point"), widget=forms.HiddenInput, required=False, min_value=1
    )
    carried_because = forms.CharField(
        label=gettext_lazy("Why it comes back"),
        widget=forms.HiddenInput,
        max_length=300,
        required=False,
    )
    origin = forms.CharField(
        label=gettext_lazy("What it was proposed for"),
        widget=forms.HiddenInput,
        max_length=40,
        required=False,
    )

    def __init__(self, *args: Any, choices: LineChoices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nobody = pgettext_lazy("who leads a point", "nobody in particular")
        offer(self, "lead", [("", nobody), *choices.seats])
        none = pgettext_lazy("method of a point", "none in particular")
        gone = [(code, code) for code in (str(self["method"].value() or ""),) if CODE.match(code)]
        kept = [one for one in gone if choices.method(one[0]) is None]
        offer(self, "method", [("", none), *choices.methods, *kept])

    @property
    def seldom(self) -> bool:
        """Whether something is wrong in what is folded away."""
        return self.is_bound and any(name in self.errors for name in SELDOM)

    def clean_kind(self) -> str:
        return str(self.cleaned_data["kind"] or PointKind.POINT)

    def clean_bringing(self) -> str:
        return str(self.cleaned_data["bringing"] or Bringing.NOBODY)

    @property
    def as_typed(self) -> list[tuple[str, str]]:
        """Its fields and their words, as a line that is not opened carries them."""
        return [(self[name].html_name, str(self[name].value() or "")) for name in NAMES]


def is_written(typed: Raw) -> bool:
    """Whether something was typed on a line."""
    return any(typed[name].strip() for name in TYPED)


def indexes(data: Mapping[str, Any]) -> list[int]:
    """The numbers of the lines that were sent, in the order of the page."""
    numbers = (
        key.removeprefix("line-").removesuffix("-title")
        for key in data
        if key.startswith("line-") and key.endswith("-title")
    )
    return sorted({int(number) for number in numbers if number.isdecimal() and len(number) < 4})


def read(data: Mapping[str, Any]) -> list[Raw]:
    """The lines as they were typed; a choice that was not sent is the usual one."""
    return [
        {name: str(data.get(f"line-{index}-{name}", usual)) for name, usual in USUAL.items()}
        for index in indexes(data)
    ]


USUAL = {name: "" if name == "minutes" else usual for name, usual in EMPTY.items()}


def raw(item: AgendaItem) -> Raw:
    """A line of the agenda as its form writes it."""
    return {name: written(getattr(item, REFERENCES.get(name, name))) for name in NAMES}


def written(value: object) -> str:
    """A value as its field writes it."""
    return "" if value is None else str(value)


def readable(minutes: str) -> bool:
    """Whether a duration is a plain number."""
    return minutes.strip().isdecimal() and len(minutes.strip()) < 4


def in_words(lines: Iterable[Raw], choices: LineChoices) -> str:
    """An agenda as plain text, one line for each point."""
    return "\n".join(
        " · ".join(" ".join(part.split()) for part in words_of(line, choices) if part)
        for line in lines
    )


def words_of(line: Raw, choices: LineChoices) -> Iterable[str]:
    """The words of one line; what is as usual is left out."""
    yield line["title"].strip()
    yield called(Purpose.choices, line["purpose"])
    yield f"{line['minutes']} min"
    for name, known in (("kind", PointKind.choices), ("bringing", Bringing.choices)):
        if line[name] != EMPTY[name]:
            yield called(known, line[name])
    yield line["question"].strip()
    yield called(choices.seats, line["lead"])
    yield called(choices.methods, line["method"])
    yield line["brought_by"].strip()
    yield line["note"].strip()


def called(known: Iterable[tuple[Any, Any]], code: str) -> str:
    """The words of a choice."""
    return str(dict(known).get(code, code))
