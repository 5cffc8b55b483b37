from __future__ import annotations

from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.fixtures import Settings

from tests.domain.files.made import PDF
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.attachments.models import Attachment


def test_a_file_that_is_too_large_is_left_aside_and_the_rest_is_kept(
    room: Room, settings: Settings
) -> None:
    settings.FILES_MOST = 1024 * 1024
    sent = SimpleUploadedFile("grand.pdf", PDF + b"x" * 1024 * 1024)
    said = {"file": sent, "audience": "network", "item": "", "gesture": str(uuid4())}
    answer = room.client("dora").post(room.url("meeting_documents", room.meeting.pk), said)
    assert answer.status_code == 422
    form = answer.context["form"]
    assert [e.replace("\xa0", " ") for e in form.errors["file"]] == [
        "Ce fichier fait plus de 1 Mo : allégez-le, ou donnez plutôt son adresse."
    ]
    assert form["audience"].value() == "network"
    assert not Attachment.objects.exists()
