"""What is sent is read no further than the largest document that is taken."""

from __future__ import annotations

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

MARK = "tourdetable.too_large"


class Bounded(FileUploadHandler):
    """Leaves a file aside as soon as it is too large: the rest of the form is read, and says so."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if start + len(raw_data) > settings.FILES_MOST:
            assert self.request is not None  # Django gives it to its handlers
            self.request.META[MARK] = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Those that follow keep it."""


def was_too_large(request: HttpRequest) -> bool:
    """Whether a file of the form was left aside."""
    return bool(request.META.get(MARK))
