"""Who convenes, leads and writes in a body, and which of its seats take part."""

from __future__ import annotations

from datetime import date

from tests.domain.builders import TODAY, draw
from tests.domain.coordination.builders import FEBRUARY, MARCH, Supported, lived
from tourdetable.core.charter.terms.days import Period
from tourdetable.domain.compliance.memory import forget
from tourdetable.domain.compliance.queries import facts
from tourdetable.domain.coordination.doing import (
    ActCount,
    BodyFacts,
    SeasonDoing,
    SupportedAct,
    Whose,
    changed,
    offices_of_network,
)
from tourdetable.domain.coordination.queries import capacities
from tourdetable.domain.meetings.actions.sitting import open_meeting
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Office
from tourdetable.domain.networks.queries import charter_in_force

SEASON = Period(date(2026, 9, 1), date(2027, 8, 31))


def doing(supported: Supported, period: Period = SEASON, today: date = TODAY) -> SeasonDoing:
    network = supported.circle.network
    charter = charter_in_force(network, on=TODAY)
    known = facts(network, on=TODAY, charter=charter)
    part, wide = known.parts[str(supported.circle.body.pk)], offices_of_network(known.shared)
    return BodyFacts(charter, part, wide, capacities(network)).season(period, today)


def test_a_body_that_has_not_met_says_nothing(supported: Supported) -> None:
    found = doing(supported)
    assert (found.share, found.meetings, found.seats, found.came) == (None, (), set(), None)


def test_what_seats_do_is_the_bodys_and_what_the_office_does_is_not(supported: Supported) -> None:
    circle = supported.circle
    lived(supported, FEBRUARY, called_by=supported.actor, written_by=(supported.actor,))
    lived(supported, MARCH, called_by=circle.by_bao(), written_by=(circle.by_chloe(),))
    found = doing(supported)
    assert found.counts == {
        SupportedAct.CONVENED: ActCount(1, 0, 1, 0),
        SupportedAct.LED: ActCount(2, 0, 0, 0),
        SupportedAct.WRITTEN: ActCount(1, 0, 1, 0),
    }
    assert found.share == 67  # four of six
    names = {str(circle.town.pk), str(circle.library.pk), str(circle.school.pk)}
    assert (found.seats, found.took_part) == (names, names)
    assert found.came == {str(circle.town.pk), str(circle.library.pk)}


def test_who_led_is_read_from_who_opened_and_nobody_knows_of_the_operator(
    supported: Supported,
) -> None:
    lived(supported, MARCH, led=False)
    (meeting,) = doing(supported).meetings
    assert set(meeting.acts.values()) == {Whose.UNKNOWN}
    assert doing(supported).share is None


def test_an_office_of_the_body_is_the_body_and_takes_part_by_the_seat_of_its_holder(
    supported: Supported,
) -> None:
    circle = supported.circle
    dora = Actor(circle.dora, office=circle.lead)
    lived(supported, MARCH, called_by=dora, led=False, written_by=(dora,))
    (meeting,) = doing(supported).meetings
    assert meeting.acts[SupportedAct.CONVENED] is meeting.acts[SupportedAct.WRITTEN] is Whose.BODY
    assert meeting.seats == set()
    assert (doing(supported).share, doing(supported).known, doing(supported).total) == (100, 2, 3)
    Office.objects.filter(pk=circle.lead.pk).update(person=circle.bao)
    forget()
    assert doing(supported).took_part == {str(circle.library.pk)}


def test_whoever_opens_takes_part_and_today_is_not_counted_yet(supported: Supported) -> None:
    circle = supported.circle
    meeting = draw(circle.body, MARCH)
    open_meeting(meeting=meeting, version=meeting.version, by=circle.by_bao(), now=MARCH)
    assert doing(supported).took_part == {str(circle.library.pk)}
    assert doing(supported, today=MARCH.date()).meetings == ()


def test_a_season_holds_its_own_meetings_until_today(supported: Supported) -> None:
    lived(supported, MARCH)
    assert doing(supported, Period(date(2025, 9, 1), date(2026, 8, 31))).meetings == ()
    assert [one.on for one in doing(supported).meetings] == [MARCH.date()]


def test_a_share_that_is_not_known_has_no_trend() -> None:
    assert [changed(80, 60), changed(None, 60), changed(60, None)] == [20, None, None]
