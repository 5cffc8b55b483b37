"""`tourdetable import-members`, and the part of `tourdetable work` that carries imports out."""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tourdetable.interface.cli.platform import load_platform
from tourdetable.interface.cli.sentences import language

if TYPE_CHECKING:
    from tourdetable.domain.networks.models import Network
    from tourdetable.domain.rosters.models import RosterImport

REFUSED = 1
"""Exit code: some lines are refused, and nothing was written of them."""

log = logging.getLogger(__name__)


def import_once(leaving: threading.Event) -> bool:
    """Carry out one import of members, if any waits; whether there was.

    What fails is left to its lease: a worker takes it up again, a few times at most.
    """
    from tourdetable.domain.journal.leases import worker_name
    from tourdetable.domain.rosters.actions import carrying

    worker = worker_name()
    job = carrying.take(worker=worker, now=machine_time())
    if job is None:
        return False
    try:
        while carry_some(job, worker):
            if leaving.is_set():
                carrying.put_back(job=job, worker=worker)
    except Exception:
        log.exception("Import %s failed", job.pk)
    return True


def carry_some(job: RosterImport, worker: str) -> bool:
    """Carry out the next lines of an import; whether there are more."""
    from tourdetable.domain.rosters.actions import carrying
    from tourdetable.interface.web.base import clock

    until = machine_time() + carrying.HOLD
    return carrying.carry_out(roster=job, worker=worker, now=clock.now(), until=until)


def machine_time() -> datetime:
    """The real time, of leases."""
    return datetime.now(UTC)


@click.command("import-members")
@click.argument("network")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what each line would do, and write nothing.")
@click.option("--take-good-lines", is_flag=True, help="Write them though others are refused.")
@click.option("--body", help="Address (slug) of the body of lines that name none.")
@click.option(
    "--starts",
    type=click.DateTime(["%Y-%m-%d"]),
    help="First day of those whose line says none (default: today).",
)
@click.option("--college", help="College (code in the charter) of lines that name none.")
@click.option(
    "--own-names",
    is_flag=True,
    help="Whoever is named without an institution sits in their own name.",
)
@language
def import_members(
    network: str,
    file: Path,
    dry_run: bool,
    take_good_lines: bool,
    body: str | None,
    starts: datetime | None,
    college: str | None,
    own_names: bool,
    lang: str | None,
) -> None:
    """Take the members of FILE (XLSX, ODS or CSV) into NETWORK.

    Nothing is written if a line is refused, unless --take-good-lines. Exit codes: 0, all of it is
    done or was there already; 1, some lines are refused.
    """
    load_platform()
    from django.core.exceptions import ValidationError
    from django.utils import translation

    from tourdetable.interface.cli.sentences import tongue_code

    with translation.override(tongue_code(lang)):
        try:
            roster = begun(called(network), file, body, starts)
            if college or own_names:
                roster = arranged(roster, college, own_names=own_names)
            refused = said(roster)
            wanted = not refused or take_good_lines
            if not dry_run and wanted:
                done(roster)
                refused = refused or bool(said_of_refused(roster))
        except ValidationError as error:
            raise click.ClickException(" ".join(error.messages)) from error
    raise SystemExit(REFUSED if refused else 0)


def called(slug: str) -> Network:
    from tourdetable.domain.networks.models import Network

    network = Network.objects.filter(slug=slug).first()
    if network is None:
        raise click.ClickException(f"no network is called “{slug}”")
    return network


def begun(network: Network, file: Path, body: str | None, starts: datetime | None) -> RosterImport:
    """The import, and what each line would do."""
    from tourdetable.core.sheets.grid import MOST_BYTES
    from tourdetable.domain.networks.actors import Operator
    from tourdetable.domain.rosters.actions.arranging import begin_import
    from tourdetable.interface.web.base import clock

    chosen = network.bodies.filter(slug=body).first() if body else None
    if body and chosen is None:
        raise click.ClickException(f"no body of this network is called “{body}”")
    with file.open("rb") as source:
        content = source.read(MOST_BYTES + 1)
    return begin_import(
        network=network,
        content=content,
        file_name=file.name,
        starts=starts.date() if starts else None,
        body=chosen.pk if chosen else None,
        by=Operator(),
        now=clock.now(),
    )


def arranged(roster: RosterImport, college: str | None, *, own_names: bool) -> RosterImport:
    """The import, once it is said what its lines leave out."""
    from dataclasses import replace

    from tourdetable.domain.networks.actors import Operator
    from tourdetable.domain.rosters.actions.arranging import arrange
    from tourdetable.domain.rosters.options import options_of
    from tourdetable.interface.web.base import clock

    colleges = {"": college} if college else {}
    options = replace(options_of(roster.choices), colleges=colleges, own_names=own_names)
    read = {name: getattr(roster, name) for name in ("version", "sheet", "heading_row", "columns")}
    return arrange(roster=roster, options=options, by=Operator(), now=clock.now(), **read)


def said(roster: RosterImport) -> bool:
    """Print what each line does; whether some are refused."""
    from tourdetable.domain.rosters.enums import LineState
    from tourdetable.domain.rosters.phrases import spoken

    lines = list(roster.lines.all())
    for line in lines:
        does = LineState(line.state).label
        place = f"{line.sheet} {line.row}".strip()
        click.echo(f"{place}: {does} – {' ; '.join(map(spoken, line.says))}")
    for state in LineState:
        click.echo(f"{state.label}: {sum(line.state == state for line in lines)}")
    if not lines:
        raise click.ClickException(nothing_read())
    return any(line.state == LineState.REFUSED for line in lines)


def nothing_read() -> str:
    from django.utils.translation import gettext as _

    return _(
        "No column of this file is known to hold the institutions: call it “Structure”, or add "
        "--own-names if everybody sits in their own name."
    )


def done(roster: RosterImport) -> None:
    """Carry it out here and now, unless there is nothing to write."""
    from tourdetable.domain.journal.leases import worker_name
    from tourdetable.domain.networks.actors import Operator
    from tourdetable.domain.rosters.actions import arranging, carrying
    from tourdetable.domain.rosters.enums import WRITING
    from tourdetable.interface.web.base import clock

    if not roster.lines.filter(state__in=WRITING).exists():
        return
    arranging.confirm(
        roster=roster, version=roster.version, take_good=True, by=Operator(), now=clock.now()
    )
    worker = worker_name()
    while (job := carrying.take(worker=worker, now=machine_time())) is not None:
        while carry_some(job, worker):
            pass


def said_of_refused(roster: RosterImport) -> list[int]:
    """The numbers of the lines that somebody made impossible meanwhile."""
    from tourdetable.domain.rosters.enums import LineState

    rows = roster.lines.filter(state=LineState.REFUSED)
    return list(rows.values_list("number", flat=True))
