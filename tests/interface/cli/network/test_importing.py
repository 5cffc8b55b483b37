"""`tourdetable import-members` says each line, and writes all or the good ones."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.domain.builders import Circle, found_circle
from tests.domain.rosters.files import begun, confirmed, csv
from tests.interface.cli.test_work import PATIENCE, script
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.rosters.models import RosterImport
from tourdetable.interface.cli import main
from tourdetable.interface.cli.network.importing import import_once

pytestmark = pytest.mark.django_db
GOOD = "Cercle du port;Caf du Gard;Communes;Martin Aline;a@caf.fr;;"
BAD = "Cercle du port;Caf du Var;Communes;Martin Aline;;;31/04/2026"


@pytest.fixture
def circle() -> Circle:
    return found_circle()


def run(tmp_path: Path, *lines: str, options: tuple[str, ...] = ()) -> Result:
    file = tmp_path / "membres.csv"
    file.write_bytes(csv(*lines))
    arguments = ["import-members", "circle", str(file), "--lang", "fr", *options]
    return CliRunner().invoke(main, arguments)


def test_a_dry_run_says_each_line_and_writes_nothing(circle: Circle, tmp_path: Path) -> None:
    before = Mandate.objects.count()
    result = run(tmp_path, GOOD, options=("--dry-run",))
    assert (result.exit_code, Mandate.objects.count()) == (0, before)
    assert "2: créé – nouvelle institution\u00a0: Caf du Gard" in result.output


def test_all_is_written_and_the_second_time_nothing(circle: Circle, tmp_path: Path) -> None:
    assert run(tmp_path, GOOD).exit_code == 0
    count = Mandate.objects.count()
    again = run(tmp_path, GOOD)
    assert (again.exit_code, Mandate.objects.count()) == (0, count)
    assert "laissé tel quel: 1" in again.output


def test_a_refused_line_stops_all_unless_the_good_ones_are_taken(
    circle: Circle, tmp_path: Path
) -> None:
    count = Mandate.objects.count()
    assert (run(tmp_path, GOOD, BAD).exit_code, Mandate.objects.count()) == (1, count)
    result = run(tmp_path, GOOD, BAD, options=("--take-good-lines",))
    assert (result.exit_code, Mandate.objects.count()) == (1, count + 1)


def test_what_is_not_known_is_told(circle: Circle, tmp_path: Path) -> None:
    assert run(tmp_path, GOOD, options=("--body", "nowhere")).exit_code == 1
    file = tmp_path / "x.csv"
    file.write_bytes(b"a;b\n1;2")
    assert CliRunner().invoke(main, ["import-members", "nowhere", str(file)]).exit_code == 1
    assert CliRunner().invoke(main, ["import-members", "circle", str(file)]).exit_code == 1


def test_a_worker_carries_out_what_was_confirmed(circle: Circle) -> None:
    job = confirmed(begun(circle, csv(GOOD)))
    assert import_once(threading.Event()) is True
    assert RosterImport.objects.get(pk=job.pk).state == "done"
    assert import_once(threading.Event()) is False


# ---- Real processes

SCENE = """
from tourdetable.interface.cli.platform import load_platform
load_platform()
from tests.domain.builders import found_circle
from tests.domain.rosters.files import begun, confirmed
from tests.interface.cli.network.test_importing import eight_lines
confirmed(begun(found_circle(), eight_lines()))
"""
DOOMED = """
import time
from datetime import timedelta
from importlib import import_module
from tourdetable.interface.cli.platform import load_platform
load_platform()
from tourdetable.domain.rosters.actions import carrying
carrying.BATCH, carrying.HOLD = 3, timedelta(seconds=1)
tell, told = carrying.tell_all, []
def hangs(*said):
    tell(*said)
    told.append(said)
    if len(told) == 2:
        print("in the middle", flush=True)
        time.sleep(600)
carrying.tell_all = hangs
import_module("tourdetable.interface.cli.work").work([])
"""
OTHER = """
import json, threading, time
from importlib import import_module
from tourdetable.interface.cli.platform import load_platform
load_platform()
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.people.models import Account, Institution, Person
from tourdetable.domain.rosters.models import RosterImport
work, new = import_module("tourdetable.interface.cli.work"), {"registered_in": "circle"}
there = Person.objects.filter(**new).count()
job = RosterImport.objects.get()
while job.state == "working":
    work.one_round(threading.Event())
    time.sleep(0.1)
    job.refresh_from_db()
made = Seat.objects.filter(institution__name__startswith="Lieu")
print(json.dumps({
    "found": there,
    "job": [job.state, job.done, job.lines.filter(carried=True).count()],
    "rows": [
        Institution.objects.filter(name__startswith="Lieu").count(),
        made.count(),
        Mandate.objects.filter(seat__in=made).count(),
        Person.objects.filter(**new).count(),
        Account.objects.filter(email__endswith="@lieu.fr").count(),
        Event.objects.filter(kind="seat.created", data__has_key="import").count(),
    ],
}))
"""


def eight_lines() -> bytes:
    lines = [
        f"Cercle du port;Lieu {n};Communes;Nom{name} Zoé;{name}@lieu.fr;;"
        for n, name in enumerate("abcdefgh")
    ]
    return csv(*lines)


def test_an_import_whose_worker_is_killed_is_ended_by_another(
    environment: dict[str, str],
) -> None:
    """Killed (-9) after the second batch of three was written, before it was committed."""
    script(SCENE, environment)
    command = [sys.executable, "-c", DOOMED]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as doomed:
        limit = threading.Timer(PATIENCE, doomed.kill)
        limit.start()
        assert doomed.stdout is not None
        said = doomed.stdout.readline()
        doomed.send_signal(signal.SIGKILL)
        limit.cancel()
    assert said == "in the middle\n"
    assert json.loads(script(OTHER, environment)) == {
        "found": 3,
        "job": ["done", 8, 8],
        "rows": [8, 8, 8, 8, 8, 8],
    }
