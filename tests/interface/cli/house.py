"""An installation really served, people who write to it without rest, and what they were told.

Loaded once, the house forks the server and each command that is run beside it: they open the
database as they do when they are typed.
"""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

import psycopg
from django.conf import settings

from tests.domain.builders import FOUNDED, NOW, OPERATOR, found_circle
from tourdetable.config.sqlite.base import driver
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.people.models import Account
from tourdetable.interface.cli import main
from tourdetable.interface.cli.platform import release_database
from tourdetable.interface.cli.serving import listen
from tourdetable.interface.web.areas.signin.sessions import SessionStore

PATIENCE = 60.0
NETWORK = "circle"
TOKEN = "a" * 32
COMMANDS = (
    ("run-due",),
    ("deliver",),
    ("work",),
    ("doctor",),
    ("compliance", NETWORK, "--json"),
    ("manage", "showmigrations"),
)
"""What an operator runs beside the server."""

OPEN = """
import sys
from tourdetable.interface.cli.platform import load_platform
load_platform()
from tests.interface.cli.house import keep_house
keep_house(int(sys.argv[1]))
"""


@dataclass(frozen=True)
class Answered:
    """What a server answered."""

    status: int
    location: str
    text: str


@dataclass(frozen=True)
class Badge:
    """What the browser of somebody who has signed in sends, and the office in whose name."""

    session: str
    office: int


