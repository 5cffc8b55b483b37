"""Who is told of a call for themes."""

from __future__ import annotations

from tests.domain.builders import OPERATOR
from tests.domain.groups.builders import FEBRUARY, found_groups
from tourdetable.domain.groups.actions.announcing import announce
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.notices.audiences.shared.calls import of_call
from tourdetable.domain.notices.enums import NoticeKind


def test_holders_of_the_seats_of_the_body_but_those_who_follow(db: None) -> None:
    groups = found_groups()
    announce(call=groups.call, by=OPERATOR, now=FEBRUARY)
    event, kind = Event.objects.latest("pk"), NoticeKind.THEME_CALL
    everybody = {one.person for one in Mandate.objects.filter(seat__body=groups.circle.body)}
    assert {one.person for one in of_call(event, kind, FEBRUARY)} == everybody
    Seat.objects.filter(pk=groups.circle.town.pk).update(kind="light")
    told = {one.person for one in of_call(event, kind, FEBRUARY)}
    assert told == everybody - {groups.circle.ana}
    event.subject = "theme_call:0"
    assert list(of_call(event, kind, FEBRUARY)) == []
