"""What a browser says of itself, in two names that people know."""

from __future__ import annotations

from typing import NamedTuple

PROGRAMS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)
"""In this order: most browsers also say the names of older ones."""


class Browser(NamedTuple):
    """The names of a program and of what it runs on; empty when nothing is recognised."""

    program: str
    system: str


def browser_of(said: str) -> Browser:
    """
    >>> browser_of("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0")
    Browser(program='Firefox', system='Linux')
    """
    return Browser(first_in(said, PROGRAMS), first_in(said, SYSTEMS))


def first_in(said: str, names: tuple[tuple[str, str], ...]) -> str:
    return next((name for mark, name in names if mark in said), "")
