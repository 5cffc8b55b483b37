"""The style guide in a real browser: every component, on a wide and on a narrow screen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.test import RequestFactory
from playwright.sync_api import Page, Route, sync_playwright

from tourdetable.interface.web.areas.pages.views import components

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]


@pytest.fixture(scope="module")
def html() -> str:
    return components(RequestFactory().get("/")).content.decode()


@pytest.fixture(scope="module", params=[1280, 375])
def page(html: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The style guide, open in Chromium, without a server."""

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        found = finders.find(path.removeprefix("/static/")) if path.startswith("/static/") else None
        if found:
            route.fulfill(path=Path(str(found)))
        else:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")

    with sync_playwright() as playwright:
        executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=executable, args=QUIET)
        opened = browser.new_page(viewport={"width": request.param, "height": 900})
        opened.route("**/*", answer)
        opened.goto("http://styleguide.invalid/")
        yield opened
        browser.close()


def test_no_component_breaks_an_accessibility_rule(page: Page) -> None:
    violations: list[dict[str, Any]] = Axe().run(page, options=RULES).response["violations"]
    assert [(found["id"], [node["html"] for node in found["nodes"]]) for found in violations] == []


def test_nothing_is_wider_than_the_screen(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


def test_controls_are_large_enough_to_be_touched(page: Page) -> None:
    """WCAG 2.2, 2.5.8: 24 px at least for what is not a link inside a sentence; a card's link
    covers its card."""
    small = page.evaluate(
        """() => [...document.querySelectorAll(
              'button, input, select, textarea, summary, nav a, .tdt-rows a')]
            .filter(e => e.getClientRects().length && !e.closest('.tdt-skiplinks'))
            .filter(e => { const r = e.getBoundingClientRect();
                           return r.height < 24 || r.width < 24 })
            .map(e => e.outerHTML)"""
    )
    assert small == []
