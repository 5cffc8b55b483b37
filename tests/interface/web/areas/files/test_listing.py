"""All the documents that a member may have, on one page."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.interface.web.areas.decisions.people import COLLEAGUE, NEIGHBOUR, Room
from tests.interface.web.areas.files.test_views import given
from tourdetable.core.words.audience import Audience
from tourdetable.domain.attachments.models import Attachment
from tourdetable.domain.meetings.models import Meeting
from tourdetable.interface.web.areas.files.listing import PAGE


def listed(room: Room, name: str) -> list[tuple[list[str], bool]]:
    """The names of the documents of each meeting, and whether its page is linked."""
    found = room.client(name).get(room.url("network_documents")).context["meetings"]
    return [([d.line.name for d in one.documents], bool(one.url)) for one in found]


def test_each_finds_what_they_may_read_and_can_open_it(room: Room) -> None:
    for number, audience in enumerate((Audience.BODY, Audience.NETWORK, Audience.PUBLIC)):
        given(room, audience, number)
    assert listed(room, COLLEAGUE) == [(["0.pdf", "1.pdf", "2.pdf"], True)]
    assert listed(room, NEIGHBOUR) == [(["1.pdf", "2.pdf"], False)]
    for one in Attachment.objects.exclude(audience="body"):
        assert room.client(NEIGHBOUR).get(room.url("document", one.pk)).status_code == 200


def test_nothing_of_a_meeting_that_others_may_not_know_of(room: Room) -> None:
    given(room, Audience.NETWORK)
    kinds = room.circle.of(room.circle.ana).charter.vocabulary.meeting_kinds
    narrow = [code for code, kind in kinds.items() if kind.audience is Audience.BODY]
    for code in narrow:
        Meeting.objects.filter(pk=room.meeting.pk).update(kind=code)
        assert listed(room, NEIGHBOUR) == []
        assert listed(room, COLLEAGUE) == [(["0.pdf"], True)]


def test_nothing_is_attached_yet(room: Room) -> None:
    page = room.client(COLLEAGUE).get(room.url("network_documents"))
    assert "Aucun document pour le moment" in page.content.decode()


@pytest.mark.parametrize("count", [1, PAGE + 3])
def test_it_costs_the_same_however_many(
    room: Room, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        given(room, number=number)
    url, client = room.url("network_documents"), room.client(COLLEAGUE)
    assert len(client.get(url).context["meetings"][0].documents) == min(count, PAGE)
    with django_assert_num_queries(6):
        client.get(url)