def keep_house(port: int) -> None:
    """In the house: build a network, serve it (unless the port is 0), then run what is asked."""

    badge = signed_in()
    release_database()
    server = forked(lambda: listen("127.0.0.1", port)) if port else 0
    tell({"session": badge.session, "office": badge.office, "server": server})
    for line in sys.stdin:
        arguments = json.loads(line)
        child = forked(partial(main.main, arguments, standalone_mode=False))
        tell(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def tell(what: object) -> None:
    """A line of JSON for the test."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def forked(run: Callable[[], object]) -> int:
    """Run it in a child, which reads nothing and says nothing; its id."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        null = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1):
            os.dup2(null, stream)
        run()
        status = 0
    finally:
        os._exit(status)


def signed_in() -> Badge:
    """Gaëlle, who may add places, has signed in."""

    circle = found_circle()
    person = register_person(given_name="Gaëlle", family_name="Partout")
    office = give_office(
        network=circle.network, kind="steward", person=person, starts=FOUNDED, by=OPERATOR, now=NOW
    )
    person.account = Account.objects.create(email="gaelle@example.org")
    person.save()
    session = SessionStore()
    session["_auth_user_id"] = str(person.account.pk)
    session["_auth_user_backend"] = settings.AUTHENTICATION_BACKENDS[0]
    session["_auth_user_hash"] = person.account.get_session_auth_hash()
    session.save()
    return Badge(session.session_key or "", office.pk)


@dataclass
class House:
    """What a test holds of it."""

    environment: dict[str, str]
    process: subprocess.Popen[str]
    port: int
    badge: Badge
    server: int

    def run(self, *arguments: str) -> int:
        """Run a command of ours; its exit status."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(arguments) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def serve_again(self) -> float:
        """Type the command, once the server has been killed; how long until it answers."""
        command = [Path(sys.executable).with_name("tourdetable"), "serve", "--port", str(self.port)]
        null = subprocess.DEVNULL
        started = subprocess.Popen(command, env=self.environment, stdout=null, stderr=null)
        self.server = started.pid
        threading.Thread(target=started.wait, daemon=True).start()
        return wait_for(self.is_up, PATIENCE)

    def end(self) -> None:
        """End the server, if a test has started it again."""
        if self.server:
            with suppress(ProcessLookupError):
                os.kill(self.server, signal.SIGKILL)

    def is_up(self) -> bool:
        try:
            return ask(self.port, "GET", "/healthz").status == 200
        except OSError:
            return False

    def places(self) -> set[str]:
        """What the database holds, read without any of our code."""
        return {str(name) for (name,) in self.select("SELECT name FROM places_place")}

    def select(self, query: str) -> list[tuple[object, ...]]:
        if url := self.environment["DATABASE_URL"]:
            with psycopg.connect(url) as connection:
                return connection.execute(query.encode()).fetchall()
        connection = driver.connect(str(self.file), timeout=10)
        try:
            return list(connection.execute(query))
        finally:
            connection.close()

    @property
    def said(self) -> str:
        """What its processes wrote in the log."""
        return (Path(self.environment["TDT_DATA"]) / "house.log").read_text()

    @property
    def file(self) -> Path:
        return Path(self.environment["TDT_DATA"]) / "tourdetable.sqlite3"

    @property
    def write_ahead(self) -> int | None:
        """The write-ahead file's number on its disk; None when there is none."""
        file = self.file.with_name(self.file.name + "-wal")
        return file.stat().st_ino if file.exists() else None


@contextmanager
def house(environment: dict[str, str], *, served: bool = True, workers: int = 1) -> Iterator[House]:
    """A network, built and served on a free port."""
    port = free_port()
    environment = {**environment, "TDT_SECRET_KEY": "secret", "TDT_SITE_URL": "http://127.0.0.1"}
    environment["TDT_WORKERS"] = str(workers)
    log = (Path(environment["TDT_DATA"]) / "house.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-c", OPEN, str(port if served else 0)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
        start_new_session=True,
    )
    with process, log:
        built: House | None = None
        try:
            assert process.stdout
            said = json.loads(process.stdout.readline())
            badge = Badge(said["session"], said["office"])
            built = House(environment, process, port, badge, said["server"])
            if served:
                wait_for(built.is_up, PATIENCE)
            yield built
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            if built:
                built.end()


@dataclass
class Writers:
    """People who add places, each as soon as the one before is acknowledged."""

    house: House
    told: set[str] = field(default_factory=set)
    """The names of places of which we were told that they are saved."""
    answers: Counter[str] = field(default_factory=Counter)
    over: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def writing(self, people: int = 4) -> Iterator[None]:
        threads = [threading.Thread(target=self.write, args=(who,)) for who in range(people)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.over.set()
            for thread in threads:
                thread.join()

    def write(self, who: int) -> None:
        number = 0
        while not self.over.is_set():
            number += 1
            name = f"{who}-{number}-{uuid4()}"
            try:
                answer = add_place(self.house, name)
            except OSError as error:
                self.answers[type(error).__name__] += 1
                self.over.wait(0.05)
                continue
            self.answers[str(answer.status)] += 1
            if (answer.status, answer.location) == (302, f"/{NETWORK}/places/"):
                self.told.add(name)


def add_place(house: House, name: str) -> Answered:
    fields = {
        "gesture": str(uuid4()),
        "acting": f"office:{house.badge.office}",
        "name": name,
        "step_free": "unknown",
        "csrfmiddlewaretoken": TOKEN,
    }
    headers = {
        "Cookie": f"sessionid={house.badge.session}; csrftoken={TOKEN}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    return ask(house.port, "POST", f"/{NETWORK}/places/add/", urlencode(fields), headers)


def ask_for_code(house: House, mailbox: str) -> Answered:
    """What the form to sign in does, without its page."""
    fields = {"email": mailbox, "csrfmiddlewaretoken": TOKEN}
    headers = {
        "Cookie": f"csrftoken={TOKEN}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    return ask(house.port, "POST", "/signin/", urlencode(fields), headers)


def ask(
    port: int, method: str, path: str, body: str = "", headers: dict[str, str] | None = None
) -> Answered:
    """One request, on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        text = answer.read().decode(errors="replace")
        return Answered(answer.status, answer.getheader("Location") or "", text)
    except http.client.HTTPException as error:
        raise ConnectionError(str(error)) from error
    finally:
        connection.close()


def wait_for(true: Callable[[], object], seconds: float) -> float:
    """How long it took to become true."""
    start = time.monotonic()
    while not true():
        assert time.monotonic() - start < seconds, f"not within {seconds} s"
        time.sleep(0.05)
    return time.monotonic() - start


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
