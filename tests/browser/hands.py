"""How somebody uses a page: with a mouse, or by keyboard alone.

Things are found as announced: by role and name.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from re import Pattern
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ElementHandle, Locator, Page, expect

from tests.browser.words import fr, in_one_line

Name = str | Pattern[str]

OTHER_WAYS = ["no_script", "keyboard"]
"""How parts of a story are told again, on a wide screen: pointing and clicking without JavaScript;
by keyboard alone. Only where a way may differ: a kind of control, a page that comes by itself."""

EVERY_WAY = [pytest.param("mouse", marks=pytest.mark.scenario), *OTHER_WAYS]
"""With a whole story: that one is told on each engine."""

MOST_TABS = 250

FOCUS = """target => {
    const now = document.activeElement, style = getComputedStyle(now);
    const box = now.getBoundingClientRect(), outline = parseFloat(style.outlineWidth);
    const radio = now.name && now.type === 'radio';
    const place = now.compareDocumentPosition(target);
    const inside = now !== document.body && now !== document.documentElement;
    return {
        there: now === target,
        same_group: Boolean(radio) && now.name === target.name && now.form === target.form,
        before: inside && Boolean(place & Node.DOCUMENT_POSITION_PRECEDING),
        inside,
        shown: box.width > 0 && box.height > 0 && style.outlineStyle !== 'none' && outline > 0,
        html: now.outerHTML.slice(0, 160),
    };
}"""
"""Where the focus is, compared with where it should go, and whether one sees it."""


FROM_THE_TOP = """target => document.activeElement === document.body
    && Boolean(target.closest('main'))"""
"""Whether somebody who has just arrived wants something of the content."""


class Hands:
    """Somebody in front of a page. `look` is called on each page that they reach."""

    def __init__(self, page: Page, origin: str, look: Callable[[Page], None] | None = None) -> None:
        self.page, self.origin, self.look = page, origin, look or (lambda page: None)

    def open(self, path: str) -> None:
        """Type an address."""
        self.page.goto(self.origin + path)
        self.look(self.page)

    def become(self, persona: str) -> None:
        """Take somebody's place by the bar of the demo, and go to their table."""
        if self.page.url == "about:blank":
            self.open("/")
        self.leave_by(self.page.locator(f'button[formaction="/demo/become/{persona}"]'))
        if urlsplit(self.page.url).path != "/":
            self.open("/")

    def follow(self, name: Name, *, within: Locator | None = None, exact: bool = False) -> None:
        """Follow a link."""
        self.leave_by((within or self.page).get_by_role("link", name=name, exact=exact))

    def press(self, name: Name, *, within: Locator | None = None, exact: bool = True) -> None:
        """Press a button that sends its form."""
        self.leave_by((within or self.page).get_by_role("button", name=name, exact=exact))

    def leave_by(self, control: Locator) -> None:
        """Use a link or a button, and wait for the page to which it leads."""
        expect(control).to_have_count(1)
        self.approach(control)
        with self.page.expect_navigation(wait_until="load"):
            self.activate(control)
        self.look(self.page)

    def unfold(self, summary: Locator) -> None:
        """Open what is folded, if it is: some of it only on a phone."""
        if summary.is_visible() and not summary.evaluate("e => e.parentElement.open"):
            self.activate(summary)

    def download(self, name: Name) -> bytes:
        """Follow the first link to a file; what it holds."""
        with self.page.expect_download() as arriving:
            self.activate(self.page.get_by_role("link", name=name).first)
        return Path(arriving.value.path()).read_bytes()

    def answer(self, group: Name, choice: Name) -> None:
        """Choose one of the answers to a question."""
        self.choose(
            self.page.get_by_role("group", name=group).get_by_role("radio", name=choice, exact=True)
        )

    def section(self, heading: str) -> Locator:
        """The part of the page under a heading."""
        return self.page.get_by_role("region", name=fr(heading), exact=True)

    def is_told(self, message: str) -> None:
        """The page announces what was done."""
        expect(self.page.get_by_role("status").filter(has_text=fr(message))).to_have_count(1)

    def read(self) -> str:
        """The words of the page."""
        return in_one_line(self.page.locator("main").inner_text())

    def approach(self, control: Locator) -> None:
        """What comes before using it, and leaves the page where it is."""

    def activate(self, control: Locator) -> None:
        raise NotImplementedError

    def write(self, field: Locator, text: str) -> None:
        raise NotImplementedError

    def choose(self, radio: Locator) -> None:
        raise NotImplementedError

    def tick(self, box: Locator) -> None:
        raise NotImplementedError


