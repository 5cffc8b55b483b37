"""Whether the documents that the database names are kept, and are those that were given."""

from __future__ import annotations

from typing import NamedTuple

from tourdetable.domain.files.models import StoredFile
from tourdetable.domain.files.storage import is_whole, path_of


class CheckedFiles(NamedTuple):
    """How many documents were looked at; the digests of those whose file is `missing`, and of
    those whose file is `altered`, or cannot be read."""

    number: int
    missing: list[str]
    altered: list[str]


def check() -> CheckedFiles:
    """Read every document again (one query): as long as their folder is large."""
    found = CheckedFiles(0, [], [])
    digests = list(StoredFile.objects.values_list("digest", flat=True).order_by("digest"))
    for digest in digests:
        if not path_of(digest).is_file():
            found.missing.append(digest)
        elif not is_readable_and_whole(digest):
            found.altered.append(digest)
    return found._replace(number=len(digests))


def is_readable_and_whole(digest: str) -> bool:
    """The same as `is_whole`, where a file that cannot be read is not."""
    try:
        return is_whole(digest)
    except OSError:
        return False
