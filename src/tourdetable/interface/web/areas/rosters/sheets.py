"""The tables that go with an import: the model to be filled in, the lines that were refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tourdetable.core.sheets.headings import SheetColumn
from tourdetable.core.sheets.writing import Table, Value
from tourdetable.domain.networks.enums import SEAT_KINDS
from tourdetable.domain.networks.models import Body
from tourdetable.domain.rosters.enums import LineState
from tourdetable.domain.rosters.phrases import spoken
from tourdetable.interface.web.areas.rosters.access import Imported
from tourdetable.interface.web.areas.rosters.words import COLUMNS
from tourdetable.interface.web.base.scene import Scene

MODEL = (
    SheetColumn.BODY,
    SheetColumn.INSTITUTION,
    SheetColumn.SHORT_NAME,
    SheetColumn.COLLEGE,
    SheetColumn.SEAT_KIND,
    SheetColumn.FAMILY,
    SheetColumn.GIVEN,
    SheetColumn.EMAIL,
    SheetColumn.PHONE,
    SheetColumn.STARTS,
    SheetColumn.ENDS,
)
"""The columns of the model, and of the composition that is downloaded."""


def headings(columns: Sequence[SheetColumn] = MODEL) -> list[str]:
    return [str(COLUMNS[column]) for column in columns]


def model_tables(scene: Scene) -> list[Table]:
    """The table with a line as an example, then what each column expects."""
    bodies = list(Body.objects.active(scene.today).filter(network=scene.network))
    return [
        Table(_("Members"), headings(), [example(scene, bodies)]),
        Table(pgettext("sheet", "Explanations"), *explained(scene, bodies)),
    ]


def example(scene: Scene, bodies: Sequence[Body]) -> list[Value]:
    body = bodies[0] if bodies else None
    words = scene.charter.vocabulary
    kinds = list(words.body_kinds)
    colleges = words.colleges_of(body.kind if body else kinds[0])
    return [
        body.name if body else words.body_kinds[kinds[0]].name,
        _("EXAMPLE, line to be deleted"),
        _("EX"),
        colleges[0].name if colleges else "",
        capfirst(str(SEAT_KINDS[0][1])),
        "Martin",
        "Aline",
        "aline.martin@example.org",
        "01 23 45 67 89",
        scene.today,
        None,
    ]


Explained = list[tuple[SheetColumn, str, str]]
"""A column, whether it is needed, what is written there."""


def explained(scene: Scene, bodies: Sequence[Body]) -> tuple[list[str], list[list[Value]]]:
    """Each column: whether it is needed, and what is written there."""
    said = [*of_seats(scene, bodies), *of_people()]
    rows: list[list[Value]] = [[str(COLUMNS[column]), *more] for column, *more in said]
    pair = _("Two holders of one seat: two lines with the same body and institution.")
    rows.append([pgettext("sheet", "Pairs"), "", pair])
    return [_("Column"), _("Needed"), _("What to write")], rows


def names_of(bodies: Sequence[Body]) -> str:
    return one_of([body.name for body in bodies[:60]])


def of_seats(scene: Scene, bodies: Sequence[Body]) -> Explained:
    yes, no = pgettext("needed", "yes"), pgettext("needed", "no")
    several = _("yes, when there are several")
    colleges = [college.name for college in scene.charter.vocabulary.colleges.values()]
    kinds = [str(label) for _code, label in SEAT_KINDS]
    return [
        (SheetColumn.BODY, several, names_of(bodies)),
        (SheetColumn.INSTITUTION, yes, _("Written in the same way on each line.")),
        (SheetColumn.SHORT_NAME, no, _("For an institution that is new here.")),
        (SheetColumn.COLLEGE, several, one_of(colleges)),
        (SheetColumn.SEAT_KIND, no, one_of(kinds)),
    ]


def of_people() -> Explained:
    no = pgettext("needed", "no")
    return [
        (SheetColumn.FAMILY, no, _("Without a name, the seat is opened vacant.")),
        (SheetColumn.GIVEN, no, _("Needed with a family name.")),
        (SheetColumn.EMAIL, no, _("One for each person: they are invited and sign in by it.")),
        (SheetColumn.PHONE, no, _("Nobody else sees it unless its owner says so.")),
        (SheetColumn.STARTS, no, _("Day of the mandate, such as 01/03/2026.")),
        (SheetColumn.ENDS, no, _("Last day, if it is known.")),
    ]


def one_of(names: Sequence[str]) -> str:
    return _("One of: %(names)s") % {"names": ", ".join(names) or "–"}


def refused_table(found: Imported) -> Table:
    """The refused lines, in their own columns, and why."""
    lines = found.roster.lines.filter(state=LineState.REFUSED)
    more = [COLUMNS[SheetColumn.BODY], COLUMNS[SheetColumn.COLLEGE], pgettext("sheet", "Sheet")]
    words = [*found.roster.headings]
    if any(len(line.cells) > len(words) for line in lines):
        words += map(str, more)
    width = max([len(words), *(len(line.cells) for line in lines)])
    rows: list[list[Value]] = [
        [*widened(line.cells, width), " ; ".join(map(spoken, line.says))] for line in lines
    ]
    first = [*widened(words, width), pgettext("column", "Reason")]
    return Table(_("Refused lines"), first, rows)


def widened(cells: Sequence[Any], width: int) -> list[Any]:
    """A line as long as the longest."""
    return [*cells, *[""] * (width - len(cells))]
