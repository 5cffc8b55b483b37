"""The gallery of components in a real browser, without a server: what axe sees here once, it need
not see again in the pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import RequestFactory
from playwright.sync_api import BrowserContext, Page, Route

from tests.browser.inspection import NARROW, WIDE, Inspector
from tourdetable.interface.web.areas.pages.views import components

pytestmark = pytest.mark.browser

SMALL = """() => [...document.querySelectorAll(
        'button, input, select, textarea, summary, nav a, .tdt-rows a')]
    .filter(e => e.getClientRects().length && !e.closest('.tdt-skiplinks'))
    .filter(e => { const r = e.getBoundingClientRect(); return r.height < 24 || r.width < 24 })
    .map(e => e.outerHTML)"""
"""WCAG 2.2, 2.5.8: 24 px at least for what is not a link inside a sentence; a card's link covers
its card."""


@pytest.fixture
def html() -> str:
    return components(RequestFactory().get("/")).content.decode()


@pytest.fixture(params=[NARROW, WIDE], ids=["narrow", "wide"])
def page(
    html: str, request: pytest.FixtureRequest, new_context: Callable[..., BrowserContext]
) -> Page:
    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        found = finders.find(path.removeprefix("/static/")) if path.startswith("/static/") else None
        if found:
            route.fulfill(path=Path(str(found)))
        else:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")

    opened = new_context(width=request.param["width"]).new_page()
    opened.route("**/*", answer)
    opened.goto("http://127.0.0.1/demo/components/")
    return opened


def test_every_component_is_accessible_large_enough_and_no_wider_than_the_screen(
    page: Page, inspector: Inspector
) -> None:
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    assert page.evaluate(SMALL) == []
    inspector.look(page)
