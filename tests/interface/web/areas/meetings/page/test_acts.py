"""The buttons of the page of a meeting."""

from __future__ import annotations

from tests.domain.agendas.builders import written
from tests.interface.web.areas.meetings.people import Port
from tourdetable.domain.meetings.actions.meetings import AgendaDraft


def names(port: Port) -> list[str]:
    page = port.client("dora").get(port.url("meeting")).context["page"]
    return [act.name for act in page.acts]


def test_what_is_over_or_empty_is_not_offered(port: Port) -> None:
    assert "meeting_agenda" in names(port)
    assert "meeting_left_over" not in names(port)
    written(port.meeting, AgendaDraft("Le bus", "discuss", 20))
    port.meeting.refresh_from_db()
    type(port.meeting).objects.update(state="opened")
    assert "meeting_left_over" in names(port)
    assert "meeting_convene" not in names(port)
