from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.fixtures import Settings

from tests.domain.files.hostile.every import EVERY
from tests.domain.files.hostile.made import HostileFile
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
        "Ce fichier fait plus de 1 Mo : allégez-le, puis envoyez-le de nouveau."
    ]
    assert form["audience"].value() == "network"
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("hostile", EVERY, ids=str)
def test_a_hostile_file_is_refused_in_words_or_kept_harmless(
    room: Room, hostile: HostileFile
) -> None:
    """Refused in French, with what to do; else kept under a true name, only to be downloaded."""
    dora, url = room.client("dora"), room.url("meeting_documents", room.meeting.pk)
    sent = SimpleUploadedFile("a", hostile.content)
    sent.__dict__["_name"] = hostile.name
    said = {"file": sent, "audience": "body", "item": "", "gesture": str(uuid4())}
    acting = str(dora.get(url).context["form"].initial["acting"])
    answer = dora.post(url, said | {"acting": acting})
    if hostile.said:
        (refused,) = answer.context["form"].errors.values()
        assert (answer.status_code, hostile.said in " ".join(refused)) == (422, True), refused
        return
    (one,) = Attachment.objects.all()
    assert (answer.status_code, one.name) == (302, hostile.kept)
    given = dora.get(room.url("document", one.pk))
    assert given["Content-Disposition"].startswith("attachment;")
    assert given["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert given["X-Content-Type-Options"] == "nosniff"
