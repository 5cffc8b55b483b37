"""Words that people write: kept as written, bounded, and storable by every database."""

from __future__ import annotations

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from tourdetable.core.words.language import language_of
from tourdetable.core.words.phrase import Numbered

BREAKABLE = re.compile(r"[ \t\n\r\f\v]+")


def translated(source: str) -> str:
    """A source sentence of a core in the reader's language, in the form that its number takes."""
    if isinstance(source, Numbered):
        return ngettext(source, source.plural, source.number)
    return _(source)


def wording(text: str, *, limit: int) -> str:
    """The text with plain line ends and no space at its end; at most `limit` characters.

    >>> wording("Oui.\\r\\nEt non.  ", limit=20)
    'Oui.\\nEt non.'
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").rstrip()
    if "\x00" in plain:
        raise ValidationError(
            _("This text holds a character that cannot be stored: paste it as plain text.")
        )
    if len(plain) > limit:
        raise ValidationError(
            _("This text has %(length)d characters; at most %(limit)d can be kept. Shorten it.")
            % {"length": len(plain), "limit": limit}
        )
    return plain


def one_line(text: str, *, limit: int, missing: str) -> str:
    """The text on one line, its non-breaking spaces kept.

    Raises `ValidationError` with the words of `missing` when there is none.

    >>> one_line("  Un  titre\\nlong ", limit=20, missing="Give it a title.")
    'Un titre long'
    """
    line = BREAKABLE.sub(" ", wording(text, limit=limit * 4)).strip(" ")
    if not line.strip():
        raise ValidationError(missing)
    return wording(line, limit=limit)


def short_day(day: date) -> str:
    """A day in the language of whoever reads: « 1er avril 2027 »."""
    return language_of(get_language()).short_day(day)
