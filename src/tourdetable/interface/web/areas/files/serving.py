"""Giving a document to whoever may read it: to be kept, never to be shown by the browser itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

from tourdetable.domain.attachments.models import Attachment
from tourdetable.domain.files.models import StoredFile
from tourdetable.domain.files.storage import PIECE, path_of

SANDBOX = "default-src 'none'; sandbox"


def document(attachment: Attachment) -> HttpResponse:
    """The file; read `stored` with it. Raises Http404 when it was lost."""
    return stored_file(attachment.stored, attachment.name)


def stored_file(stored: StoredFile, name: str) -> HttpResponse:
    """The same, whatever shows it."""
    file = path_of(stored.digest)
    if not file.is_file():
        raise Http404
    headers = {
        "Content-Type": stored.media_type,
        "Content-Disposition": content_disposition_header(True, name) or "attachment",
        "Content-Length": str(stored.size),
        "Content-Security-Policy": SANDBOX,
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex",
        "Cache-Control": "private, no-store",
    }
    response = StreamingHttpResponse(pieces(file), headers=headers)
    return cast("HttpResponse", response)  # a view answers with either


def pieces(file: Path) -> Iterator[bytes]:
    """What a file holds, piece by piece."""
    with file.open("rb") as content:
        while piece := content.read(PIECE):
            yield piece
