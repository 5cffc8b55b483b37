from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from tests.domain.builders import NOW, Circle
from tests.domain.notices.convened import SHARED, convened, many
from tests.domain.together import write_copy
from tests.interface.mail.sink import Sink
from tourdetable.domain.journal.departures import AGAIN, HOLD
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.notices.actions import collect, send_again
from tourdetable.domain.notices.models import Dispatch, Notice
from tourdetable.domain.notices.queries import sending_progress
from tourdetable.interface.mail import messages
from tourdetable.interface.mail.deliver import Delivered, deliver

ANA = "ana@port.example"
MINUTE = timedelta(minutes=1)
SCRIPT = """
import sys, django
from datetime import datetime
django.setup()
from tourdetable.interface.mail.deliver import deliver
for moment in sys.argv[1:]:
    done = deliver(datetime.fromisoformat(moment))
    print(done.sent, done.uncertain)
"""


def states() -> list[tuple[str, str]]:
    return list(Notice.objects.order_by("pk").values_list("state", "error"))


class TestByTheServer:
    def test_each_mailbox_receives_one_message_over_one_connection(
        self, circle: Circle, sink: Sink
    ):
        convened(circle)
        assert deliver(NOW) == Delivered(sent=2)
        assert sorted(sink.addresses()) == [ANA, SHARED]
        assert sink.connections == 1
        assert states() == [("sent", "")] * 3

    def test_once(self, circle: Circle, sink: Sink):
        convened(circle)
        deliver(NOW)
        assert deliver(NOW + timedelta(days=2)) == Delivered()
        assert len(sink.received) == 2

    def test_in_batches_when_there_are_many(self, circle: Circle, sink: Sink):
        many(circle, 30)
        convened(circle)
        assert deliver(NOW) == Delivered(sent=32)
        assert Counter(sink.addresses()).most_common(1)[0][1] == 1
        assert sink.connections == 2

    def test_an_address_that_is_refused_keeps_nobody_else_waiting(self, circle: Circle, sink: Sink):
        sink.refuses[ANA] = 550
        convened(circle)
        assert deliver(NOW) == Delivered(sent=1, failed=1)
        assert sink.addresses() == [SHARED]
        assert states() == [("waiting", "smtp_550"), ("sent", ""), ("sent", "")]

    def test_it_is_tried_again_and_the_message_is_the_same(self, circle: Circle, sink: Sink):
        sink.refuses[ANA] = 450
        convened(circle)
        deliver(NOW)
        sink.refuses.clear()
        assert deliver(NOW + timedelta(seconds=55)) == Delivered()
        assert deliver(NOW + MINUTE + timedelta(seconds=5)) == Delivered(sent=1)
        assert sink.addresses() == [SHARED, ANA]
        assert states() == [("sent", "")] * 3

    def test_then_given_up(self, circle: Circle, sink: Sink):
        sink.refuses[ANA] = 550
        convened(circle)
        done, now = [], NOW
        for wait in (*AGAIN, timedelta(days=30)):
            done.append(deliver(now))
            now += wait + MINUTE
        assert done == [
            Delivered(sent=1, failed=1),
            *[Delivered(failed=1)] * 3,
            Delivered(failed=1, given_up=1),
        ]
        assert states()[0] == ("given_up", "smtp_550")
        assert deliver(now) == Delivered()

    def test_a_server_that_falls_silent_after_the_message_is_never_given_it_again(
        self, circle: Circle, sink: Sink
    ):
        many(circle, 3)
        sink.falls_silent_at = 2
        meeting = convened(circle)
        assert deliver(NOW) == Delivered(sent=4, uncertain=1)
        assert deliver(NOW + timedelta(days=2)) == Delivered()
        assert len(sink.received) == 5
        (event,) = {notice.event_id for notice in Notice.objects.all()}
        progress = sending_progress(event)
        assert (progress.sent, progress.uncertain, progress.over) == (4, 2, True)
        assert meeting.title in Notice.objects.filter(state="uncertain")[0].subject
        doubtful = [one.key for one in Notice.objects.filter(state="uncertain")]
        assert send_again(keys=doubtful, now=NOW) == 2
        assert send_again(keys=doubtful, now=NOW) == 0
        assert deliver(NOW + timedelta(days=2)) == Delivered(sent=1)

    def test_no_faster_than_said(self, circle: Circle, sink: Sink, settings: Any):
        settings.MAIL_RATE = 600
        many(circle, 8)
        convened(circle)
        began = time.monotonic()
        assert deliver(NOW) == Delivered(sent=10)
        assert 0.9 <= time.monotonic() - began < 5
        assert Dispatch.objects.get().free_at >= NOW + timedelta(seconds=1)

    def test_leaving_puts_back_what_was_not_handed_over(
        self, circle: Circle, sink: Sink, settings: Any
    ):
        settings.MAIL_RATE = 1
        many(circle, 3)
        convened(circle)
        leaving = threading.Event()
        threading.Timer(1, leaving.set).start()
        assert deliver(NOW, leaving) == Delivered(sent=1)
        found = Counter(Notice.objects.values_list("state", "attempts"))
        assert found == {("sent", 1): 1, ("waiting", 0): 5}

    def test_a_server_that_hangs_up_is_called_again(self, circle: Circle, sink: Sink):
        many(circle, 3)
        sink.hangs_up_at = 2
        convened(circle)
        assert deliver(NOW) == Delivered(sent=4, failed=1)
        assert Counter(states()) == {("sent", ""): 4, ("waiting", "connection"): 2}
        assert deliver(NOW + 2 * MINUTE) == Delivered(sent=1)
        assert Counter(sink.addresses()).most_common(1)[0][1] == 1

    def test_a_server_that_refuses_us_is_nobodys_fault(self, circle: Circle, sink: Sink):
        sink.refuses_sender = True
        convened(circle)
        assert deliver(NOW) == Delivered(unreachable="sender refused (553)")
        assert set(Notice.objects.values_list("state", "attempts")) == {("waiting", 0)}
        sink.refuses_sender = False
        assert deliver(NOW) == Delivered(sent=2)

    def test_a_server_that_is_away_is_nobodys_fault(
        self, circle: Circle, sink: Sink, settings: Any
    ):
        convened(circle)
        settings.EMAIL_PORT = 1
        assert deliver(NOW).unreachable.startswith("ConnectionRefusedError")
        assert set(Notice.objects.values_list("state", "attempts")) == {("waiting", 0)}
        settings.EMAIL_PORT = sink.port
        assert deliver(NOW) == Delivered(sent=2)


