"""Files made for one reader, to download; whose papers they are."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import register_converter
from django.urls.converters import StringConverter
from django.utils.translation import get_language

from tourdetable.core.documents.formats.letterhead import Letterhead, drawable
from tourdetable.core.documents.formats.office.documents import OfficeFormat
from tourdetable.core.documents.kinds.base import PaperDocument, WrittenDocument
from tourdetable.domain.networks.models import Logo, Network
from tourdetable.domain.papers.queries import model_of, theme_of
from tourdetable.interface.web.base.accents import accent
from tourdetable.interface.web.base.scene import Scene

PDF = "application/pdf"
MEDIA_TYPES = {
    OfficeFormat.ODT: "application/vnd.oasis.opendocument.text",
    OfficeFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class OfficeConverter(StringConverter):
    """The format of a word processor, at the end of an address."""

    regex = "|".join(OfficeFormat)


register_converter(OfficeConverter, "office")


def download(content: bytes, name: str, kind: str = PDF) -> HttpResponse:
    """A file that no shared cache keeps. `name` is ASCII; `kind` its media type."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=kind, headers=headers)


def printed(scene: Scene, document: PaperDocument, name: str) -> HttpResponse:
    """A document on paper; `name` is that of the file, without its ending."""
    return download(document.pdf(now=scene.now), f"{name}.pdf")


def given(
    scene: Scene, document: WrittenDocument, name: str, ending: str = "pdf", *, ours: bool = False
) -> HttpResponse:
    """A document in the format that the reader asks for: `pdf`, `odt`, `docx`. With `ours`, no
    model of the network, whose words nobody looked at for this reader, goes into it."""
    if ending == "pdf":
        return printed(scene, document, name)
    kind = OfficeFormat(ending)
    model = None if ours else model_of(scene.network, kind)
    content = document.office(kind, now=scene.now, model=model)
    return download(content, f"{name}.{kind}", MEDIA_TYPES[kind])


def signed_by(network: Network) -> dict[str, Any]:
    """The name of a network, its colour, its letterhead, and the reader's language."""
    return {
        "network": network.name,
        "lang": get_language() or "fr",
        "accent": accent(network),
        "letterhead": letterhead(network),
    }


def letterhead(network: Network) -> Letterhead:
    """Its image if it has one, its lines, its letters (two queries)."""
    logo, theme = Logo.objects.filter(network=network).first(), theme_of(network)
    image = drawable(bytes(logo.content)) if logo else b""
    lines = tuple(theme.lines.splitlines())
    return Letterhead(name=network.name, lines=lines, logo=image, font=theme.font)
