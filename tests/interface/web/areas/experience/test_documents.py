"""Documents beside a sheet, on the screens."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.interface.web.areas.decisions.people import ANONYMOUS, SECRETARY, Room
from tests.interface.web.areas.experience.told import drafted, post, read, sent
from tourdetable.domain.experience.models import ReportDocument


def test_a_document_is_added_read_by_those_who_write_then_taken_away(room: Room) -> None:
    report = drafted(room)
    file = SimpleUploadedFile("affiche.txt", b"Venez.")
    post(room, sent(room, report, file=file), "experience_documents", report.pk)
    row = ReportDocument.objects.get()
    assert "affiche.txt" in read(room, "experience_documents", report.pk)
    url = room.url("experience_document", row.pk)
    given = room.client("bao").get(url)
    assert b"".join(given.streaming_content) == b"Venez."  # type: ignore[attr-defined]  # a file
    answers = {who: room.client(who).get(url).status_code for who in (SECRETARY, ANONYMOUS)}
    assert answers == {SECRETARY: 404, ANONYMOUS: 302}
    assert "nothing looks inside" not in read(room, "experience_check", report.pk)
    assert "rien ne regarde dedans" in read(room, "experience_check", report.pk)
    post(room, sent(room, report), "experience_document_remove", row.pk)
    assert not ReportDocument.objects.exists()


def test_a_file_is_wanted(room: Room) -> None:
    report = drafted(room)
    answer = post(room, sent(room, report), "experience_documents", report.pk)
    assert (answer.status_code, ReportDocument.objects.count()) == (422, 0)
