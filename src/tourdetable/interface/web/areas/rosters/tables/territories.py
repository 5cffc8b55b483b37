"""Where bodies work and where facilities are, as tables: every member reads them on the screen.

A row says its division as it was written; what it has become is on the pages of territories.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from tourdetable.core.sheets.writing import Table, Value
from tourdetable.core.territories.standing import population, shown
from tourdetable.domain.territories.models import BodyTerritory, Facility, OfDivision
from tourdetable.domain.territories.naming import called
from tourdetable.domain.territories.queries import facilities_on
from tourdetable.interface.web.areas.territories.words import LEVELS
from tourdetable.interface.web.base.scene import Scene


def territories(scene: Scene) -> Table:
    """The parts of the territories of bodies, past ones included (one query)."""
    rows = BodyTerritory.objects.filter(body__network=scene.network).select_related("body")
    headings = [_("Body"), *where_headings(), _("Inhabitants"), _("From"), _("Until")]
    lines = [
        [row.body.name, *where(row), people(row), row.starts, row.ends]
        for row in rows.order_by("body__sort_key", "body", "starts", "pk")
    ]
    return Table(_("Territories"), headings, lines)


def facilities(scene: Scene) -> Table:
    """The facilities of today (two queries)."""
    said = [_("Facility"), _("What it is"), _("Institution")]
    headings = [*said, *where_headings(), _("Address"), _("From"), _("Until")]
    return Table(
        _("Facilities"),
        headings,
        [line(row) for row in facilities_on(scene.network, on=scene.today)],
    )


def line(row: Facility) -> list[Value]:
    said: list[Value] = [row.name, row.kind, row.institution.name]
    return [*said, *where(row), row.address, row.starts, row.ends]


def where_headings() -> list[str]:
    return [_("Where"), _("Kind of division"), _("Official code"), _("Neighbourhood")]


def where(row: OfDivision) -> list[Value]:
    """A division as it was written: its name, what it is, its code, and the neighbourhood."""
    one = shown(row.division, row.known_on)
    if one is None:
        return [row.division, "", "", row.named]
    return [called(one.name), str(LEVELS[one.level]), one.code, row.named]


def people(row: OfDivision) -> Value:
    """How many people live there, when it is known."""
    return None if row.named else population(row.division)
