"""Who is told when: at once, together at seven, or not; never too late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied

from tests.domain.builders import NOW, OPERATOR, Circle, draw
from tests.domain.notices.convened import MAY, convened, recorded
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.notices.actions import (
    choose_rhythms,
    collect,
    stop_telling,
    take,
    tell_anew,
)
from tourdetable.domain.notices.enums import (
    FAMILIES,
    FAMILY_OF,
    USUAL,
    NoticeFamily,
    NoticeKind,
    Rhythm,
)
from tourdetable.domain.notices.models import Notice, NoticeChoice
from tourdetable.domain.notices.queries import notices_told_to
from tourdetable.domain.notices.rhythms import in_force, next_moment
from tourdetable.domain.people.models import Person

PARIS, REUNION = ZoneInfo("Europe/Paris"), ZoneInfo("Indian/Reunion")
ALL = dict(USUAL)


def choose(circle: Circle, who: Person, rhythm: Rhythm | None, *, of_body: bool = False) -> None:
    choose_rhythms(
        person=who,
        network=circle.network,
        body=circle.body if of_body else None,
        rhythms={NoticeFamily.MEETINGS: rhythm},
        by=Actor(who),
        now=NOW,
    )


def found(who: Person) -> tuple[str, str]:
    return Notice.objects.values_list("state", "rhythm").get(person=who)


def test_every_kind_is_of_one_family_or_cannot_be_refused():
    told = [kind for kinds in FAMILIES.values() for kind in kinds]
    assert len(told) == len(set(told))
    assert set(NoticeKind) - set(FAMILY_OF) == {
        NoticeKind.MOVED,
        NoticeKind.CANCELLED,
        NoticeKind.TO_JOIN,
        NoticeKind.GUEST,
        NoticeKind.PLACE_FREED,
    }


@pytest.mark.parametrize(
    ("rhythm", "now", "moment"),
    [
        (
            Rhythm.DAILY,
            datetime(2027, 3, 1, 5, 59, tzinfo=UTC),
            datetime(2027, 3, 1, 7, tzinfo=PARIS),
        ),
        (
            Rhythm.DAILY,
            datetime(2027, 3, 1, 6, 0, tzinfo=UTC),
            datetime(2027, 3, 2, 7, tzinfo=PARIS),
        ),
        (
            Rhythm.WEEKLY,
            datetime(2027, 3, 1, 6, 0, tzinfo=UTC),
            datetime(2027, 3, 8, 7, tzinfo=PARIS),
        ),
        (
            Rhythm.WEEKLY,
            datetime(2027, 2, 28, 23, 30, tzinfo=UTC),
            datetime(2027, 3, 1, 7, tzinfo=PARIS),
        ),
    ],
)
def test_at_seven_where_the_network_is(rhythm: Rhythm, now: datetime, moment: datetime):
    assert next_moment(rhythm, PARIS, now=now) == moment


def test_across_a_change_of_hour_and_overseas():
    before = datetime(2027, 3, 27, 12, tzinfo=UTC)
    assert next_moment(Rhythm.DAILY, PARIS, now=before) == datetime(2027, 3, 28, 5, tzinfo=UTC)
    assert next_moment(Rhythm.DAILY, REUNION, now=before) == datetime(2027, 3, 28, 3, tzinfo=UTC)


class TestInvited:
    def test_once_a_day_it_waits_for_seven(self, circle: Circle):
        choose(circle, circle.ana, Rhythm.DAILY)
        convened(circle)
        collect(now=NOW)
        notice = Notice.objects.get(person=circle.ana)
        assert (notice.rhythm, notice.state) == ("daily", "waiting")
        assert notice.due_at == next_moment(Rhythm.DAILY, PARIS, now=NOW)
        taken = take(worker="w", now=NOW, parcels=9)
        assert circle.ana.pk not in {one.person_id for parcel in taken for one in parcel}

    def test_never_is_kept_as_not_wanted(self, circle: Circle):
        choose(circle, circle.ana, Rhythm.NEVER)
        convened(circle)
        collect(now=NOW)
        assert found(circle.ana) == ("unwanted", "never")
        assert [one.state for one in notices_told_to(circle.ana)] == ["unwanted"]

    def test_what_is_said_of_the_body_wins(self, circle: Circle):
        choose(circle, circle.ana, Rhythm.NEVER)
        choose(circle, circle.ana, Rhythm.AT_ONCE, of_body=True)
        convened(circle)
        collect(now=NOW)
        assert found(circle.ana) == ("waiting", "at_once")
        choose(circle, circle.ana, None, of_body=True)
        assert found(circle.ana) == ("unwanted", "at_once")

    def test_what_would_come_too_late_leaves_at_once(self, circle: Circle):
        choose(circle, circle.ana, Rhythm.WEEKLY)
        soon = MAY - timedelta(days=2)
        recorded("meeting.convened", draw(circle.body, MAY), at=soon)
        collect(now=soon)
        assert found(circle.ana) == ("waiting", "at_once")

    def test_a_cancellation_reaches_everybody(self, circle: Circle):
        stop_telling(
            person=circle.ana,
            network=circle.network,
            families=list(NoticeFamily),
            by=Actor(circle.ana),
            now=NOW,
        )
        meeting = convened(circle)
        collect(now=NOW)
        signed = {"by": circle.by_bao(), "now": NOW, "confirmed": True}
        cancel_meeting(meeting=meeting, reason="", version=meeting.version, **signed)
        collect(now=NOW)
        mine = Notice.objects.filter(person=circle.ana).order_by("pk")
        assert list(mine.values_list("kind", "state")) == [
            ("invitation", "unwanted"),
            ("cancelled", "waiting"),
        ]

    def test_what_waits_and_is_wanted_no_more_stays(self, circle: Circle):
        convened(circle)
        collect(now=NOW)
        choose(circle, circle.ana, Rhythm.NEVER)
        assert found(circle.ana) == ("unwanted", "at_once")
        assert found(circle.bao) == ("waiting", "at_once")


class TestTogether:
    def test_one_parcel_a_mailbox_and_a_network(self, circle: Circle):
        for who in (circle.ana, circle.bao):
            choose(circle, who, Rhythm.DAILY)
        convened(circle)
        june = draw(circle.body, MAY + timedelta(days=28), "Lecture de juin")
        recorded("meeting.convened", june, at=NOW)
        collect(now=NOW)
        later = NOW + timedelta(days=1)
        parcels = take(worker="w", now=later, parcels=9)
        sizes = {
            tuple(sorted((one.person.given_name, one.rhythm) for one in parcel))
            for parcel in parcels
        }
        assert sizes == {
            (("Ana", "daily"), ("Ana", "daily")),
            (("Bao", "daily"), ("Bao", "daily")),
            (("Chloé", "at_once"),),
        }


class TestChoosing:
    def test_only_for_oneself(self, circle: Circle):
        with pytest.raises(PermissionDenied):
            choose_rhythms(
                person=circle.ana,
                network=circle.network,
                body=None,
                rhythms={},
                by=Actor(circle.bao),
                now=NOW,
            )
        assert OPERATOR.person_id != circle.ana.pk

    def test_stopped_twice_is_told_once_and_resumed(self, circle: Circle):
        choose(circle, circle.ana, Rhythm.DAILY, of_body=True)
        mine = {"person": circle.ana, "network": circle.network, "by": Actor(circle.ana)}
        for _time in range(2):
            stop_telling(families=[NoticeFamily.MEETINGS], now=NOW, **mine)
        rows = list(NoticeChoice.objects.all())
        assert in_force(rows, circle.network.pk, circle.body.pk) == ALL | {
            NoticeFamily.MEETINGS: Rhythm.NEVER
        }
        tell_anew(families=[NoticeFamily.MEETINGS], now=NOW, **mine)
        assert list(NoticeChoice.objects.all()) == []
        kinds = Event.objects.filter(kind__startswith="person.notices").order_by("pk")
        assert list(kinds.values_list("kind", flat=True)) == [
            "person.notices_chosen",
            "person.notices_stopped",
            "person.notices_resumed",
        ]
