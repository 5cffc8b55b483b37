"""Beginning an import, settling how it is read, confirming it or giving it up.

Until it is confirmed an import is a private draft: nothing of the network changes, and the journal
says nothing of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from tourdetable.core.sheets.grid import UnreadableSheet
from tourdetable.core.sheets.headings import Headings, SheetColumn, find_headings
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import local_day, standing
from tourdetable.domain.people.wording import short_day, translated
from tourdetable.domain.rosters.enums import WRITING, ImportState, LineState
from tourdetable.domain.rosters.models import RosterImport, RosterLine
from tourdetable.domain.rosters.options import Options, options_of
from tourdetable.domain.rosters.phrases import kept
from tourdetable.domain.rosters.planned import outcomes
from tourdetable.domain.rosters.planning import LineOutcome
from tourdetable.domain.rosters.reading import ImportedSheet, best_sheet, sheet_to_read, sheets_of
from tourdetable.domain.rosters.rules import may_import


@once
def begin_import(
    *,
    network: Network,
    content: bytes,
    file_name: str,
    by: By,
    now: datetime,
    starts: date | None = None,
    body: int | None = None,
) -> RosterImport:
    """Keep a file, find its table and say what each line would do. The same file sent again by the
    same person is the import that waits already."""
    must_import(network, by, now)
    sheet, headings = readable(content)
    roster = waiting_or_new(network, content, by, now)
    roster.content, roster.file_name, roster.capacity = content, file_name[:200], by.capacity
    roster.sheet, roster.heading_row = sheet, headings.row
    take_headings(roster, headings)
    roster.choices = Options(starts=starts or local_day(network, now), body=body).to_json()
    roster.version = roster.version + 1 if roster.pk else 1
    roster.save()
    draft_lines(roster, now)
    if SheetColumn.INSTITUTION in roster.columns and not roster.lines.exists():
        words = _("There is no line under the headings, on line %(row)d: is the file finished?")
        raise ValidationError({"file": words % {"row": headings.row + 1}})
    return roster


def readable(content: bytes) -> tuple[int, Headings]:
    """The sheet of a file that has members in it, and its headings."""
    try:
        return sheet_to_read(sheets_of(content))
    except UnreadableSheet as unread:
        words = unread.phrase.render(translated, short_day)
        raise ValidationError({"file": words}) from unread


def take_headings(roster: RosterImport, found: Headings) -> None:
    """Its headings as they are written, and what each is taken for."""
    roster.headings = [*found.words]
    roster.columns = [column.value for column in found.columns]


def waiting_or_new(network: Network, content: bytes, by: By, now: datetime) -> RosterImport:
    digest = hashlib.sha256(content).hexdigest()
    said = {"network": network, "digest": digest, "begun_by": by.person, "state": ImportState.READ}
    return RosterImport.objects.filter(**said).first() or RosterImport(**said, begun_at=now)


def must_import(network: Network, by: By, now: datetime) -> None:
    """Refuse whoever composes nothing."""
    if isinstance(by, Actor):
        place = standing(by.person, network, on=local_day(network, now))
        if by.office not in may_import(place):
            raise PermissionDenied(_("Only those who compose the network import its members."))


@once
def arrange(
    *,
    roster: RosterImport,
    version: int,
    sheet: int,
    heading_row: int,
    columns: Sequence[str],
    options: Options,
    by: By,
    now: datetime,
) -> RosterImport:
    """Say how the file is read. Another sheet, or other headings, are looked at afresh."""
    current = waiting(roster, version, by, now)
    moved = (sheet, heading_row) != (current.sheet, current.heading_row)
    current.heading_row = row_of(current, sheet, heading_row)
    current.sheet = sheet
    if moved:
        take_headings(current, ImportedSheet(current, options).headings)
    else:
        current.columns = [SheetColumn(code).value for code in columns]
    current.choices = options.to_json()
    return redrafted(current, now)


def row_of(roster: RosterImport, sheet: int, heading_row: int) -> int:
    """The row of the headings: the one that is said, or that of another sheet."""
    grids = sheets_of(bytes(roster.content))
    if not 0 <= sheet <= len(grids):
        raise ValidationError({"sheet": _("This file has no such sheet.")})
    if sheet == roster.sheet:
        return heading_row
    return (best_sheet(grids)[1] if sheet == len(grids) else find_headings(grids[sheet])).row


@once
def settle(
    *, roster: RosterImport, version: int, settled: dict[str, str], by: By, now: datetime
) -> RosterImport:
    """Say who or what an ambiguous name is."""
    current = waiting(roster, version, by, now)
    options = options_of(current.choices)
    known = {**options.settled, **settled}
    current.choices = replace(options, settled=known).to_json()
    return redrafted(current, now)


def redrafted(roster: RosterImport, now: datetime) -> RosterImport:
    roster.version += 1
    roster.save()
    draft_lines(roster, now)
    return roster


def waiting(roster: RosterImport, version: int, by: By, now: datetime) -> RosterImport:
    """The import, locked, while it may still be changed."""
    current = lock(roster, version=version)
    must_import(current.network, by, now)
    if current.state != ImportState.READ:
        raise ValidationError(_("This import is confirmed already, or given up."))
    return current


@transaction.atomic
def draft_lines(roster: RosterImport, now: datetime) -> None:
    """Write what each line would do now."""
    options = options_of(roster.choices)
    sheet = ImportedSheet(roster, options)
    roster.lines.all().delete()
    if not sheet.readable:
        return
    on = local_day(roster.network, now)
    found = outcomes(roster, sheet.lines, options, on=on)
    rows = [line_of(roster, outcome, sheet.told(outcome.number, outcome.wish)) for outcome in found]
    RosterLine.objects.bulk_create(rows, batch_size=500)


def line_of(roster: RosterImport, outcome: LineOutcome, cells: list[Any]) -> RosterLine:
    line = RosterLine(roster=roster, number=outcome.number, cells=cells, state=outcome.state)
    line.says = [kept(phrase) for phrase in outcome.says]
    line.candidates = [question.to_json() for question in outcome.questions]
    return line


@once
def confirm(
    *, roster: RosterImport, version: int, take_good: bool, by: By, now: datetime
) -> RosterImport:
    """Have an import carried out, by whoever confirms it: all of it, or the good lines alone."""
    current = waiting(roster, version, by, now)
    total = lines_to_write(current, take_good)
    current.state, current.confirmed_at = ImportState.WORKING, now
    current.begun_by, current.capacity = by.person, by.capacity
    current.total, current.done, current.attempts = total, 0, 0
    return save("import.confirmed", current, by, now, lines=total)


def lines_to_write(roster: RosterImport, take_good: bool) -> int:
    """How many there are; refused when some lines are and nobody says to take the others."""
    rows = roster.lines.order_by().values_list("state").annotate(count=Count("pk"))
    counted = dict(rows)
    if counted.get(LineState.REFUSED) and not take_good:
        words = _("Some lines are refused: correct them, or say that the others are taken.")
        raise ValidationError({"take_good": words})
    total: int = sum(counted.get(state, 0) for state in WRITING)
    if not total:
        raise ValidationError(_("There is nothing to write: all of it is there already."))
    return total


@once
def drop(*, roster: RosterImport, version: int, by: By, now: datetime) -> RosterImport:
    """Give an import up, and forget its file."""
    current = waiting(roster, version, by, now)
    current.lines.all().delete()
    current.state, current.content, current.ended_at = ImportState.DROPPED, b"", now
    current.version += 1
    current.save()
    return current
