"""What is late in the groups that somebody leads, on their table."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import NOW
from tests.domain.groups.builders import found_groups, group_of
from tests.interface.web.areas.groups.people import Browsers
from tourdetable.domain.groups.actions.steps import add_step
from tourdetable.domain.networks.models import Office
from tourdetable.interface.web.areas.home.groups import late_groups


def test_leads_see_what_is_late_and_others_do_not(db: None) -> None:
    groups = found_groups()
    body, circle = group_of(groups), groups.circle
    Office.objects.filter(body=body).update(starts=NOW.date())
    add_step(body=body, title="Lire", due=date(2027, 4, 2), seat=None, **groups.by)
    (line,) = late_groups([circle.of(circle.ana)], NOW)
    assert (line.body, line.number) == (body, 1)
    page = Browsers(groups).client(circle.ana).get("/").content.decode()
    assert "Groupes que vous animez" in page
    assert late_groups([circle.of(circle.ana)], NOW.replace(month=4, day=1)) == []


def test_no_query_for_whoever_leads_nothing(db: None) -> None:
    circle = found_groups().circle
    place = circle.of(circle.chloe)
    with CaptureQueriesContext(connection) as asked:
        assert late_groups([place], NOW) == []
    assert len(asked) == 0
