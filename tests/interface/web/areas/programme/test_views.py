from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import MARCH, NOW, OPERATOR, draw
from tests.domain.programme.adopting import published
from tests.interface.web.areas.decisions.people import ANONYMOUS, COLLEAGUE, Room
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.meetings.models import Meeting

MAY = datetime(2027, 5, 6, 9, 0, tzinfo=UTC)


def test_only_members_get_the_address_of_a_personal_calendar(room: Room) -> None:
    secrets = [
        room.client(n).get(room.url("programme")).context["page"].secret
        for n in (ANONYMOUS, "zoé", COLLEAGUE)
    ]
    assert secrets[:2] == ["", ""]
    assert secrets[2].startswith(f"{room.circle.bao.pk}.{room.circle.network.pk}.")


@pytest.mark.parametrize("count", [1, 12])
def test_the_programme_costs_the_same_whatever_it_holds(
    room: Room, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        draw(room.circle.body, MAY.replace(hour=number + 6), f"Fête {number}", "feast")
    client = room.client(COLLEAGUE)
    client.get(room.url("programme"))
    with django_assert_num_queries(9):
        client.get(room.url("programme"))


class TestChanges:
    def test_each_reader_sees_those_of_the_meetings_they_know(self, room: Room) -> None:
        draw(room.circle.body, MAY, "Fête de mai", "feast")
        published(room.circle)
        late = draw(room.circle.body, datetime(2027, 6, 3, 9, tzinfo=UTC), "Lecture de juin")
        feast = Meeting.objects.get(kind="feast")
        cancel_meeting(
            meeting=feast, reason="Pluie", version=1, by=OPERATOR, now=NOW, confirmed=True
        )
        pages = {n: room.client(n).get(room.url("programme")) for n in (ANONYMOUS, COLLEAGUE)}
        found = {
            n: [(c.kind.value, c.meeting.pk) for c in p.context["page"].changes]
            for n, p in pages.items()
        }
        assert found == {
            ANONYMOUS: [("cancelled", feast.pk)],
            COLLEAGUE: [("cancelled", feast.pk), ("added", late.pk)],
        }
        assert ["Pluie" in page.content.decode() for page in pages.values()] == [False, True]

    def test_a_meeting_moved_out_of_the_season_is_among_them(self, room: Room) -> None:
        published(room.circle)
        later = datetime(2028, 3, 2, 9, tzinfo=UTC)
        Meeting.objects.filter(pk=room.meeting.pk).update(
            starts_at=later, ends_at=later + timedelta(hours=1)
        )
        page = room.client(COLLEAGUE).get(room.url("programme")).context["page"]
        assert [(c.kind.value, c.meeting.pk, c.entry.starts_at) for c in page.changes] == [
            ("moved", room.meeting.pk, MARCH)
        ]

    def test_rows_bear_their_own(self, room: Room) -> None:
        draw(room.circle.body, MAY, "Fête de mai", "feast")
        published(room.circle)
        Meeting.objects.filter(kind="feast").update(place_words="Ailleurs")
        page = room.client(COLLEAGUE).get(room.url("programme")).context["page"]
        assert [
            row.change.kind.value if row.change else ""
            for _first, rows in page.held
            for row in rows
        ] == [
            "",
            "place",
        ]
