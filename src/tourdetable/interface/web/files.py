"""Files made for one reader, to download."""

from __future__ import annotations

from django.http import HttpResponse

PDF = "application/pdf"
ODT = "application/vnd.oasis.opendocument.text"


def download(content: bytes, name: str, kind: str = PDF) -> HttpResponse:
    """A file that no shared cache keeps. `name` is ASCII; `kind` its media type."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=kind, headers=headers)
