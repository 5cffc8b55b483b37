"""The agenda and the invitation, as files."""

from __future__ import annotations

from io import BytesIO

from django.test import Client

from tests.core.documents.samples import printed
from tests.domain.builders import NOW
from tests.domain.files.made import PDF
from tests.interface.web.areas.meetings.people import Port
from tests.interface.web.areas.programme.test_paper import in_words
from tourdetable.core.words.audience import Audience
from tourdetable.domain.attachments.actions import attach
from tourdetable.domain.meetings.models import AgendaItem, Meeting

VIEWS = ("agenda_pdf", "invitation_pdf")


def a_point(port: Port, **more: object) -> AgendaItem:
    said = {"title": "Deux romans", "minutes": 30, "purpose": "decide", "brought_by": "Ana"}
    return AgendaItem.objects.create(meeting=port.meeting, position=1, **said | more)


def words(client: Client, port: Port, view: str) -> str:
    return " ".join(" ".join(printed(client.get(port.url(view)).content)).split())


def test_both_tell_the_meeting_and_its_points(port: Port, ana: Client) -> None:
    AgendaItem.objects.filter(meeting=port.meeting).delete()
    a_point(port, question="Lequel lire ?", note="Apporter son exemplaire.")
    for view in VIEWS:
        said = words(ana, port, view)
        told = ("Lecture d’avril", "1. Deux romans", "Lequel lire", "apporté par Ana", "30 minutes")
        assert [one for one in (*told, "Apporter son exemplaire.") if one not in said] == []


def test_the_agenda_says_when_no_point_is_written(port: Port, ana: Client) -> None:
    AgendaItem.objects.filter(meeting=port.meeting).delete()
    assert "Aucun point n’est encore écrit." in words(ana, port, "agenda_pdf")


def test_the_three_formats_have_their_names(port: Port, ana: Client) -> None:
    found = [ana.get(port.url("invitation_pdf"))]
    for ending in ("odt", "docx"):
        found.append(ana.get(port.url("invitation_office", port.meeting.pk, ending)))
    names = [answer["Content-Disposition"].partition('"')[2].rstrip('"') for answer in found]
    stem = f"convocation-cercle-du-port-{port.meeting.day}"
    assert names == [f"{stem}.{ending}" for ending in ("pdf", "odt", "docx")]
    assert "Vous êtes invité·e à une séance" in in_words(found[1])


def test_the_invitation_says_that_it_is_a_draft_or_that_the_meeting_is_cancelled(
    port: Port, ana: Client
) -> None:
    told = []
    for state in ("planned", "convened", "cancelled"):
        Meeting.objects.filter(pk=port.meeting.pk).update(state=state)
        said = words(ana, port, "invitation_pdf")
        told.append(("ne sont pas parties" in said, "annulée" in said))
    assert told == [(True, False), (False, False), (False, True)]


def test_documents_are_listed(port: Port, ana: Client) -> None:
    known = {"meeting": port.meeting, "by": port.circle.by_ana(), "now": NOW}
    attach(content=BytesIO(PDF), name="Note.pdf", audience=Audience.BODY, **known)
    assert "Note.pdf" in words(ana, port, "agenda_pdf")


def test_those_who_may_not_open_the_page_have_neither(port: Port) -> None:
    for view in VIEWS:
        found = [port.client(name).get(port.url(view)).status_code for name in ("zoé", "anonymous")]
        assert found == [404, 302]
