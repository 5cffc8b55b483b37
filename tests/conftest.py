"""Guards over the whole suite: no network, no method that a template forgets to call, no database
unasked."""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import BuiltinMethodType, MethodType
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings

import reached
from run_tests import CHROMIUMS
from tests.effort import examples

TESTS = Path(__file__).resolve().parent
PACKAGE = TESTS.parent / "src" / "tourdetable"
WITHOUT_DJANGO = (TESTS / "core", TESTS / "tools")
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}
LONG = [
    TESTS / "browser" / "test_gallery.py",
    TESTS / "browser" / "test_inspection.py",
    TESTS / "browser" / "test_pages.py",
    TESTS / "browser",
    TESTS / "interface" / "demo",
    TESTS / "core" / "planner" / "search",
    TESTS / "interface" / "cli",
]
"""What takes longest, and folders that build something once: they are run first, and together.
Before them, what needs no demo: one process goes through it while the other builds the demo."""

LOCAL_ADDRESSES = {"127.0.0.1", "::1", "localhost"}

reached.leave_probes()

hypothesis_settings.register_profile(
    "tourdetable",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    max_examples=examples(500),
)
hypothesis_settings.load_profile("tourdetable")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database-only", action="store_true", help="run only the tests that need a database"
    )
    parser.addoption(
        "--engine-only",
        action="store_true",
        help="run only what an engine may answer otherwise: the domain, what commits, stories",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Set Django up, unless only what knows nothing of it is asked for; pytest-django goes on."""
    gc.disable()  # what is loaded from here stays: looking for the rest is a tenth of loading
    asked = [
        Path(config.invocation_params.dir, argument.split("::")[0]).resolve()
        for argument in config.args
    ]
    if asked and all(
        any(path.is_relative_to(folder) for folder in WITHOUT_DJANGO) for path in asked
    ):
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tourdetable.config.settings")
    documents = tempfile.mkdtemp(prefix="tourdetable-documents-")
    atexit.register(shutil.rmtree, documents, ignore_errors=True)
    os.environ["TDT_FILES"] = documents
    os.environ["TDT_STATIC_COLLECTED"] = "no"
    os.environ["TDT_MAIL_RATE"] = "0"
    from django.conf import settings  # noqa: PLC0415  the pure cores are tested without Django

    from tourdetable.interface.cli.processes import migrating  # noqa: PLC0415  it reads Django

    settings.INSTALLED_APPS  # noqa: B018  reading one setting reads them all
    settings.FILES = Path(documents)  # a worker was given that of the process which started it
    migrating.migrate_by_whole_steps()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if chromium() is None:
        skip = pytest.mark.skip(reason="no Chromium")
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(skip)
    if config.getoption("--database-only"):
        items[:] = [item for item in items if needs_database(item)]
    if config.getoption("--engine-only"):
        items[:] = [item for item in items if depends_on_engine(item)]
    items.sort(key=turn)


def pytest_collection_finish() -> None:
    """What is loaded stays: the collector does not go through it again and again."""
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 20, 50)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    reached.hand_over()


def turn(item: pytest.Item) -> int:
    """What is long goes first, lest a process be alone at the end; the rest keeps its order, which
    is drawn at random."""
    return turn_of(item.path)


@cache
def turn_of(path: Path) -> int:
    return next((n for n, start in enumerate(LONG) if path.is_relative_to(start)), len(LONG))


def depends_on_engine(item: pytest.Item) -> bool:
    """The domain speaks SQL; what commits is seen by other connections; a story does both."""
    inside = item.path.is_relative_to(TESTS / "domain")
    return needs_database(item) and (inside or commits(item))


def commits(item: pytest.Item) -> bool:
    """Whether it has more than a transaction that is rolled back."""
    marker = item.get_closest_marker("django_db")
    own = bool(marker and marker.kwargs.get("transaction"))
    return own or bool(item.get_closest_marker("scenario")) or "transactional_db" in fixtures(item)


def needs_database(item: pytest.Item) -> bool:
    """A story told in the browser has a database too: that of the program which it drives."""
    marked = any(item.get_closest_marker(name) for name in ("django_db", "scenario"))
    return marked or bool(fixtures(item) & DATABASE_FIXTURES)


def fixtures(item: pytest.Item) -> set[str]:
    return set(getattr(item, "fixturenames", ()))


def chromium() -> str | None:
    """The browser's executable: CHROMIUM, else Debian's, without windows (a fifth less work) or
    whole."""
    there = (os.environ.get("CHROMIUM"), *map(shutil.which, CHROMIUMS))
    return next(filter(None, there), None)


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """A test talks to this machine or to nobody."""
    with pytest.MonkeyPatch.context() as patch:
        connect = socket.socket.connect

        def connect_here(self: socket.socket, address: Any) -> None:
            if self.family != socket.AF_UNIX and address[0] not in LOCAL_ADDRESSES:
                raise AssertionError(f"A test tried to reach {address}.")
            connect(self, address)

        patch.setattr(socket.socket, "connect", connect_here)
        yield


@pytest.fixture(autouse=True, scope="session")
def emptied_at_once() -> Iterator[None]:
    """What a test commits is taken away from where it is, rather than from everywhere."""
    if "DJANGO_SETTINGS_MODULE" not in os.environ:
        yield
        return
    from django.test import TransactionTestCase  # noqa: PLC0415  the pure cores are tested without Django

    from tests.domain.kept import empty  # noqa: PLC0415  the same reason

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _self: empty())
        yield


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """No verdict is kept from one test to the next: what they rest on has been rolled back."""
    for name in REMEMBERING:
        if memory := sys.modules.get(f"tourdetable.domain.{name}"):
            memory.forget()


REMEMBERING = ("compliance.memory", "territories.waiting", "convention.queries.differing")


class NotCalled:
    """A method, as a template finds it: it may be called, and nothing else.

    Django's templates called it by themselves; ours would say that it is true, or write what it is.
    """

    def __init__(self, method: Any) -> None:
        self.method = method

    def __call__(self, *values: Any, **named: Any) -> Any:
        return self.method(*values, **named)

    def object_to(self, *_others: object) -> Any:
        raise AssertionError(f"A template does not call {self.method.__qualname__}.")

    __bool__ = __str__ = __html__ = __iter__ = __len__ = object_to
    __eq__ = __lt__ = __gt__ = __contains__ = __getitem__ = object_to
    __hash__ = object.__hash__


@pytest.fixture(autouse=True, scope="session")
def guarded_templates() -> Iterator[None]:
    """Templates call the methods that they name; what a page was given is kept for
    `response.context`, as Django's own engine does."""
    if "DJANGO_SETTINGS_MODULE" not in os.environ:
        yield
        return
    from django.template import engines  # noqa: PLC0415  the pure cores are tested without Django
    from django.template.backends import jinja2  # noqa: PLC0415  they are tested without it
    from django.test.signals import template_rendered  # noqa: PLC0415  they are tested without it

    environment = engines["jinja2"].env
    find, render = environment.getattr, jinja2.Template.render

    def find_guarded(owner: Any, name: str) -> Any:
        found = find(owner, name)
        return NotCalled(found) if isinstance(found, MethodType | BuiltinMethodType) else found

    def render_and_say(self: Any, context: Any = None, request: Any = None) -> Any:
        template_rendered.send(sender=self, template=self.template, context=context)
        return render(self, context, request)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(environment, "getattr", find_guarded)
        patch.setattr(jinja2.Template, "render", render_and_say)
        yield
