from __future__ import annotations

import os
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.utils import timezone

from tests.domain.builders import NOW, TODAY, found_circle
from tests.domain.together import together
from tourdetable.domain.availability.models import Absence
from tourdetable.domain.journal.models import Event
from tourdetable.domain.people.models import Session
from tourdetable.interface.cli.platform import kept_secret, manage, run_due


@pytest.mark.django_db
def test_what_is_due_is_done_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: NOW)
    circle = found_circle()
    for days in (-9, 9):
        day = TODAY + timedelta(days=days)
        Absence.objects.create(person=circle.ana, first=day, last=day)
    for key, ends in (("ended", -1), ("going on", 1)):
        expires = timezone.now() + timedelta(days=ends)
        Session.objects.create(session_key=key, session_data="", expire_date=expires)
    told = CliRunner().invoke(run_due)
    assert told.output.splitlines() == [
        "circle: 0 minutes adopted by silence",
        "0 meetings reminded of",
        "0 consultations reminded of",
        "0 actions reminded of",
        "0 late minutes reminded of",
        "0 feeds read",
        "0 keepers of the library asked",
        "0 calls for themes told of",
        "0 groups reminded of what is late",
        "0 experiences reminded of",
        "0 deliverables reminded of",
        "0 questions reminded of",
        "0 kits of duties to send",
        "0 swaps of turns no longer possible",
        "0 questionnaires closed",
        "0 reminders of complaints that are overdue",
        "1 absences forgotten",
        "0 open days of which names were deleted",
        "0 minutes circulated after their embargo",
    ]
    assert [session.session_key for session in Session.objects.all()] == ["going on"]
    assert [a.first for a in Absence.objects.all()] == [TODAY + timedelta(days=9)]


def test_processes_that_begin_together_share_one_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TDT_DATA", str(tmp_path / "fresh"))
    secrets = {*together(*[kept_secret] * 8), kept_secret()}
    assert [len(secret) > 50 for secret in secrets] == [True]
    (file,) = (tmp_path / "fresh").iterdir()
    assert (file.name, stat.S_IMODE(file.stat().st_mode)) == ("secret.key", 0o600)


def test_a_variable_that_cannot_be_is_told_in_one_line(tmp_path: Path) -> None:
    environment = {**os.environ, "TDT_DATA": str(tmp_path), "TDT_WORKERS": "many"}
    command = [Path(sys.executable).with_name("tourdetable"), "doctor"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    said = "Error: TDT_WORKERS=many: write a whole number from 1 to 64\n"
    assert (done.returncode, done.stderr) == (1, said)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("dumpdata", "journal.reading"), ["operator.opened"]),
        (("dumpdata", "--help"), []),
        (("showmigrations", "journal"), []),
    ],
)
def test_what_may_read_anything_is_told(words: tuple[str, ...], told: list[str]) -> None:
    CliRunner().invoke(manage, words)
    assert [event.kind for event in Event.objects.all()] == told
