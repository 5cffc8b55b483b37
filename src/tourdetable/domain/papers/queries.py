"""The look of a network's papers."""

from __future__ import annotations

from tourdetable.core.documents.formats.letterhead import PLAIN
from tourdetable.core.documents.formats.office.documents import OfficeFormat
from tourdetable.domain.files.storage import path_of
from tourdetable.domain.networks.models import Network
from tourdetable.domain.papers.models import PaperModel, PaperTheme


def theme_of(network: Network) -> PaperTheme:
    """Its letterhead, or ours (a query)."""
    found = PaperTheme.objects.filter(network=network).first()
    return found or PaperTheme(network=network, font=PLAIN.font)


def models_of(network: Network) -> dict[OfficeFormat, PaperModel]:
    """Its models by format (a query)."""
    rows = PaperModel.objects.filter(network=network).select_related("stored")
    return {OfficeFormat(row.format): row for row in rows}


def model_of(network: Network, wanted: OfficeFormat) -> bytes | None:
    """The content of its model for a format, if it has one whose file is there: without it, papers
    come out as ours (a query)."""
    digest = (
        PaperModel.objects.filter(network=network, format=wanted)
        .values_list("stored__digest", flat=True)
        .first()
    )
    if digest is None:
        return None
    try:
        return path_of(digest).read_bytes()
    except OSError:
        return None
