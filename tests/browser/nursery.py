"""`tourdetable demo` but for its last step: loaded and built once, it forks a server for each
story.

What a story meets is what people are served: the same Granian, with the same processes beside it.
Only starting them, 2.5 seconds of processor, is done once. An order is a line of JSON; its answer
is the id of the process that serves.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from importlib import import_module
from pathlib import Path
from threading import Event
from typing import NoReturn, TextIO

from django.conf import settings
from django.db import connections, transaction
from django.template import engines
from django.test import Client
from django.urls import get_resolver

from tests.browser.demo import READY, Order, end_with_parent
from tourdetable.config import environment
from tourdetable.interface.cli import serving, work
from tourdetable.interface.cli.platform import release_database

WARM = {
    "leila": ("/", "/convention/charter/", "/convention/bodies/itc-marseille-15-16/"),
    "maud": ("/", "/club/programme/", "/club/charter/", "/club/territories/map/"),
}
"""Who reads which pages before anybody else."""


def main() -> None:
    """Build the demo when it is not there, then serve its copies until nobody asks."""
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    command = import_module("tourdetable.interface.cli.demo")
    command.listen = lambda _host, _port: take_orders(answers)
    command.demo.main(["--port", "0"])


def take_orders(answers: TextIO) -> None:
    load_what_pages_need()
    work.one_round(Event())  # what is recorded is indexed here, not by each copy
    with transaction.atomic():
        read_some_pages()
        transaction.set_rollback(True)
    release_database()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the servers
    print(READY, file=answers)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            serve(Order(**json.loads(line)))
        print(child, file=answers)


def load_what_pages_need() -> None:
    """The application, its addresses, its templates, and the planner."""
    import_module("tourdetable.config.wsgi")
    import_module("tourdetable.core.planner.search.explain")
    assert get_resolver().url_patterns
    environment = engines["jinja2"].env
    for name in environment.list_templates(["html"]):
        environment.get_template(name)


def read_some_pages() -> None:
    """What a server reads once (addresses, names of days, places) takes each half a second."""
    for persona, paths in WARM.items():
        reader = Client(headers={"host": "127.0.0.1"})
        reader.post(f"/demo/become/{persona}")
        for path in paths:
            assert reader.get(path).status_code == 200, path


def serve(order: Order) -> NoReturn:
    """Become the server of a copy."""
    try:
        os.setsid()
        end_with_parent()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        write_into(order.log)
        move_to(order)
        serving.listen("127.0.0.1", order.port)
    finally:
        os._exit(1)


def write_into(log: str) -> None:
    """From now on, read nothing and say everything there."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, 1)
    os.dup2(said, 2)


def move_to(order: Order) -> None:
    """Settings were read for the demo that was built: these are what a copy has of its own."""
    file = Path(order.data) / "tourdetable.sqlite3"
    connections.settings["default"].update(environment.database(order.database_url, file))
    settings.SITE_URL = f"http://{order.host}:{order.port}"
    settings.DEMO_TODAY = order.today or settings.DEMO_TODAY


if __name__ == "__main__":
    main()
