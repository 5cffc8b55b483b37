"""What is sent is read no further than the largest document that is taken."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadhandler import FileUploadHandler

from tourdetable.domain.files.actions import too_large


class LeftAside:
    """A file that is too large: nothing of it is kept but its name. Whoever asks how large it is,
    as forms do first, or reads it, is told so: it is refused in the field where it was given."""

    def __init__(self, name: str | None) -> None:
        self.name = name

    @property
    def size(self) -> int:
        raise ValidationError(too_large())

    def read(self, size: int = -1) -> bytes:
        raise ValidationError(too_large())

    def close(self) -> None:
        """As files are when a request ends."""


class Bounded(FileUploadHandler):
    """Leaves a file aside as soon as it is too large: the rest of the form is read."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.left_aside = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.left_aside = start + len(raw_data) > settings.FILES_MOST
        return None if self.left_aside else raw_data

    def file_complete(self, file_size: int) -> Any:
        """Those that follow keep what is not left aside."""
        return LeftAside(self.file_name) if self.left_aside else None
