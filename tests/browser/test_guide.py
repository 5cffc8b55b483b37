"""The figures of the user guide are screens of the demo: `TDT_FIGURES=1` takes them again. They are
kept with 128 colours, any program of images does it: a third of the weight."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, FloatRect, Page

from tests.browser.demo import Server
from tests.browser.reading import Reader
from tests.browser.test_pages import sign_in
from tests.paths import ROOT

pytestmark = pytest.mark.browser

GUIDE = ROOT / "docs" / "guide"
TALL = 640
ITC = "/convention/bodies/itc-marseille-15-16/"
BOARD = "/convention/composition/itc-marseille-15-16/"
FIGURES = {
    "charte": ("maud", "/club/charter/", ""),
    "compte-rendu": ("karim", ITC, r"/convention/meetings/\d+/minutes/"),
    "connexion": ("", "/signin/", ""),
    "decision": ("maud", "/club/decisions/", r"/club/decisions/\d+/"),
    "exporter": ("helene", "/convention/export/", ""),
    "instance": ("karim", ITC, ""),
    "inviter": ("helene", "/convention/invitations/people/", ""),
    "ma-page": ("solene", "/me/", ""),
    "ma-table": ("maud", "/", ""),
    "reglages": ("helene", "/convention/settings/", ""),
    "seance": ("solene", "/", r"/club/meetings/\d+/"),
    "siege": ("helene", BOARD, r"/convention/composition/seats/\d+/"),
}
"""Whose screen (of nobody: ""), where, and the first address of this shape that is led to from
there."""


def test_each_figure_can_be_taken_again(
    still_server: Server, new_context: Callable[..., BrowserContext]
) -> None:
    assert sorted(FIGURES) == sorted(file.stem for file in (GUIDE / "img").glob("*.png"))
    for name, (who, start, shape) in FIGURES.items():
        reader, context = Reader(still_server.url), new_context(width=1000)
        if who:
            reader.become(who)
        path = first(shape, reader.arrive(start).text) if shape else start
        sign_in(context, reader)
        page = context.new_page()
        answer = page.goto(still_server.url + path)
        assert answer is not None
        assert (answer.status, page.locator("h1").count()) == (200, 1)
        if os.environ.get("TDT_FIGURES"):
            page.screenshot(path=GUIDE / "img" / f"{name}.png", clip=top(page))


def first(shape: str, html: str) -> str:
    """The first address of a shape in a page."""
    found = re.search(f'href="({shape})"', html)
    assert found
    return found[1]


def top(page: Page) -> FloatRect:
    """The first screen of a page, below the site's own header."""
    box = page.locator(".tdt-page").bounding_box()
    assert box
    return {"x": 0, "y": box["y"], "width": box["width"], "height": min(box["height"], TALL)}
