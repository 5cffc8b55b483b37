"""Keeping documents, and forgetting those that nothing shows any more."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import IO, NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from tourdetable.domain.files import storage
from tourdetable.domain.files.apart import words_apart
from tourdetable.domain.files.formats import KINDS
from tourdetable.domain.files.kinds import kind_of
from tourdetable.domain.files.looking.tables import ENDINGS, must_be_values
from tourdetable.domain.files.models import StoredFile, StoredText
from tourdetable.domain.files.names import clean_name
from tourdetable.domain.files.photographs import discreet

GRACE = timedelta(days=1)
"""How long a document stays that nothing shows yet: somebody may be attaching it."""


class KeptFile(NamedTuple):
    """A document that is kept, and the name under which it is shown."""

    stored: StoredFile
    name: str


def keep(*, content: IO[bytes], now: datetime) -> StoredFile:
    """Keep a document, once however often it is sent. Refused when it is too large, or of a kind
    that is not taken; a photo loses what it tells beside. A step of what attaches it."""
    if storage.digest_of(content)[1] > settings.FILES_MOST:
        raise ValidationError(too_large())
    kind = kind_of(content)
    content = discreet(content, kind.media_type)
    digest, size = storage.digest_of(content)
    storage.put(content, digest)
    said = {"size": size, "media_type": kind.media_type, "stored_at": now}
    stored, made = StoredFile.objects.get_or_create(digest=digest, defaults=said)
    if not made:
        stored.stored_at = now
        stored.save(update_fields=["stored_at"])
    return stored


def keep_named(*, content: IO[bytes], name: str, now: datetime) -> KeptFile:
    """The same, under a name that people read; a table is kept when it holds values only."""
    stored = keep(content=content, now=now)
    called = clean_name(name, KINDS[stored.media_type])
    if called.lower().endswith(ENDINGS):
        must_be_values(content)
    return KeptFile(stored, called)


def read_text(*, stored: StoredFile, reader: int) -> StoredText:
    """Read the words of a document, and keep them for the next time. Two that do so together keep
    the same; whoever asks is not told of what cannot be read but by `unread`."""
    read = words_apart(storage.path_of(stored.digest), stored.media_type)
    said = {"text": read.text, "unread": str(read.unread), "reader": reader}
    kept, _made = StoredText.objects.update_or_create(stored=stored, defaults=said)
    return kept


def too_large() -> str:
    """Why a document that is too large is refused."""
    most = settings.FILES_MOST // (1024 * 1024)
    said = _("This file is larger than %(most)d MB: make it lighter, then send it again.")
    return said % {"most": most}


def sweep(*, now: datetime) -> int:
    """Forget the documents that nothing shows any more, and what was left half written; how many
    there were."""
    gone = 0
    for stored in StoredFile.objects.filter(stored_at__lt=now - GRACE):
        try:
            with transaction.atomic():
                stored.delete()
        except ProtectedError:
            continue
        gone += 1
    known = frozenset(StoredFile.objects.values_list("digest", flat=True))
    storage.forget(before=now - GRACE, known=known)
    return gone
