"""What a person does with a message that waited for them."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.core.correspondence.clients import gmail
from tests.domain.builders import last_event, nothing_changes
from tests.domain.inbox.mails import FETCHED, Invited, invited, replies, take
from tourdetable.domain.inbox.actions.reading import count_mail, mark_read
from tourdetable.domain.inbox.models import ReceivedMail
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Invited:
    return invited()


@pytest.fixture
def mail(here: Invited) -> ReceivedMail:
    return take(gmail(here.said(here.circle.ana, to="reponses@reseau.example")))


def by_dora(here: Invited) -> Actor:
    return Actor(here.circle.dora, office=here.circle.lead, gesture=uuid4())


def test_it_is_counted_as_entered_by_somebody_else(here: Invited, mail: ReceivedMail) -> None:
    who, by = Mandate.objects.get(person=here.circle.ana), by_dora(here)
    found = count_mail(mail=mail, who=who, answer="excused", by=by, now=FETCHED)
    assert [row[:3] for row in replies()] == [("Ana", "excused", "entered")]
    assert (found.state, found.answer, found.read_by, bytes(found.raw)) == (
        "counted",
        "excused",
        here.circle.dora,
        b"",
    )
    kind, subject, _person, _capacity, data = last_event()
    assert (kind, subject, data["state"]) == ("mail.settled", f"mail:{mail.pk}", "counted")
    with nothing_changes(), pytest.raises(AlreadyDone):
        count_mail(mail=mail, who=who, answer="attend", by=by, now=FETCHED)


def test_it_is_read_and_nothing_is_recorded(here: Invited, mail: ReceivedMail) -> None:
    assert mark_read(mail=mail, by=by_dora(here), now=FETCHED).state == "read"
    assert replies() == []
    with nothing_changes(), pytest.raises(ValidationError):
        mark_read(mail=mail, by=by_dora(here), now=FETCHED)