def test_what_is_overtaken_stays_unsent(circle: Circle, mailoutbox: list[Any]):
    meeting = convened(circle)
    collect(now=NOW)
    cancel_meeting(
        meeting=meeting,
        reason="",
        version=meeting.version,
        by=circle.by_ana(),
        now=NOW,
        confirmed=True,
    )
    assert deliver(NOW) == Delivered(sent=2)
    assert [mail.subject.partition(":")[0] for mail in mailoutbox] == ["Cancelled"] * 2
    assert [state for state, _error in states()] == ["overtaken"] * 3 + ["sent"] * 3


def test_a_message_that_cannot_be_written_is_told_to_the_operator_and_stops_no_other(
    circle: Circle,
    mailoutbox: list[Any],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
):
    convened(circle)
    whole = messages.reply_to
    monkeypatch.setattr(
        messages, "reply_to", lambda letter: 1 / 0 if letter.account.email == ANA else whole(letter)
    )
    assert deliver(NOW) == Delivered(sent=1, failed=1)
    assert [mail.to[0].endswith(f"<{SHARED}>") for mail in mailoutbox] == [True]
    assert states()[0] == ("waiting", "message")
    assert "cannot be written" in caplog.text


@pytest.mark.django_db(transaction=True)
class TestProcesses:
    """Real processes, on a real database of their own or of the test."""

    @pytest.fixture
    def start(
        self, circle: Circle, sink: Sink, tmp_path: Path
    ) -> Callable[..., subprocess.Popen[str]]:
        many(circle, 8)
        convened(circle)
        environment = {
            **os.environ,
            **database(tmp_path),
            "TDT_SMTP_HOST": "127.0.0.1",
            "TDT_SMTP_PORT": str(sink.port),
            "TDT_DEMO_TODAY": "",
            "TDT_SECRET_KEY": settings.SECRET_KEY,
            "PYTHONPATH": str(Path(settings.PACKAGE).parent),
        }

        def run(*moments: datetime) -> subprocess.Popen[str]:
            command = [sys.executable, "-c", SCRIPT, *(now.isoformat() for now in moments)]
            return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)

        return run

    def test_two_workers_share_the_work(
        self, start: Callable[..., subprocess.Popen[str]], sink: Sink
    ):
        workers = [start(NOW), start(NOW)]
        sent = [int(worker.communicate(timeout=240)[0].split()[0]) for worker in workers]
        assert (sum(sent), len(sink.received), len(set(sink.addresses()))) == (10, 10, 10)

    def test_killed_in_the_middle_no_message_leaves_twice_and_the_rest_leaves_at_once(
        self, start: Callable[..., subprocess.Popen[str]], sink: Sink
    ):
        sink.waits_at = 4
        worker = start(NOW)
        assert sink.reached.wait(240)
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
        sink.let_go.set()
        said = start(NOW + MINUTE, NOW + 2 * HOLD).communicate(timeout=240)[0]
        assert said.splitlines() == ["6 1", "0 0"]
        assert Counter(sink.addresses()).most_common(1)[0][1] == 1
        assert len(sink.received) == 10

    def test_a_stopped_worker_whose_notices_were_taken_over_sends_nothing_more(
        self, start: Callable[..., subprocess.Popen[str]], sink: Sink
    ):
        sink.waits_at = 4
        worker = start(NOW)
        assert sink.reached.wait(240)
        worker.send_signal(signal.SIGSTOP)
        assert start(NOW + HOLD + MINUTE).communicate(timeout=240)[0] == "6 1\n"
        sink.let_go.set()
        assert sink.answered.wait(240)
        worker.send_signal(signal.SIGCONT)
        assert worker.communicate(timeout=240)[0] == "4 0\n"
        assert Counter(sink.addresses()).most_common(1)[0][1] == 1


def database(folder: Path) -> dict[str, str]:
    """The environment in which another process finds the database of this test."""
    if connection.vendor == "postgresql":
        known = connection.settings_dict
        return {
            "DATABASE_URL": f"postgresql://{known['USER']}@{known['HOST']}:{known['PORT']}/{known['NAME']}"
        }
    write_copy(folder / "tourdetable.sqlite3")
    return {"TDT_DATA": str(folder), "DATABASE_URL": ""}
