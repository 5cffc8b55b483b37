"""What a page is for, and the chapter of the guide that says more."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class PageHelp(NamedTuple):
    """What pages are for, in a sentence or two; the `chapter` of the guide about it; the names of
    their addresses."""

    words: StrOrPromise
    chapter: str
    names: tuple[str, ...]


def purpose(words: StrOrPromise, chapter: str, *names: str) -> PageHelp:
    """One purpose of all the pages of these names."""
    return PageHelp(words, chapter, names)
