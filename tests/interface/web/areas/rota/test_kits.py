"""The kit of a duty: what to do, when, with which models, who did it last."""

from __future__ import annotations

from tests.core.documents.samples import printed
from tests.domain.builders import NOW, OPERATOR
from tests.interface.web.areas.meetings.people import LAST, Port, text
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.models import Meeting


def test_it_says_who_did_it_last(port: Port) -> None:
    march = Meeting.objects.get(starts_at=LAST)
    assign_turn(meeting=march, duty="secretary", seat=port.circle.library, by=OPERATOR, now=NOW)
    page = text(port.client("ana").get(port.url("turn_kit", port.meeting.pk, "secretary")))
    assert "Médiathèque" in page
    assert "Bao Trần" in page


def test_a_duty_that_the_charter_does_not_have_is_no_page(port: Port) -> None:
    url = port.url("turn_kit", port.meeting.pk, "cleaning")
    assert port.client("ana").get(url).status_code == 404
    assert (
        port.client("zoé").get(port.url("turn_kit", port.meeting.pk, "secretary")).status_code
        == 404
    )


def test_it_sends_nobody_to_somebody_who_does_not_exist(port: Port) -> None:
    page = text(port.client("ana").get(port.url("turn_kit", port.meeting.pk, "secretary")))
    assert "Personne n’a encore eu ce rôle." in page
    assert ("Parler avec" in page, "les autres rôles" in page) == (False, False)


def test_it_is_handed_over_as_a_file(port: Port) -> None:
    ana = port.client("ana")
    answer = ana.get(port.url("kit_pdf", port.meeting.pk, "secretary"))
    said = " ".join(" ".join(printed(answer.content)).split())
    told = ("Lecture d’avril", "La dernière fois", "Personne n’a encore eu ce rôle.", "Avant")
    assert [words for words in told if words not in said] == []
    written = ana.get(port.url("kit_office", port.meeting.pk, "secretary", "docx"))
    assert written["Content-Disposition"].endswith('-cercle-du-port-2027-04-15.docx"')
