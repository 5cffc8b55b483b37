"""Who is told what is late in a group."""

from __future__ import annotations

from tests.domain.builders import NOW
from tests.domain.groups.builders import STARTS, found_groups, group_of
from tourdetable.domain.groups.actions.reminding import remind
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Office
from tourdetable.domain.notices.audiences.shared.groups import of_group
from tourdetable.domain.notices.enums import NoticeKind


def test_leads_then_whoever_composes(db: None) -> None:
    groups = found_groups()
    body, circle = group_of(groups), groups.circle
    remind(body=body, number=1, by=groups.ivo, now=NOW)
    event, kind = Event.objects.latest("pk"), NoticeKind.GROUP_LATE
    assert [one.person for one in of_group(event, kind, NOW)] == [groups.ivo.person]
    Office.objects.filter(body=body).update(starts=NOW.date())
    assert {one.person for one in of_group(event, kind, NOW)} == {circle.ana, circle.bao}
    assert body.starts == STARTS
    event.subject = "body:0"
    assert list(of_group(event, kind, NOW)) == []
