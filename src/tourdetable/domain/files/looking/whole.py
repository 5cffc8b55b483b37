"""Images that were cut short on their way: whoever opens them would see half of them, or nothing.

A JPEG without its end shows all the same, as some cameras leave it; its end is put back
(`photographs`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.files.looking.mixed import overlapping

FILLING = b"\0\r\n "
"""What may stand behind the end of an image."""


def must_be_whole(content: IO[bytes], media_type: str) -> None:
    """Refuse an image whose end is missing. Raises `ValidationError`, with what to do."""
    ends = ENDS.get(media_type)
    if ends is not None and not ends(content):
        raise ValidationError(
            _("This image is cut short: its end is missing. Save it again, then send it.")
        )


def of_png(content: IO[bytes]) -> bool:
    return any(b"\0\0\0\0IEND" in piece for piece in overlapping(content))


def of_gif(content: IO[bytes]) -> bool:
    content.seek(-min(64, content.seek(0, 2)), 2)
    return content.read().rstrip(FILLING).endswith(b";")


def of_webp(content: IO[bytes]) -> bool:
    """It says its length at its beginning."""
    content.seek(4)
    length = int.from_bytes(content.read(4), "little")
    return content.seek(0, 2) >= length + 8


ENDS: dict[str, Callable[[IO[bytes]], bool]] = {
    "image/png": of_png,
    "image/gif": of_gif,
    "image/webp": of_webp,
}
