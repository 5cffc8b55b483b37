"""How a deliverable is cited, and what a stranger never has: canaries in hidden passages."""

from __future__ import annotations

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from tests.domain.deliverables.builders import approved as approved_work
from tests.domain.deliverables.builders import fresh, kept, of_now, out, said, sent, written
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    NEIGHBOUR,
    SECRETARY,
    STRANGER,
    Room,
)
from tests.interface.web.areas.deliverables.sending_forms import page
from tourdetable.domain.deliverables.actions.planning import describe
from tourdetable.domain.deliverables.actions.writing import write
from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.interface.web.areas.deliverables.citing import escaped

CANARIES = ("canaribody", "canarinetwork", "canaripresent", "canariunknown")
TEXT = (
    "## Premier contact\n\nOn lit.\n\n::: instance\ncanaribody\n:::\n\n::: réseau\ncanarinetwork\n"
    ":::\n\n::: présents\ncanaripresent\n:::\n\n::: secretissime\ncanariunknown\n:::"
)


def public(room: Room, **more: object) -> Deliverable:
    """Written with hidden passages, approved, out for everybody; then written again."""
    work = out(room.circle, room.meeting, audience="public", text=TEXT, **more)
    write(deliverable=work, text="canaridraft", **of_now(work, room.circle))
    return fresh(work)


def bytes_of(room: Room, name: str, url: str) -> str:
    """All that is sent at an address, files unpacked."""
    answer = room.client(name).get(url)
    assert answer.status_code == 200, url
    content = answer.content
    if content.startswith(b"%PDF"):
        pdf = PdfReader(BytesIO(content))
        return "".join(one.extract_text() for one in pdf.pages) + str(pdf.metadata)
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as file:
            return "".join(file.read(one).decode(errors="ignore") for one in file.namelist())
    return content.decode()


def addresses(room: Room, work: Deliverable) -> list[str]:
    one = [work.number]
    found = [room.url(name, *one) for name in ("work", "work_pdf", "work_bibtex", "work_csl")]
    offices = [room.url("work_office", *one, kind) for kind in ("odt", "docx")]
    return [*found, *offices, room.url("works")]


def test_no_hidden_passage_reaches_a_stranger(room: Room) -> None:
    work = public(room)
    for url in addresses(room, work):
        for who in (STRANGER, "anonymous"):
            sent_out = bytes_of(room, who, url)
            assert [one for one in (*CANARIES, "canaridraft") if one in sent_out] == []
    assert "On lit." in bytes_of(room, STRANGER, room.url("work_pdf", work.number))


def test_each_member_has_what_is_theirs(room: Room) -> None:
    work = public(room)
    found = {
        name: [one for one in CANARIES if one in page(room, work, name)]
        for name in (SECRETARY, COLLEAGUE, NEIGHBOUR)
    }
    assert found == {
        SECRETARY: list(CANARIES),
        COLLEAGUE: ["canaribody", "canarinetwork"],
        NEIGHBOUR: ["canarinetwork"],
    }


def test_a_title_that_is_being_changed_stays_among_those_who_write(room: Room) -> None:
    work = public(room)
    more = said(room.circle, title="Titre secret", summary="Résumé secret", audience="body")
    describe(deliverable=work, details=more, **of_now(work, room.circle))
    for url in addresses(room, work):
        assert "secret" not in bytes_of(room, STRANGER, url)
    assert "Titre secret" not in page(room, work, NEIGHBOUR)
    assert "Titre secret" in page(room, work)


@pytest.mark.parametrize(
    ("attribution", "told", "family"),
    [
        ("named", "Ana Ruiz", "Ruiz"),
        ("institution", "Ville du Port", ""),
        ("college", "Communes", ""),
        ("none", "Cercle du port", ""),
    ],
)
def test_its_authors_are_told_as_they_chose(
    room: Room, attribution: str, told: str, family: str
) -> None:
    work = public(room, attribution=attribution)
    (entry,) = json.loads(bytes_of(room, STRANGER, room.url("work_csl", work.number)))
    author = {"family": family, "given": "Ana"} if family else {"literal": told}
    assert (entry["author"], entry["issued"]) == ([author], {"date-parts": [[2027, 4, 6]]})
    found = page(room, work, STRANGER)
    others = {"Ana Ruiz", "Ville du Port"} - {told}
    assert (told in found, [one for one in others if one in found]) == (True, [])
    assert '<meta name="citation_title" content="Qui lit quoi ?">' in found


def test_programs_read_the_same_as_people(room: Room) -> None:
    work = public(room)
    bibtex = bytes_of(room, STRANGER, room.url("work_bibtex", work.number))
    assert bibtex.startswith("@techreport{cercle-1-v1,")
    assert "/circle/works/1/}" in bibtex
    assert "Licence Ouverte 2.0" in page(room, work, STRANGER)
    assert escaped("50 % de A & B_c") == r"50 \% de A \& B\_c"


def test_what_sort_of_work_it_is_goes_unsaid_as_long_as_nobody_said_it(room: Room) -> None:
    work = public(room)
    Deliverable.objects.filter(pk=work.pk).update(kind="other")
    sent = "".join(bytes_of(room, NEIGHBOUR, url) for url in addresses(room, work)).lower()
    assert [
        word for word in ("autre, cercle", "type = ", '"genre"', "· autre") if word in sent
    ] == []


def test_a_licence_that_is_reserved_leads_nowhere(room: Room) -> None:
    found = page(room, public(room, licence="reserved"), STRANGER)
    assert "Tous droits réservés" in found
    assert 'rel="license' not in found


def test_nothing_is_cited_before_it_is_out(room: Room) -> None:
    work, _decision = approved_work(room.circle, room.meeting, audience="public")
    for name in ("work_pdf", "work_bibtex", "work_csl"):
        url = room.url(name, work.number)
        assert [room.client(n).get(url).status_code for n in (SECRETARY, STRANGER)] == [404, 404]
    sent(room.circle, work)
    assert room.client(STRANGER).get(room.url("work_pdf", work.number)).status_code == 200


def test_a_working_version_says_so_on_paper(room: Room) -> None:
    work = written(room.circle, TEXT)
    kept(room.circle, work)
    url = room.url("work_version_pdf", work.number, 1)
    found = bytes_of(room, COLLEAGUE, url)
    assert "Version de travail" in found
    assert "canaripresent" not in found
