"""What the page of a meeting shows of what is brought to its points."""

from __future__ import annotations

from tests.domain.agendas.builders import brought, written
from tests.interface.web.areas.meetings.people import Port
from tourdetable.domain.meetings.actions.meetings import AgendaDraft


def asked(port: Port, name: str) -> bool:
    page = port.client(name).get(port.url("meeting")).context["page"]
    return port.url("meeting_bring") in [ask.url for ask in page.asks]


def test_each_seat_is_asked_once_the_agenda_was_sent_until_it_has_brought_something(
    port: Port,
) -> None:
    (item,) = written(port.meeting, AgendaDraft("Le tour", "discuss", 20, bringing="everybody"))
    port.again()
    assert not asked(port, "bao")
    port.convened()
    assert [asked(port, name) for name in ("bao", "chloé", "dora")] == [True, True, False]
    brought(port.circle, item, "Deux nouvelles")
    assert [asked(port, name) for name in ("bao", "chloé")] == [False, True]


def test_what_is_brought_is_shown_below_its_point_with_its_seat(port: Port) -> None:
    (item,) = written(port.meeting, AgendaDraft("Le tour", "discuss", 20, bringing="preparers"))
    brought(port.circle, item, "Deux nouvelles")
    page = port.client("dora").get(port.url("meeting")).context["page"]
    ((shown,),) = [line.brought for line in page.agenda.lines]
    said = (shown.seat, shown.words, shown.reserved)
    assert said == (str(port.circle.library), "Deux nouvelles", True)
    page = port.client("chloé").get(port.url("meeting")).context["page"]
    assert [line.brought for line in page.agenda.lines] == [()]


def test_it_is_shown_no_more_once_the_meeting_is_over(port: Port) -> None:
    (item,) = written(port.meeting, AgendaDraft("Le tour", "discuss", 20, bringing="everybody"))
    brought(port.circle, item, "Deux nouvelles")
    meeting = port.opened()
    assert "Deux nouvelles" in port.client("bao").get(port.url("meeting")).content.decode()
    type(meeting).objects.filter(pk=meeting.pk).update(sealed_at=meeting.starts_at)
    page = port.client("bao").get(port.url("meeting")).context["page"]
    assert page.phase in ("during", "after")
