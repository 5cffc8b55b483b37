"""The words of the interface, as French readers see them: tests name them by their source, like the program does."""

from __future__ import annotations

import re

from django.utils.translation import gettext, ngettext, override, pgettext

TAG = re.compile(r"<[^>]+>")


def fr(source: str, *, context: str = "") -> str:
    """The French of a message."""
    with override("fr"):
        return str(pgettext(context, source) if context else gettext(source))


def fr_many(source: str, plural: str, number: int) -> str:
    """The French of a message that counts, with its placeholders filled by the number."""
    with override("fr"):
        words = ngettext(source, plural, number)
    return re.sub(r"%\(\w+\)[ds]", str(number), words)


def in_one_line(text: str) -> str:
    """Words without their line breaks and unbreakable spaces, to be compared."""
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())