class Mouse(Hands):
    """Points and clicks."""

    def activate(self, control: Locator) -> None:
        control.click()

    def write(self, field: Locator, text: str) -> None:
        field.fill(text)

    def choose(self, radio: Locator) -> None:
        radio.check()

    def tick(self, box: Locator) -> None:
        box.check()


class Keyboard(Hands):
    """Has only Tab, Shift+Tab, Space, Enter, the arrows and letters; and must always see where the
    focus is."""

    def approach(self, control: Locator) -> None:
        self.reach(control)

    def activate(self, control: Locator) -> None:
        target = self.reach(control)
        self.page.keyboard.press("Enter" if target.evaluate("e => e.tagName") == "A" else "Space")

    def write(self, field: Locator, text: str) -> None:
        target = self.reach(field)
        kind = target.evaluate("e => e.type")
        if kind == "date":
            self.write_day(field, text)
        else:
            self.page.keyboard.press("Control+A")
            self.page.keyboard.press("Delete")
            self.page.keyboard.type(text)
        expect(field).to_have_value(text)

    def write_day(self, field: Locator, day: str) -> None:
        """In Chromium's own field, whose parts stand in the order of its language."""
        year, month, date = day.split("-")
        for parts in ((date, month, year), (month, date, year)):
            for _part in parts:
                self.page.keyboard.press("ArrowLeft")
            self.page.keyboard.type("".join(parts))
            if field.input_value() == day:
                return

    def choose(self, radio: Locator) -> None:
        """Tab goes to the group, the arrows to the answer."""
        target = self.reach(radio, group=True)
        for _step in range(20):
            if target.evaluate(FOCUS)["there"]:
                break
            self.page.keyboard.press("ArrowDown")
        if not radio.is_checked():
            self.page.keyboard.press("Space")
        expect(radio).to_be_checked()

    def tick(self, box: Locator) -> None:
        self.reach(box)
        if not box.is_checked():
            self.page.keyboard.press("Space")
        expect(box).to_be_checked()

    def reach(self, control: Locator, *, group: bool = False) -> ElementHandle:
        """Press Tab, or Shift+Tab when it lies behind, until the control has the focus.

        Each stop must be seen. From the top of a page, the first stop is the link that skips to
        what one came for.
        """
        target = control.element_handle(timeout=5_000)
        if target.evaluate(FROM_THE_TOP):
            self.page.keyboard.press("Tab")
            self.page.keyboard.press("Enter")
        passed: list[str] = []
        for _step in range(MOST_TABS):
            focus: dict[str, Any] = target.evaluate(FOCUS)
            if focus["there"] or (group and focus["same_group"]):
                assert focus["shown"], f"The focus is not visible: {focus['html']}"
                return target
            inside_one_field = (
                focus["html"] in passed[-1:]
            )  # the parts of a date, which the browser itself outlines
            assert focus["shown"] or not passed or inside_one_field, (
                f"The focus is not visible: {focus['html']}"
            )
            self.page.keyboard.press("Shift+Tab" if focus["before"] else "Tab")
            passed.append(focus["html"])
        raise AssertionError(f"{control} is not reached by {MOST_TABS} tabs from {passed[0]}")
