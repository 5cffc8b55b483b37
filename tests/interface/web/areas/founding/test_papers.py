"""How the papers of a network look, for whoever composes it."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from tests.core.documents.samples import printed
from tests.domain.papers.made import changed, model
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    Room,
    account_of,
    sent,
    steward,
)
from tourdetable.core.documents.formats.office.documents import OfficeFormat
from tourdetable.domain.networks.models import Office
from tourdetable.domain.papers.models import PaperModel, PaperTheme

ODT, DOCX = OfficeFormat.ODT, OfficeFormat.DOCX


@pytest.fixture
def gaelle(room: Room) -> Client:
    """A browser where Gaëlle, who composes the whole network, has signed in."""
    client = Client()
    client.force_login(account_of(steward(room)))
    return client


def written(**fields: Any) -> dict[str, Any]:
    acting = f"office:{Office.objects.get(kind='steward').pk}"
    return {**sent(0), "lines": "1 rue du Port", "font": "sans", "acting": acting, **fields}


def file(kind: OfficeFormat, content: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile(f"courrier.{kind}", content or model(kind))


def part(answer: Any, name: str) -> str:
    return ZipFile(BytesIO(answer.content)).read(name).decode()


def test_lines_stand_on_every_paper(room: Room, gaelle: Client) -> None:
    address = room.url("network_papers")
    assert gaelle.post(address, written()).headers["Location"] == address
    assert PaperTheme.objects.get().font == "sans"
    minutes = room.client(COLLEAGUE).get(room.url("agenda_pdf", room.meeting.pk))
    assert "1 rue du Port" in printed(minutes.content)[0]
    docx = room.client(COLLEAGUE).get(room.url("agenda_office", room.meeting.pk, DOCX))
    assert "1 rue du Port" in part(docx, "word/header1.xml")


def test_a_model_gives_its_look_until_ours_comes_back(room: Room, gaelle: Client) -> None:
    address, paper = room.url("network_papers"), room.url("papers_sample_office", ODT)
    ours = "aa0011" in part(gaelle.get(paper), "styles.xml")
    gaelle.post(address, written(odt=file(ODT), docx=file(DOCX)))
    page = gaelle.get(address).content.decode()
    assert "courrier.odt" in page
    theirs = "aa0011" in part(gaelle.get(paper), "styles.xml")
    gaelle.post(address, written(no_odt="on"))
    assert (ours, theirs) == (False, True)
    assert [row.format for row in PaperModel.objects.all()] == ["docx"]


def test_what_is_wrong_with_a_model_is_told_and_nothing_changes(room: Room, gaelle: Client) -> None:
    address = room.url("network_papers")
    bare = changed(DOCX, b'w:val="heading 1"', b'w:val="other"')
    answer = gaelle.post(address, written(docx=file(DOCX, bare), odt=file(ODT)))
    assert answer.status_code == 422
    assert "Il manque les styles « heading 1 »" in answer.content.decode()
    assert (PaperModel.objects.count(), PaperTheme.objects.count()) == (0, 0)
    assert gaelle.post(address, written(lines="a\n" * 9)).status_code == 422


def test_our_model_bears_the_letterhead_and_may_be_sent_back(room: Room, gaelle: Client) -> None:
    gaelle.post(room.url("network_papers"), written())
    answer = gaelle.get(room.url("papers_model", ODT))
    assert answer["Content-Disposition"] == 'attachment; filename="modele-circle.odt"'
    assert "1 rue du Port" in part(answer, "styles.xml")
    sent_back = written(odt=file(ODT, answer.content))
    assert gaelle.post(room.url("network_papers"), sent_back).status_code == 302


def test_the_sample_comes_in_three_formats(room: Room, gaelle: Client) -> None:
    found = [gaelle.get(room.url("papers_sample_pdf"))]
    found += [gaelle.get(room.url("papers_sample_office", one)) for one in OfficeFormat]
    assert [answer.status_code for answer in found] == [200, 200, 200]


def test_the_others_are_told_who_may(room: Room) -> None:
    bao = room.client(COLLEAGUE)
    addresses = [room.url("network_papers"), room.url("papers_sample_pdf")]
    assert [bao.get(address).status_code for address in addresses] == [403, 403]


def test_a_file_that_is_left_aside_is_told_and_nothing_changes(
    room: Room, gaelle: Client, settings: Settings
) -> None:
    settings.FILES_MOST = 1024
    answer = gaelle.post(room.url("network_papers"), written(odt=file(ODT)))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["odt"])
    assert (PaperModel.objects.count(), PaperTheme.objects.count()) == (0, 0)
