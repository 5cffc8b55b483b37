from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import pytest
from click.testing import CliRunner

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, found_circle, seat_of
from tests.domain.rosters.files import csv
from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.terms.plan import INFEASIBLE, Plan
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.years.actions.asking import ask, ask_again
from tourdetable.domain.years.actions.drafts import begin_draft, relax
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Draft, ScheduledMeeting, Subproblem
from tourdetable.domain.years.queries import failure_of
from tourdetable.interface.cli.work import Heartbeat, work

cli = import_module("tourdetable.interface.cli.work")
"""The module: its package calls the command by the same name."""

PATIENCE = 90
SCENE = """
from tourdetable.interface.cli.platform import load_platform
load_platform()
from tests.interface.cli.test_work import asked_of_two_bodies
asked_of_two_bodies()
"""
WORKER = """
import importlib, sys, time
from datetime import timedelta
from tourdetable.interface.cli.platform import load_platform
work = importlib.import_module("tourdetable.interface.cli.work")
load_platform()
from tourdetable.domain.years.actions import subproblems as pieces
work.RENEW, pieces.HOLD = 0.3, timedelta(seconds=3)
plan = work.planned
def slowly(piece, lease):
    print("at", piece.number, flush=True)
    time.sleep(float(sys.argv[1]))
    return plan(piece, lease)
work.planned = slowly
work.work(["--every", "1"])
"""
TELL = """
import json, time
from tourdetable.interface.cli.platform import load_platform
load_platform()
from tourdetable.domain.journal.models import Event
from tourdetable.domain.years.models import Draft, ScheduledMeeting, Subproblem
for _ in range(200):
    draft = Draft.objects.get()
    if draft.state != "working":
        break
    time.sleep(0.1)
print(json.dumps({
    "state": draft.state,
    "version": draft.version,
    "meetings": ScheduledMeeting.objects.values("series", "on").distinct().count(),
    "written": ScheduledMeeting.objects.count(),
    "attempts": list(Subproblem.objects.order_by("number").values_list("attempts", flat=True)),
    "done": list(Subproblem.objects.order_by("number").values_list("done", flat=True)),
}))
"""


