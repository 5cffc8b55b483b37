"""`tourdetable import-members` says each line, and writes all or the good ones."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.domain.builders import Circle, found_circle
from tests.domain.rosters.files import begun, confirmed, csv
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


def test_residents_sit_in_their_own_name(circle: Circle, tmp_path: Path) -> None:
    file = tmp_path / "quartier.csv"
    file.write_bytes("Conseil;Nom;Prénom\nCercle du port;Martin;Aline\n".encode())
    run_of = ["import-members", "circle", str(file), "--lang", "fr"]
    assert "ajoutez --own-names" in CliRunner().invoke(main, run_of).output
    code = circle.town.college
    told = CliRunner().invoke(main, [*run_of, "--own-names", "--college", code])
    assert (told.exit_code, "nouvelle institution\xa0: Aline Martin" in told.output) == (0, True)
    again = CliRunner().invoke(main, [*run_of, "--own-names", "--college", code])
    assert "laissé tel quel: 1" in again.output
