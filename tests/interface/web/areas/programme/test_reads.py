"""One statement serves all the readers of a shape: each reads what is theirs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from django.db.models import Q

from tests.domain.builders import NOW, TODAY, Circle, draw
from tests.domain.programme.adopting import published
from tests.interface.web.areas.decisions.people import Room, steward
from tourdetable.core.charter.terms.days import Period
from tourdetable.domain.meetings.calendar.seasons import known_to
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import Standing, charter_in_force
from tourdetable.interface.web.areas.programme.reads import SeasonReads
from tourdetable.interface.web.base.scene import Scene

YEAR = Period(date(2027, 1, 1), date(2027, 12, 31))


def reads(circle: Circle, standing: Standing | None) -> SeasonReads:
    charter = charter_in_force(circle.network, on=TODAY)
    return SeasonReads(Scene(circle.network, charter, NOW, TODAY, standing), YEAR)


def test_readers_of_one_shape_each_read_what_they_may_know_of(room: Room) -> None:
    circle = room.circle
    draw(circle.body, datetime(2027, 5, 6, 9, tzinfo=UTC), "Fête de mai", "feast")
    draw(Body.objects.get(slug="bourg"), datetime(2027, 6, 3, 9, tzinfo=UTC), "Lecture au bourg")
    readers = [circle.of(circle.bao), circle.of(room.felix), circle.of(steward(room)), None]
    shapes = [reads(circle, reader).shape for reader in readers]
    assert (shapes[0] == shapes[1], len(set(shapes))) == (True, 3)
    for reader in readers:
        known = known_to(circle.network, charter_in_force(circle.network, on=TODAY), reader)
        asked = reads(circle, reader)
        held = [line.pk for line, _change in asked.held(Q(), YEAR, own=False)]
        assert held == [meeting.pk for meeting in known]
        assert sum(share.meetings for share in asked.shares(Q())) == len(held)
        own = [line.body_id for line, _change in asked.held(Q(), YEAR, own=True)]
        assert own == [meeting.body_id for meeting in known if meeting.body_id in asked.own]


def test_a_filter_leaves_the_changes_as_they_are(room: Room) -> None:
    """What left the season is in no quarter of it."""
    circle = room.circle
    published(circle)
    later = room.meeting.starts_at + timedelta(days=366)
    Meeting.objects.update(starts_at=later, ends_at=later + timedelta(hours=2))
    draw(circle.body, datetime(2027, 5, 6, 9, tzinfo=UTC), "Fête de mai", "feast")
    for condition, answers in ((Q(), [1]), (Q(kind="feast"), [1]), (Q(kind="x"), [])):
        shares = reads(circle, circle.of(circle.bao)).shares(condition)
        assert sorted((one.quarter, one.changed) for one in shares) == [(0, 1), (2, 1)]
        assert [one.meetings for one in shares if one.quarter and one.asked] == answers
