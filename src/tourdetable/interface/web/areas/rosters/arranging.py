"""How a file is read: which sheet, where its headings are, what each column holds, what its words
mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.sheets.grid import one_line
from tourdetable.core.sheets.headings import SheetColumn
from tourdetable.core.words.collation import folded
from tourdetable.domain.networks.rules import may_compose_network
from tourdetable.domain.rosters.actions import arranging
from tourdetable.domain.rosters.directory import RosterDirectory
from tourdetable.domain.rosters.models import RosterImport
from tourdetable.domain.rosters.options import AUTO, FAMILY_FIRST, GIVEN_FIRST, Options
from tourdetable.domain.rosters.places import kind_of, matching
from tourdetable.domain.rosters.reading import alike
from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.rosters.access import Imported, still_waiting
from tourdetable.interface.web.areas.rosters.words import COLUMNS, letter
from tourdetable.interface.web.base.fields import day_field
from tourdetable.interface.web.base.forms import WriteForm, offer
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

MOST_WORDS = 30
"""Words of a file that are asked about at once."""

EXAMPLES = 2

GENERAL = ("sheet", "heading_row", "body", "starts", "order", "own_names")
"""The questions that come first."""


class ArrangeForm(WriteForm):
    """How a file is read."""

    sheet = forms.ChoiceField(label=gettext_lazy("Sheet"), widget=forms.RadioSelect)
    heading_row = forms.IntegerField(
        label=gettext_lazy("Line of the headings"),
        min_value=1,
        max_value=10_000,
        help_text=gettext_lazy("As its number stands in the margin of your program."),
    )
    body = forms.ChoiceField(label=gettext_lazy("Body of the lines that name none"), required=False)
    starts = day_field(gettext_lazy("First day of those whose line says none"))
    order = forms.ChoiceField(
        label=gettext_lazy("In a cell with a whole name, what comes first?"),
        widget=forms.RadioSelect,
        choices=(
            (AUTO, gettext_lazy("as the heading says")),
            (FAMILY_FIRST, gettext_lazy("the family name")),
            (GIVEN_FIRST, gettext_lazy("the given name")),
        ),
        help_text=gettext_lazy("A name in capitals is always read as the family name."),
    )

    own_names = forms.BooleanField(
        label=gettext_lazy("Whoever is named without an institution sits in their own name"),
        required=False,
        help_text=gettext_lazy("Residents of a neighbourhood, for example."),
    )

    def __init__(self, data: Any, *, found: Imported, **more: Any) -> None:
        self.found = found
        self.width = len(found.roster.columns)
        super().__init__(data, initial=begins(found), **more)
        self.offer_sheets()
        bodies = [(str(body.pk), body.name) for body in found.composed]
        offer(self, "body", [("", _("none: such lines are refused")), *bodies])
        self.offer_columns()
        self.asked_bodies = unknown_bodies(found)
        self.asked_colleges = unknown_colleges(found)
        self.offer_bodies(bodies)
        self.offer_colleges()
        self.acting_last()

    def offer_sheets(self) -> None:
        grids = self.found.sheet.grids
        named = [grid.name or str(n + 1) for n, grid in enumerate(grids)]
        together = [named[n] for n, _headings in alike(grids)]
        choices = [(str(n), name) for n, name in enumerate(named)]
        if len(together) > 1:
            words = _("all of these, one for each body: %(names)s")
            choices.append((str(len(grids)), words % {"names": ", ".join(together)}))
        offer(self, "sheet", choices)
        if len(grids) == 1:
            self.fields["sheet"].widget = forms.HiddenInput()

    def offer_columns(self) -> None:
        """One list for each column, called by its heading, with what it holds as an example."""
        words, examples = self.found.sheet.headings.words, examples_of(self.found)
        for n in range(self.width):
            label = words[n] if n < len(words) and words[n] else _("no heading")
            said = {"letter": letter(n), "heading": label}
            self.fields[f"column_{n}"] = forms.ChoiceField(
                label=_("Column %(letter)s: %(heading)s") % said,
                help_text=examples[n],
                choices=[(column.value, words) for column, words in COLUMNS.items()],
                required=False,
                initial=self.found.roster.columns[n],
            )

    def kinds_to_open(self) -> list[tuple[str, str]]:
        """The kinds of which whoever composes the network may open a body."""
        scene = self.found.scene
        if not may_compose_network(scene.member):
            return []
        return [
            (f"kind:{kind.code}", _("to be opened: %(kind)s") % {"kind": kind.name})
            for kind in scene.charter.vocabulary.body_kinds.values()
        ]

    def offer_bodies(self, bodies: Sequence[tuple[str, str]]) -> None:
        known = [(f"body:{pk}", name) for pk, name in bodies]
        opened = self.kinds_to_open()
        for n, text in enumerate(self.asked_bodies):
            self.fields[f"body_{n}"] = forms.ChoiceField(
                label=_("Which body is “%(text)s”?") % {"text": text},
                choices=[("", _("none: such lines are refused")), *known, *opened],
                required=False,
                initial=self.found.options.bodies.get(folded(text), ""),
            )

    def offer_colleges(self) -> None:
        colleges = self.found.scene.charter.vocabulary.colleges.values()
        choices = [(college.code, college.name) for college in colleges]
        for n, text in enumerate(self.asked_colleges):
            label = _("Which college is “%(text)s”?") % {"text": text}
            self.fields[f"college_{n}"] = forms.ChoiceField(
                label=label if text else _("College of the lines that name none"),
                choices=[("", _("none: such lines are refused")), *choices],
                required=False,
                initial=self.found.options.colleges.get(folded(text), ""),
            )

    @property
    def general(self) -> list[forms.BoundField]:
        """The fields that come first."""
        return [self[name] for name in GENERAL]

    @property
    def of_columns(self) -> list[forms.BoundField]:
        return [self[f"column_{n}"] for n in range(self.width)]

    @property
    def of_words(self) -> list[forms.BoundField]:
        """What words of the file mean."""
        bodies = [self[f"body_{n}"] for n in range(len(self.asked_bodies))]
        return [*bodies, *(self[f"college_{n}"] for n in range(len(self.asked_colleges)))]

    def clean(self) -> dict[str, Any]:
        written: dict[str, Any] = super().clean() or self.cleaned_data
        columns = [written.get(f"column_{n}", "") for n in range(self.width)]
        named = [column for column in columns if column]
        for column in sorted({column for column in named if named.count(column) > 1}):
            words = _("Two columns cannot both be “%(column)s”.")
            self.add_error(None, words % {"column": COLUMNS[SheetColumn(column)]})
        return written

    def arranged(self) -> dict[str, Any]:
        """What the action is told. Only on a valid form."""
        written = self.cleaned_data
        return {
            "version": written["version"],
            "sheet": int(written["sheet"]),
            "heading_row": written["heading_row"] - 1,
            "columns": [written[f"column_{n}"] for n in range(self.width)],
            "options": self.chosen_options(),
        }

    def chosen_options(self) -> Options:
        """What is said of the lines: bodies and colleges beside those that were said before."""
        written, options = self.cleaned_data, self.found.options
        return replace(
            options,
            starts=written["starts"],
            body=int(written["body"]) if written["body"] else None,
            order=written["order"],
            own_names=written["own_names"],
            bodies={**options.bodies, **self.answers("body", self.asked_bodies)},
            colleges={**options.colleges, **self.answers("college", self.asked_colleges)},
        )

    def answers(self, name: str, asked: Iterable[str]) -> dict[str, str]:
        """What was chosen for each of the texts that were asked about."""
        return {folded(t): self.cleaned_data[f"{name}_{n}"] for n, t in enumerate(asked)}


def begins(found: Imported) -> dict[str, Any]:
    """What the form shows first."""
    roster, options = found.roster, found.options
    return {
        "sheet": str(roster.sheet),
        "heading_row": roster.heading_row + 1,
        "body": str(options.body or ""),
        "starts": options.starts,
        "order": options.order,
        "own_names": options.own_names,
    }


def examples_of(found: Imported) -> list[str]:
    """What the first filled cells of each column hold."""
    rows = found.sheet.grid.rows[found.roster.heading_row + 1 :]
    examples = []
    for n in range(len(found.roster.columns)):
        held = (one_line(row[n]) for row in rows[:50] if n < len(row))
        shown = [text[:60] for text in held if text][:EXAMPLES]
        examples.append(_("for example: %(cells)s") % {"cells": " · ".join(shown)} if shown else "")
    return examples


def unknown_bodies(found: Imported) -> list[str]:
    """The names of bodies that the network does not have, where the file does not say their
    kind; those that were settled stay there, to be changed."""
    network, on = found.scene.network, found.scene.today
    directory = RosterDirectory(network, found.scene.charter, on, ())
    asked = (
        wish.body
        for _n, wish in found.sheet.lines
        if wish and wish.body and not kind_of(wish.body_kind, found.scene.charter)
    )
    return [text for text in each_once(asked) if directory.body_named(text) is None]


def unknown_colleges(found: Imported) -> list[str]:
    """The words that name no college of the charter, or several; "" where lines name none."""
    known = list(found.scene.charter.vocabulary.colleges.values())
    texts = each_once(wish.college or " " for _n, wish in found.sheet.lines if wish)
    some = [t for t in texts if t.strip() and len(matching(t, known)) != 1]
    return [*some, ""] if " " in texts and len(known) > 1 else some


def each_once(texts: Iterable[str]) -> list[str]:
    """Texts by their folded words, the first ones."""
    found: dict[str, str] = {}
    for text in texts:
        if text:
            found.setdefault(folded(text), text)
    return list(found.values())[:MOST_WORDS]


@members_form
def arrange(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say how the file is read, then see what each line does."""
    found = still_waiting(scene, pk)
    form = ArrangeForm(
        posted(request),
        found=found,
        scene=scene,
        capacities=found.able,
        version=found.roster.version,
    )

    def act() -> RosterImport:
        return arranging.arrange(roster=found.roster, **form.arranged(), **form.signature)

    there, said = found.url("roster"), _("Here is what each line does now.")
    return answer(request, form, act, "rosters/arrange.html", then=there, said=said, found=found)
