"""The words of stored documents, once they have been read in the background."""

from __future__ import annotations

from collections.abc import Iterable

from tourdetable.domain.files.models import StoredText


def texts_of(stored: Iterable[int | None]) -> dict[int, str]:
    """Those that were read, by the id of the document (one query)."""
    wanted = {one for one in stored if one is not None}
    return dict(StoredText.objects.filter(stored__in=wanted).values_list("stored", "text"))
