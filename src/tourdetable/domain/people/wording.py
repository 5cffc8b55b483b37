"""Words that people write: kept as written, bounded, and storable by every database."""

from __future__ import annotations

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from tourdetable.core.words.language import language_of
from tourdetable.core.words.phrase import Numbered

BREAKABLE = re.compile(r"[ \t\n\r\f\v]+")
LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
"""What ends a line in some program or other: Word writes a vertical tab."""
UNSEEN = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff]")
"""What nobody sees: controls, that feeds may not hold, and what turns the words around it."""
LONGEST_ADDRESS = 254
"""Characters of a mail address (RFC 5321, 4.5.3.1.3, without its brackets)."""
SEEN = re.compile(r"[^\s\u00ad\u2060-\u2064\u200c-\u200f\u3164]")
"""A sign that somebody sees."""


def translated(source: str) -> str:
    """A source sentence of a core in the reader's language, in the form that its number takes."""
    if isinstance(source, Numbered):
        return ngettext(source, source.plural, source.number)
    return _(source)


def wording(text: str, *, limit: int) -> str:
    """The text with plain line ends, nothing that is not seen and no space at its end; at most
    `limit` characters.

    >>> wording("Oui.\\r\\nEt non.  ", limit=20)
    'Oui.\\nEt non.'
    """
    plain = UNSEEN.sub("", LINE_ENDS.sub("\n", text)).rstrip()
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
    if not SEEN.search(line):
        raise ValidationError(missing)
    return wording(line, limit=limit)


def mail_address(written: str) -> str:
    """The address of a mailbox as it is known to mail servers, in small letters: two ways of
    writing one domain are one. Raises `ValidationError` when none would take it.

    >>> mail_address(" Ana@MÉDIATHÈQUE.example ")
    'ana@médiathèque.example'
    """
    box, _at, place = written.strip().lower().rpartition("@")
    words = _("No mail server would take this address: check what comes after the @.")
    try:
        known = place.encode("idna")
    except UnicodeError as error:
        raise ValidationError(words) from error
    if not known or len(box) + 1 + len(known) > LONGEST_ADDRESS:
        raise ValidationError(words)
    return f"{box}@{in_letters(known)}"


def address_given(written: str) -> str:
    """`mail_address` of what somebody gave as an `email`; refused under that name if it is none."""
    try:
        validate_email(written.strip())
        return mail_address(written)
    except ValidationError as error:
        raise ValidationError({"email": error.messages}) from error


def in_letters(domain: bytes) -> str:
    """A domain with its accents, where it has some."""
    try:
        return domain.decode("idna")
    except UnicodeError:
        return domain.decode("ascii")


def mailbox_of(address: str) -> str:
    """The mailbox behind an address, whatever its reader adds after a `+`.

    >>> mailbox_of("ana+club@example.org")
    'ana@example.org'
    """
    box, _at, place = address.rpartition("@")
    return f"{box.partition('+')[0]}@{place}"


def short_day(day: date) -> str:
    """A day in the language of whoever reads: « 1er avril 2027 »."""
    return language_of(get_language()).short_day(day)
