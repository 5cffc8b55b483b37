"""The inspector sees what it is there to see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Route

from tests.browser.inspection import Inspector, Parts

pytestmark = pytest.mark.browser

BAD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bad</title></head>
<body><main>
<h1>One</h1><h1>Two</h1><h4>Four</h4><p style="width: 600px">Wide</p><p id="wide">%(name)s</p>
<img src="https://elsewhere.invalid/picture.png" width="600" height="10">
<font color="#eee">Pale</font><p><input type="checkbox"><input type="checkbox"></p>
<script>document.title = "Worse"</script>
<pre><b>One line</b>

<b>and another</b></pre></main></body></html>"""


def test_a_bad_page_is_told_with_all_that_is_wrong(
    new_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page, inspector = new_context().new_page(), Inspector(Parts(tmp_path / "parts"))
    page.route("**/*", answer)
    inspector.listen(page)
    page.goto("http://127.0.0.1/bad/")
    inspector.look(page)
    found = inspector.problems["/bad/"]
    kinds = (
        "2 h1",
        "lang is 'en'",
        "shows a placeholder",
        "shows the lines of its template",
        "has another script",
        "375 px: ",
        "asks another site",
        "console: ",
    )
    assert [kind for kind in kinds if not any(problem.startswith(kind) for problem in found)] == []
    assert {problem.split()[3] for problem in found if " axe " in problem} >= {
        "image-alt",
        "heading-order",
        "color-contrast",
        "target-size",
    }


def test_a_page_made_of_known_parts_is_still_measured(
    new_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page, inspector = new_context().new_page(), Inspector(Parts(tmp_path / "parts"))
    page.route("**/*", answer)
    for path in ("/bad/", "/worse/"):
        page.goto(f"http://127.0.0.1{path}")
        inspector.look(page)
    assert (inspector.looked, inspector.examined) == (2, 1)
    assert "2 h1" in inspector.problems["/worse/"]


def test_an_ink_that_is_new_is_looked_at_wherever_it_is(
    new_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page, inspector = new_context().new_page(), Inspector(Parts(tmp_path / "parts"))
    page.route("**/*", answer)
    for path in ("/bad/", "/same/", "/paler/"):
        page.goto(f"http://127.0.0.1{path}")
        inspector.look(page)
    contrasts = [
        path
        for path, problems in inspector.problems.items()
        if any("color-contrast" in problem for problem in problems)
    ]
    assert (inspector.examined, contrasts) == (1, ["/bad/", "/paler/"])


def answer(route: Route) -> None:
    """The bad page, under the policy that forbids its style; nothing from elsewhere."""
    if "elsewhere" in route.request.url:
        route.abort()
    else:
        policy = {"Content-Security-Policy": "default-src 'none'; img-src *"}
        body = BAD.replace("#eee", "#ddd") if "paler" in route.request.url else BAD
        route.fulfill(body=body, content_type="text/html", headers=policy)