def asked_of_two_bodies() -> Draft:
    """A draft in two pieces: the circle of the port, and another where Eva alone sits.

    Neither keeps its days for itself.
    """
    circle = found_circle()
    body = install_body(
        network=circle.network,
        kind="circle",
        name="Bourg",
        slug="bourg",
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    eva = register_person(given_name="Eva", family_name="Blum")
    give_mandate(
        seat=seat_of(body, "Bourg", "towns"), person=eva, starts=FOUNDED, by=OPERATOR, now=NOW
    )
    draft = begun(circle)
    draft.series.update(own_day=False)
    return asked(draft)


def begun(circle: Circle) -> Draft:
    return begin_draft(
        network=circle.network, year=2028, name="Un", areas=["FR"], zones=[], by=OPERATOR, now=NOW
    )


def asked(draft: Draft) -> Draft:
    return ask(draft=draft, version=draft.version, by=OPERATOR, now=NOW)


@pytest.fixture
def draft(db: None) -> Draft:
    return asked(begun(found_circle()))


def run() -> str:
    done = CliRunner().invoke(work, [])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_it_plans_what_waits_and_says_so(draft: Draft) -> None:
    assert run() == "Planner: 1 parts planned\n"
    draft.refresh_from_db()
    assert (draft.state, ScheduledMeeting.objects.count()) == (DraftState.PLANNED, 6)
    assert run() == "Planner: 0 parts planned\n"


def test_a_year_that_cannot_be_says_why_with_the_article(draft: Draft) -> None:
    draft.series.update(meetings=3)
    again = ask(draft=draft, version=draft.version, by=OPERATOR, now=NOW)
    run()
    again.refresh_from_db()
    assert again.state == DraftState.IMPOSSIBLE
    conflict = (again.answer or {})["conflict"]
    assert ("gap_max", "CIR-02") in [
        (rule["rule"], rule.get("article")) for rule in conflict["rules"]
    ]


def test_a_year_is_mended_with_the_fewest_changes(draft: Draft) -> None:
    draft.series.update(meetings=9)
    draft = ask(draft=draft, version=draft.version, by=OPERATOR, now=NOW)
    run()
    draft.refresh_from_db()
    before = list(ScheduledMeeting.objects.values_list("on", flat=True))
    series = draft.series.get()
    series.pins.create(on=before[2], kind="forbid")
    ask_again(draft=draft, version=draft.version, by=OPERATOR, now=NOW)
    run()
    draft.refresh_from_db()
    after = list(ScheduledMeeting.objects.values_list("on", flat=True))
    assert draft.state == DraftState.PLANNED
    assert len(set(before) & set(after)) == 8
    assert before[2] not in after


def test_what_cannot_be_read_is_said_and_never_tried_again(draft: Draft) -> None:
    Subproblem.objects.update(instance={"format": "planner-instance/1"})
    assert run() == "Planner: 1 parts planned\n"
    draft.refresh_from_db()
    assert draft.state == DraftState.FAILED
    assert "calendar" in str(failure_of(draft))
    assert run() == "Planner: 0 parts planned\n"


def test_a_failure_of_ours_is_said_without_its_inside(
    draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Plan:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(cli, "planned", broken)
    run()
    draft.refresh_from_db()
    assert (draft.state, failure_of(draft)) == (
        DraftState.FAILED,
        Phrase(cli.FAILED, kind="ZeroDivisionError"),
    )


def during(act: Callable[[Subproblem], object]) -> Callable[[Subproblem, Heartbeat], Plan]:
    def planned(piece: Subproblem, _lease: Heartbeat) -> Plan:
        act(piece)
        return Plan(INFEASIBLE)

    return planned


def test_an_answer_that_nobody_asks_for_any_more_is_thrown_away(
    draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    def move_on(_piece: Subproblem) -> None:
        relax(draft=draft, leave={"rule": "count"}, version=draft.version, by=OPERATOR, now=NOW)

    monkeypatch.setattr(cli, "planned", during(move_on))
    run()
    draft.refresh_from_db()
    assert (draft.answer, draft.version) == (None, 3)


def test_a_worker_that_is_told_to_leave_puts_its_piece_back(
    draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaving = threading.Event()
    monkeypatch.setattr(cli, "planned", during(lambda _piece: leaving.set()))
    assert cli.one_round(leaving) == 1
    piece = Subproblem.objects.get()
    assert (piece.done, piece.attempts, piece.held_by) == (False, 0, "")


def test_a_round_that_fails_is_told_and_ends_nothing(
    db: None, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    def unreachable(*, worker: str, now: object) -> Subproblem:
        raise RuntimeError("the database is away")

    monkeypatch.setattr("tourdetable.domain.years.actions.subproblems.take", unreachable)
    assert cli.one_round(threading.Event()) == 0
    assert "this round failed" in caplog.text


def test_a_lease_says_how_far_it_is_and_notices_when_it_is_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[tuple[object, object]] = []

    def keep(*, best: object, bound: object, **_: object) -> bool:
        told.append((best, bound))
        return len(told) < 4

    monkeypatch.setattr("tourdetable.domain.years.actions.subproblems.keep", keep)
    monkeypatch.setattr(cli, "RENEW", 0.02)
    lease = Heartbeat(Subproblem(), "me", threading.Event())
    with lease.kept():
        assert lease.heard(9, 3)
        assert lease.lost.wait(10)
    assert told[-1] == (9, 3)
    assert len(told) == 4
    assert not lease.heard(8, 3)


def test_a_database_that_does_not_answer_at_once_is_asked_again(
    monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    answers = iter([RuntimeError("away"), False])

    def keep(**_: object) -> bool:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return bool(answer)

    monkeypatch.setattr("tourdetable.domain.years.actions.subproblems.keep", keep)
    monkeypatch.setattr(cli, "RENEW", 0.02)
    lease = Heartbeat(Subproblem(), "me", threading.Event())
    with lease.kept():
        assert lease.lost.wait(10)
    assert "held a while yet" in caplog.text


# ---- Real processes


def script(source: str, environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", source],
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def worker(environment: dict[str, str], seconds: float) -> Iterator[subprocess.Popen[str]]:
    """A worker that takes so long over each piece, ended with the test, or when it says nothing."""
    command = [sys.executable, "-c", WORKER, str(seconds)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        limit = threading.Timer(PATIENCE, process.kill)
        limit.start()
        try:
            yield process
        finally:
            limit.cancel()
            process.kill()


def heard(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def test_a_worker_killed_in_the_middle_loses_nothing(environment: dict[str, str]) -> None:
    script(SCENE, environment)
    with worker(environment, 600) as doomed:
        assert heard(doomed) == "at 1\n"
        with worker(environment, 0.2) as other:
            assert heard(other) == "at 2\n"
            doomed.kill()
            assert heard(other) == "at 1\n"
            told = json.loads(script(TELL, environment))
    assert told == {
        "state": "planned",
        "version": 2,
        "meetings": 12,
        "written": 12,
        "attempts": [2, 1],
        "done": [True, True],
    }


def test_bad_input_is_said_with_its_place() -> None:
    why = cli.why_not(BadInput("persons", "nothing", "a list is expected"))
    said = "The planner cannot read what was asked: persons: nothing — a list is expected"
    assert str(why) == said


IMPORT_SCENE = """
from tourdetable.interface.cli.platform import load_platform
load_platform()
from tests.domain.builders import found_circle
from tests.domain.rosters.files import begun, confirmed
from tests.interface.cli.test_work import eight_lines
confirmed(begun(found_circle(), eight_lines()))
"""
DOOMED_IMPORTER = """
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
OTHER_IMPORTER = """
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
    script(IMPORT_SCENE, environment)
    command = [sys.executable, "-c", DOOMED_IMPORTER]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as doomed:
        limit = threading.Timer(PATIENCE, doomed.kill)
        limit.start()
        assert doomed.stdout is not None
        said = doomed.stdout.readline()
        doomed.send_signal(signal.SIGKILL)
        limit.cancel()
    assert said == "in the middle\n"
    assert json.loads(script(OTHER_IMPORTER, environment)) == {
        "found": 3,
        "job": ["done", 8, 8],
        "rows": [8, 8, 8, 8, 8, 8],
    }
