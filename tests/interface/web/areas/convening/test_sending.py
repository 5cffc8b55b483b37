from __future__ import annotations

import pytest
from django.test import Client

from tests.domain.builders import NOW, nothing_changes
from tests.domain.notices.convened import many, with_mailboxes
from tests.interface.web.areas.meetings.people import REFUSED, Port, filled, text
from tourdetable.domain.notices.actions import collect
from tourdetable.domain.notices.models import Notice


def test_the_page_says_who_is_written_to_and_who_is_not(port: Port, gaelle: Client):
    with_mailboxes(port.circle)
    readers = gaelle.get(port.url("meeting_convene")).context["readers"]
    assert (port.circle.ana in readers.reached, readers.unreached) == (True, [port.aurelien])


def test_invitations_are_sent_once(port: Port, gaelle: Client):
    url = port.url("meeting_convene")
    data = filled(gaelle.get(url))
    assert gaelle.post(url, data)["Location"] == port.url("meeting")
    with nothing_changes():
        assert gaelle.post(url, data).status_code == 409
    assert "déjà été convoquée" in text(gaelle.get(url))


def test_how_they_leave(port: Port, gaelle: Client):
    with_mailboxes(port.circle)
    port.convened()
    assert "Aucun message" in text(gaelle.get(port.url("meeting_sending")))
    collect(now=NOW)
    Notice.objects.filter(person=port.circle.ana).update(state="sent", sent_at=NOW)
    Notice.objects.filter(person=port.circle.bao).update(state="given_up", error="smtp_550")
    found = gaelle.get(port.url("meeting_sending"))
    sending = found.context["sending"]
    assert (sending.sent, sending.waiting, sending.refusals, sending.total) == (1, 1, 1, 3)
    assert sending.refused == (port.circle.bao,)
    assert "1 sur 3" in text(found)


def test_only_those_who_convene_see_it(port: Port):
    assert port.statuses(port.url("meeting_sending")) == REFUSED


@pytest.mark.parametrize("page", ["meeting_sending", "meeting_preview", "meeting_convene"])
def test_as_many_queries_for_three_as_for_thirty(
    port: Port, gaelle: Client, page: str, django_assert_max_num_queries
):
    with_mailboxes(port.circle)
    if page == "meeting_sending":
        port.convened()
        collect(now=NOW)
    many(port.circle, 30)
    with django_assert_max_num_queries(30):
        assert gaelle.get(port.url(page)).status_code == 200
