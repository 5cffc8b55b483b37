"""The kit of a duty: what to do, when, with which models, who did it last."""

from __future__ import annotations

import pytest

from tests.domain.builders import NOW, OPERATOR
from tests.interface.web.areas.meetings.people import LAST, Port, text
from tourdetable.core.charter.terms.model import DutyKind, Right
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.models import Meeting
from tourdetable.interface.web.areas.rota.kits import SPEAKING, asked_of


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


@pytest.mark.parametrize(
    ("rights", "leads"),
    [
        ({Right.AGENDA, Right.ATTENDANCE, Right.DECISIONS}, True),
        ({Right.ATTENDANCE}, False),
        ({Right.AGENDA, Right.DECISIONS, Right.MINUTES}, False),
    ],
)
def test_only_whoever_leads_the_meeting_is_asked_to_let_everybody_speak(
    rights: set[Right], leads: bool
) -> None:
    duty = DutyKind("welcome", "Accueil", frozenset(rights))
    said = {words for _when, words, _page in asked_of(duty)}
    assert ({words for _when, words in SPEAKING} <= said) is leads
