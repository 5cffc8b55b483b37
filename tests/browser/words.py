"""The words of the interface, as French readers see them: tests name them by their source, like the
program does."""

from __future__ import annotations

from functools import cache

from babel.messages.catalog import Catalog

from messages import PACKAGE, read


@cache
def french() -> Catalog:
    """The catalogue, which holds only what the program says today."""
    return read(PACKAGE / "locale" / "fr" / "LC_MESSAGES" / "django.po")


def fr(source: str, *, context: str = "") -> str:
    """The French of a message that the program says."""
    message = french().get(source, context or None)
    assert message is not None, f"The program no longer says {source!r}"
    assert isinstance(message.string, str), f"{source!r} counts"
    assert message.string, f"{source!r} is not translated"
    return message.string


def in_one_line(text: str) -> str:
    """Words without their line breaks and unbreakable spaces, to be compared."""
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())
