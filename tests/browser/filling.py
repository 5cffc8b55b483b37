"""How somebody fills in the form of a page and sends it, field by field."""

from __future__ import annotations

from playwright.sync_api import Locator

from tests.browser.hands import Hands


def sends(hands: Hands, path: str = "", **typed: str | list[str]) -> str:
    """Open a page (or stay), say this in its form and send it, once more if what exists already is
    shown first; where one is led."""
    if path:
        hands.open(path)
    form = hands.page.locator("main form:has([name=gesture])")
    for name, value in typed.items():
        for one in [value] if isinstance(value, str) else value:
            say(hands, form.locator(f'[name="{name}"]'), one)
    button = form.locator('button:not([name]):not([type="button"])').first
    hands.leave_by(button)
    if form.locator('[name="seen"][value="1"]').count():
        hands.leave_by(button)
    return hands.page.url.removeprefix(hands.origin)


def say(hands: Hands, field: Locator, value: str) -> None:
    """In one field: written, chosen or ticked, as it is made."""
    kind = field.first.evaluate("one => one.type")
    if kind in ("radio", "checkbox"):
        one = field.and_(hands.page.locator(f'[value="{value}"]')) if value != "on" else field
        (hands.choose if kind == "radio" else hands.tick)(one)
    elif kind == "select-one":
        field.select_option(option(field, value))
    else:
        hands.write(field, value)


def option(field: Locator, value: str) -> str:
    """The code of a choice, from itself or from what its words hold."""
    choices = field.locator("option")
    codes = choices.evaluate_all("all => all.map(one => one.value)")
    if value in codes:
        return value
    return choices.filter(has_text=value).first.get_attribute("value") or ""
