"""What is written of a body or a scheme, and two who write at once."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.domain.schemes.builders import write_down
from tests.interface.web.areas.decisions.people import COLLEAGUE, Room
from tourdetable.core.sheets.grid import MOST_BYTES


def written(room: Room, **more: Any) -> dict[str, Any]:
    acting = f"seat:{room.circle.library.pk}"
    said = {"gesture": str(uuid4()), "acting": acting, "name": "Lire au port", "what": "Le soir."}
    return {**said, **more}


def test_whoever_comes_second_sees_what_differs_tags_included(room: Room) -> None:
    one, client = write_down(room.circle, tags=("Lecture",)), room.client(COLLEAGUE)
    url = room.url("scheme_change", one.pk)
    client.post(url, written(room, version=1, tags="Soir"))
    late = client.post(url, written(room, version=1, tags="Matin"))
    page = late.content.decode()
    assert (late.status_code, "Soir" in page, "Matin" in page) == (409, True, True)


def test_a_file_that_is_too_large_is_refused(room: Room) -> None:
    file = SimpleUploadedFile("registre.csv", b"x" * (MOST_BYTES + 1))
    form = written(room) | {"file": file}
    answer = room.client(COLLEAGUE).post(room.url("schemes_import"), form)
    assert (answer.status_code, "n’y gardez que le tableau" in answer.content.decode()) == (
        422,
        True,
    )
