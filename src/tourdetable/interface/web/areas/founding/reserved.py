"""The first words of the addresses of this site: no network may have one of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.urls import get_resolver


@cache
def reserved_words() -> frozenset[str]:
    """Those of every page that is of no network, as the addresses now are."""
    return frozenset(first_words(get_resolver().url_patterns))


def first_words(patterns: list[Any], before: str = "") -> Iterator[str]:
    """The fixed first words under some patterns."""
    for one in patterns:
        route = before + str(one.pattern).removeprefix("^")
        word, slash, _rest = route.partition("/")
        if word and (slash or not hasattr(one, "url_patterns")):
            if "<" not in word:
                yield word
        elif hasattr(one, "url_patterns"):
            yield from first_words(one.url_patterns, route)
