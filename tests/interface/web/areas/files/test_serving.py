from __future__ import annotations

from io import BytesIO

from tests.domain.builders import NOW
from tests.domain.files.made import PDF
from tests.interface.web.areas.decisions.people import Room
from tourdetable.core.words.audience import Audience
from tourdetable.domain.attachments.actions import attach


def test_a_document_is_downloaded_and_never_shown(room: Room) -> None:
    known = {"content": BytesIO(PDF), "name": 'L\'été "chaud".pdf', "audience": Audience.BODY}
    one = attach(meeting=room.meeting, **known, by=room.circle.by_ana(), now=NOW)
    answer = room.client("bao").get(room.url("document", one.pk))
    assert b"".join(answer.streaming_content) == PDF  # type: ignore[arg-type]  # a sync response
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == (
        "attachment; filename*=utf-8''L%27%C3%A9t%C3%A9%20-chaud-.pdf"
    )
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"
