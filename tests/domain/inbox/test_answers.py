from __future__ import annotations

import pytest

from tests.core.correspondence.clients import gmail
from tests.domain.builders import NOW
from tests.domain.inbox.mails import invited
from tourdetable.core.correspondence.message import read_message
from tourdetable.core.correspondence.terms import Correspondence, Nature, Response
from tourdetable.domain.inbox.answers import is_about, one_person, understood
from tourdetable.domain.inbox.origins import Origin
from tourdetable.domain.networks.models import Mandate

pytestmark = pytest.mark.django_db


def test_names_are_compared_without_case_accents_nor_order() -> None:
    circle = invited().circle
    held = list(Mandate.objects.filter(person__in=[circle.bao, circle.chloe]))
    names = (["EMERY Chloe"], ["Trần Bao"], ["Chloé"], [])
    assert [one_person(held, said) for said in names] == [circle.chloe, circle.bao, None, None]


def test_an_identifier_that_is_missing_contradicts_nothing() -> None:
    meeting = invited().meeting
    for uid, found in (
        (f"meeting-{meeting.pk}@circle.tourdetable", True),
        ("", True),
        ("x", False),
    ):
        message = Correspondence(Nature.ANSWER, response=Response("REPLY", uid=uid))
        assert is_about(message, meeting) is found


def test_a_state_that_answers_nothing_is_for_a_person() -> None:
    here = invited()
    ana = here.circle.ana
    message = read_message(gmail(here.said(ana, status="NEEDS-ACTION")))
    origin = Origin(ana.account, here.meeting, here.circle.network, proven=True)
    said = understood(message, origin, now=NOW)
    assert (said.answer, said.person, said.seats, said.why) == (
        "",
        ana,
        (here.circle.town,),
        "unclear",
    )
