"""A browser for each module, the demo built once, and one served copy of it for each story."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.browser.demo import Built, Demo, Nursery, Server
from tests.browser.hands import Hands, Keyboard, Mouse
from tests.browser.inspection import NARROW, WIDE, Inspector, Parts
from tests.conftest import chromium

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    *("--in-process-gpu", "--process-per-site", "--renderer-process-limit=1"),  # a tenth less work
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
UNPAINTED = "--disable-threaded-compositing"
"""Chromium without windows then draws nothing: a page is laid out, measured and asked, and costs a
quarter less; nobody can click in it."""

Kind = tuple[str, bool, int]
"""The language of a browser, whether it has scripts, and its width."""

Idle = dict[Kind, list[BrowserContext]]

PATIENCE = 15_000
"""Milliseconds that a page may take on a busy machine."""

POSTGRESQL = os.environ.get("DATABASE_URL", "")
"""The server on which stories are told again; SQLite when empty."""


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What all the processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def nursery(run_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    """Serves copies of the demo, on the engine that `DATABASE_URL` asks for.

    The first process that needs the demo builds it; the others begin with a copy.
    """
    built, folder = Built(run_folder / "demo.json"), tmp_path_factory.mktemp("demo") / "built"
    with ExitStack() as stack:
        with built.alone():
            demo = stack.enter_context(built.demo_in(folder, POSTGRESQL))
            nursery = stack.enter_context(demo.nursery())
            built.tell(demo)
        yield nursery
        with built.alone():
            built.forget(demo)


@pytest.fixture(scope="session")
def demo(nursery: Nursery) -> Demo:
    """The demo as it was built."""
    return nursery.demo


@pytest.fixture
def server(demo: Demo, nursery: Nursery, tmp_path: Path) -> Iterator[Server]:
    """A demo that only this test changes."""
    with demo.copy(tmp_path / "demo") as own, nursery.served(own) as server:
        yield server


@pytest.fixture(scope="session")
def still_server(
    demo: Demo, nursery: Nursery, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A demo that tests read and do not change."""
    folder = tmp_path_factory.mktemp("still") / "demo"
    with demo.copy(folder) as own, nursery.served(own) as server:
        yield server


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """Not for longer than this folder: its event loop must be closed before Django's own tests."""
    with sync_playwright() as playwright:
        yield playwright


def launched(playwright: Playwright, *more: str) -> Browser:
    """Chromium."""
    return playwright.chromium.launch(
        executable_path=chromium(),
        args=[*QUIET, *more],
        env={**os.environ, "LANGUAGE": "fr", "LANG": "fr_FR.UTF-8"},
    )


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The one in which people point and type."""
    with launched(playwright) as browser:
        yield browser


@pytest.fixture(scope="package")
def unpainted(playwright: Playwright) -> Iterator[Browser]:
    """One in which pages are only measured and asked."""
    with launched(playwright, UNPAINTED) as browser:
        yield browser


@pytest.fixture
def bare_page(unpainted: Browser) -> Iterator[Page]:
    """A page that nobody sees, as wide as a phone."""
    with begin(unpainted, "fr-FR", True, NARROW["width"]) as context:
        yield context.new_page()


@pytest.fixture(scope="package")
def idle_contexts(browser: Browser) -> Idle:
    """Browsers that wait for somebody: a new one costs as much as six pages."""
    return defaultdict(list)


@pytest.fixture
def new_context(browser: Browser, idle_contexts: Idle) -> Iterator[Callable[..., BrowserContext]]:
    """Makes browsers of different people: each with its own cookies."""
    opened: list[tuple[Kind, BrowserContext]] = []

    def make(*, locale: str = "fr-FR", script: bool = True, width: int = 1280) -> BrowserContext:
        kind = (locale, script, width)
        idle = idle_contexts[kind]
        context = idle.pop() if idle else begin(browser, *kind)
        opened.append((kind, context))
        return context

    yield make
    for kind, context in opened:
        for page in context.pages:
            page.close()
        context.clear_cookies()
        idle_contexts[kind].append(context)


def begin(browser: Browser, locale: str, script: bool, width: int) -> BrowserContext:
    context = browser.new_context(
        locale=locale,
        java_script_enabled=script,
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture(scope="session")
def seen_parts(run_folder: Path) -> Parts:
    """What pages are made of, as far as axe has seen in any process of this run."""
    return Parts(run_folder / "seen-parts")


@pytest.fixture
def inspector(seen_parts: Parts) -> Iterator[Inspector]:
    """Looks at each page that a story reaches; what is wrong is told together, at the end."""
    inspector = Inspector(seen_parts)
    yield inspector
    assert inspector.report() == ""


@pytest.fixture
def new_hands(
    new_context: Callable[..., BrowserContext], inspector: Inspector
) -> Callable[[str, Server], Hands]:
    """Makes somebody in front of a browser, who uses it in one of the ways."""

    def make(way: str, server: Server) -> Hands:
        width = NARROW["width"] if way == "mouse" else WIDE["width"]
        page = new_context(script=way != "no_script", width=width).new_page()
        if way == "keyboard":
            return Keyboard(page, server.url)
        inspector.listen(page)
        looks = way == "mouse" and not POSTGRESQL  # pages are the same on both engines
        return Mouse(page, server.url, inspector.look if looks else None)

    return make


@pytest.fixture
def hands(
    request: pytest.FixtureRequest, server: Server, new_hands: Callable[[str, Server], Hands]
) -> Hands:
    """Somebody who tells a story: pointing, on a phone, unless other ways are asked for."""
    return new_hands(getattr(request, "param", "mouse"), server)


@pytest.fixture
def reading_hands(
    request: pytest.FixtureRequest, still_server: Server, new_hands: Callable[[str, Server], Hands]
) -> Hands:
    """The same, for a story that changes nothing of the demo."""
    return new_hands(getattr(request, "param", "mouse"), still_server)
