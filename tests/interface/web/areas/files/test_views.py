from __future__ import annotations

from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, nothing_changes
from tests.domain.files.made import OLD, PDF, docx
from tests.interface.web.areas.decisions.people import Room
from tourdetable.core.words.audience import Audience
from tourdetable.domain.attachments.actions import attach
from tourdetable.domain.attachments.models import Attachment
from tourdetable.domain.files.storage import path_of
from tourdetable.domain.meetings.models import Meeting


def acting(client: Client, url: str) -> str:
    """The capacity that the form offers, as it would send it."""
    return str(client.get(url).context["form"].initial["acting"])


def sent(content: bytes, name: str = "L'ordre du jour.pdf", **more: Any) -> dict[str, Any]:
    file = SimpleUploadedFile(name, content)
    said = {"file": file, "audience": "body", "item": "", "gesture": str(uuid4())}
    return said | more


def given(room: Room, audience: Audience = Audience.BODY, number: int = 0) -> Attachment:
    content = BytesIO(PDF + str(number).encode())
    known = {"meeting": room.meeting, "content": content, "name": f"{number}.pdf"}
    return attach(**known, audience=audience, by=room.circle.by_ana(), now=NOW)


def test_whoever_prepares_the_meeting_attaches_a_document_once(room: Room) -> None:
    dora, url = room.client("dora"), room.url("meeting_documents", room.meeting.pk)
    said = sent(PDF, acting=acting(dora, url))
    answer = dora.post(url, said)
    assert (answer.status_code, answer["Location"]) == (302, url)
    again = sent(PDF, acting=said["acting"], gesture=said["gesture"])
    assert dora.post(url, again).status_code == 409
    (one,) = Attachment.objects.all()
    assert (one.name, one.audience, one.item) == ("L'ordre du jour.pdf", "body", None)
    page = dora.get(url).content.decode()
    assert "L&#39;ordre du jour.pdf" in page
    assert "PDF, " in page


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("bilan.PDF", "Le document est joint."),
        ("bilan.pdf.exe", "Il s’appelle «\xa0bilan.pdf.exe.pdf\xa0»"),
    ],
)
def test_a_name_that_did_not_say_what_the_file_is_is_changed_and_that_is_told(
    room: Room, name: str, told: str
) -> None:
    dora, url = room.client("dora"), room.url("meeting_documents", room.meeting.pk)
    dora.post(url, sent(PDF, name, acting=acting(dora, url)))
    page = dora.get(url).content.decode()
    assert (told in page, "Il s’appelle" in page) == (True, "Il s’appelle" in told)


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "vide.pdf", "vide"),
        (OLD, "bilan.doc", "DOCX"),
        (docx(vbaProject="x"), "bilan.docx", "macros"),
        (b"MZ" + b"\0" * 70, "bilan.pdf", "programme"),
        (b"<html><script>", "bilan.txt", "page du web"),
    ],
)
def test_what_is_not_taken_says_why_and_leaves_the_choices(
    room: Room, content: bytes, name: str, words: str
) -> None:
    url = room.url("meeting_documents", room.meeting.pk)
    dora = room.client("dora")
    with nothing_changes():
        said = sent(content, name, audience="network", acting=acting(dora, url))
        answer = dora.post(url, said)
    assert answer.status_code == 422
    form = answer.context["form"]
    assert words in " ".join(str(e) for errors in form.errors.values() for e in errors)
    assert form["audience"].value() == "network"


def test_no_file_no_document(room: Room) -> None:
    url = room.url("meeting_documents", room.meeting.pk)
    dora = room.client("dora")
    said = {"audience": "body", "item": "", "gesture": str(uuid4()), "acting": acting(dora, url)}
    answer = dora.post(url, said)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["file"])


def test_others_read_and_are_offered_nothing(room: Room) -> None:
    given(room)
    url = room.url("meeting_documents", room.meeting.pk)
    page = room.client("bao").get(url)
    assert "0.pdf" in page.content.decode()
    assert b'type="file"' not in page.content
    assert room.client("bao").post(url, sent(PDF)).status_code == 403


@pytest.mark.parametrize(
    ("audience", "answers"),
    [
        (Audience.BODY, (200, 404, 404)),
        (Audience.NETWORK, (200, 200, 404)),
        (Audience.PUBLIC, (200, 200, 404)),
    ],
)
def test_a_document_is_given_to_its_audience(
    room: Room, audience: Audience, answers: tuple[int, ...]
) -> None:
    """Bao sits there, Félix elsewhere, Zoé nowhere: this kind of meeting is not public."""
    url = room.url("document", given(room, audience).pk)
    assert (
        tuple(room.client(who).get(url).status_code for who in ("bao", "félix", "zoé")) == answers
    )


def test_a_public_document_of_a_public_meeting_is_everybody_s(room: Room) -> None:
    one = given(room, Audience.PUBLIC)
    Meeting.objects.filter(pk=room.meeting.pk).update(kind="feast")
    assert Client().get(room.url("document", one.pk)).status_code == 200


def test_one_takes_a_document_away(room: Room) -> None:
    one = given(room)
    url, dora = room.url("document_remove", one.pk), room.client("dora")
    assert dora.get(url).status_code == 200
    said = {"gesture": str(uuid4()), "version": str(one.version), "acting": acting(dora, url)}
    answer = dora.post(url, said)
    assert answer.status_code == 302
    assert room.client("bao").get(room.url("document", one.pk)).status_code == 404
    assert dora.get(url).status_code == 404


def test_a_file_that_was_lost_is_not_there(room: Room) -> None:
    one = given(room, number=9)
    path_of(one.stored.digest).unlink()
    assert room.client("bao").get(room.url("document", one.pk)).status_code == 404


@pytest.mark.parametrize("count", [1, 8])
def test_it_costs_the_same_however_many_documents(
    room: Room, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        given(room, number=number)
    url, client = room.url("meeting_documents", room.meeting.pk), room.client("bao")
    client.get(url)
    with django_assert_num_queries(8):
        client.get(url)
