"""What is brought to points, and the agenda from which one begins."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.agendas.builders import brought, to_come, written
from tests.domain.builders import NOW, OPERATOR, Circle
from tourdetable.domain.agendas.models import AgendaModel
from tourdetable.domain.agendas.queries import BROUGHT, brought_for, usual_agenda
from tourdetable.domain.meetings.actions.meetings import AgendaDraft
from tourdetable.domain.networks.actions.founding import install_body


def test_a_body_begins_from_its_own_model_else_from_the_latest(circle: Circle) -> None:
    meeting = to_come(circle)
    assert usual_agenda(meeting) is None
    for number, slug in enumerate(("bourg", "quai")):
        where = {"network": circle.network, "kind": "circle", "name": slug, "slug": slug}
        body = install_body(**where, starts=circle.body.starts, by=OPERATOR, now=NOW)
        said = {"kind": meeting.kind, "kept_at": NOW + timedelta(hours=number)}
        AgendaModel.objects.create(body=body, **said)
    found = usual_agenda(meeting)
    assert found is not None
    assert found.body.slug == "quai"
    own = AgendaModel.objects.create(body=circle.body, kind=meeting.kind, kept_at=NOW)
    assert usual_agenda(meeting) == own


def test_what_is_brought_is_read_with_its_seat(circle: Circle) -> None:
    meeting = to_come(circle)
    (item,) = written(meeting, AgendaDraft("Le tour", "discuss", 20, bringing="everybody"))
    brought(circle, item, "Deux nouvelles")
    ((row,),) = [found[:1] for found in BROUGHT.rows(meeting=meeting.pk)]
    assert (row.words, row.seat) == ("Deux nouvelles", circle.library)
    assert brought_for(meeting, circle.library) == {item.pk: row}
    assert brought_for(meeting, circle.town) == {}
