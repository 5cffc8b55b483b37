"""Files of members, made for tests, and imports of them."""

from __future__ import annotations

from typing import Any

from tests.domain.builders import NOW, OPERATOR, Circle, tables
from tests.domain.kept import read
from tourdetable.domain.rosters.actions import arranging, carrying
from tourdetable.domain.rosters.models import RosterImport
from tourdetable.domain.rosters.phrases import spoken

HEADINGS = "Instance;Structure;Collège;Nom et prénom;Courriel;Téléphone;Depuis"
WORKER = "test:1"


def csv(*lines: str, headings: str = HEADINGS) -> bytes:
    return "\n".join([headings, *lines]).encode()


def begun(circle: Circle, content: bytes, **said: Any) -> RosterImport:
    said = {"by": OPERATOR, "now": NOW, "file_name": "membres.csv", **said}
    return arranging.begin_import(network=circle.network, content=content, **said)


def confirmed(roster: RosterImport, **said: Any) -> RosterImport:
    said = {"take_good": True, "by": OPERATOR, "now": NOW, **said}
    return arranging.confirm(roster=roster, version=roster.version, **said)


def carried(roster: RosterImport, **said: Any) -> RosterImport:
    """Confirmed, and carried out to its end."""
    job = confirmed(roster, **said)
    assert carrying.take(worker=WORKER, now=NOW) == job
    while carrying.carry_out(roster=job, worker=WORKER, now=NOW, until=NOW + carrying.HOLD):
        pass
    return RosterImport.objects.get(pk=job.pk)


def imported(circle: Circle, *lines: str, **said: Any) -> RosterImport:
    return carried(begun(circle, csv(*lines, **said)))


def told(roster: RosterImport) -> list[tuple[int, str, list[str]]]:
    """Each line: its number, what it does, and why."""
    return [(line.number, line.state, list(map(spoken, line.says))) for line in roster.lines.all()]


def everything() -> dict[str, Any]:
    """All rows of all tables, but the imports themselves."""
    return {table: read(table) for table in tables() if not table.startswith("rosters_")}
