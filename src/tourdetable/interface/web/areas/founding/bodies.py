"""The bodies to open, a line each; lines are added and removed without a script."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.founding.outline import BodyOutline
from tourdetable.domain.founding.sound import MOST_BODIES, must_gather
from tourdetable.interface.web.areas.founding.forms import refuse
from tourdetable.interface.web.base.fields import DAY, day_field
from tourdetable.interface.web.base.forms import PlainForm, offer

COUNT = "lines"
FIELDS = ("kind", "name", "territory", "starts")

Typed = Mapping[str, str]


class BodyLineForm(PlainForm):
    """One body. Without a name, it is not opened."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"))
    name = forms.CharField(label=gettext_lazy("Name"), required=False, max_length=200)
    territory = forms.CharField(label=gettext_lazy("Territory"), required=False, max_length=200)
    starts = day_field(gettext_lazy("First day"))

    def __init__(self, data: Any = None, *, charter: Charter, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        kinds = charter.vocabulary.body_kinds.values()
        offer(self, "kind", [(kind.code, kind.name) for kind in kinds])
        self.empty_permitted = False

    def is_named(self) -> bool:
        """Whether it is a body; one that lacks its name alone is told so."""
        if self.is_valid() and not self.cleaned_data["name"]:
            self.add_error("name", _("Write the name of this body, or remove the line."))
        return self.is_valid()

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written that would make a body."""
        return not any((self.data.get(self.add_prefix(f)) or "").strip() for f in FIELDS[1:3])


class BodiesForm(PlainForm):
    """All the lines; what is said of them together is said above."""

    def __init__(self, data: Typed | None = None, *, charter: Charter, typed: Typed) -> None:
        super().__init__(data)
        self.charter = charter
        bound = data is not None
        self.lines = [
            BodyLineForm(
                typed if bound else None,
                charter=charter,
                prefix=str(at),
                initial={name: typed.get(f"{at}-{name}", "") for name in FIELDS},
            )
            for at in range(number_of(typed))
        ]

    def clean(self) -> dict[str, Any]:
        written: dict[str, Any] = super().clean() or self.cleaned_data
        kept = [line for line in self.lines if not line.is_blank]
        named = [line.is_named() for line in kept]  # each says what is wrong in it
        if all(named):
            written["bodies"] = tuple(BodyOutline(**line.cleaned_data) for line in kept)
            try:
                must_gather(written["bodies"], self.charter)
            except ValidationError as error:
                refuse(self, error)
        else:
            self.add_error(None, forms.ValidationError(mistakes(self.lines)))
        return written


def mistakes(lines: list[BodyLineForm]) -> list[str]:
    """What is wrong, line by line, for the summary."""
    return [
        f"{at}. {line[name].label} — {words}"
        for at, line in enumerate(lines, 1)
        if line.is_bound and not line.is_blank
        for name, errors in line.errors.items()
        if name in line.fields
        for words in errors
    ]


def number_of(typed: Typed) -> int:
    """How many lines there are; no more than may be opened."""
    said = typed.get(COUNT, "0")
    return min(int(said), MOST_BODIES) if said.isdecimal() and len(said) < 6 else 0


def called_for(charter: Charter, today: date) -> dict[str, str]:
    """The lines that a charter calls for: one for each kind, named where it gathers everybody."""
    kinds = sorted(
        charter.vocabulary.body_kinds.values(), key=lambda kind: not kind.gathers_network
    )
    rows = [
        {"kind": kind.code, "name": kind.name if kind.gathers_network else "", "territory": ""}
        for kind in kinds
    ]
    return numbered([{**row, "starts": today.strftime(DAY)} for row in rows])


def rows_of(typed: Typed) -> list[dict[str, str]]:
    return [
        {name: typed.get(f"{at}-{name}", "") for name in FIELDS} for at in range(number_of(typed))
    ]


def numbered(rows: list[dict[str, str]]) -> dict[str, str]:
    """Lines as a browser sends them."""
    sent = {f"{at}-{name}": row[name] for at, row in enumerate(rows) for name in FIELDS}
    return {COUNT: str(len(rows)), **sent}


def with_one_more(typed: Typed, charter: Charter, today: date) -> dict[str, str]:
    """One more line, of the kind of the last one."""
    rows = rows_of(typed)
    kind = rows[-1]["kind"] if rows else next(iter(charter.vocabulary.body_kinds))
    starts = rows[-1]["starts"] if rows else today.strftime(DAY)
    rows.append({"kind": kind, "name": "", "territory": "", "starts": starts})
    return numbered(rows[:MOST_BODIES])


def without(typed: Typed, at: str) -> dict[str, str]:
    """The lines but that one."""
    rows = rows_of(typed)
    return numbered([row for number, row in enumerate(rows) if str(number) != at])
