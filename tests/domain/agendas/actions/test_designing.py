"""An agenda takes up what waits, gives it back, and is kept as a model."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.domain.agendas.builders import to_come, topic, written
from tests.domain.builders import NOW, OPERATOR, Circle, hold, last_event, nothing_changes, seat_of
from tourdetable.domain.agendas.actions.designing import add_point, design_agenda, keep_model
from tourdetable.domain.agendas.models import AgendaModel, PointLeftOver
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.actions.meetings import AgendaDraft
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.topics.enums import TopicState

BUS = AgendaDraft("Le bus", "discuss", 20)


def test_every_word_of_a_line_is_kept(circle: Circle) -> None:
    said = {"kind": "break", "question": "Où ?", "method": "weather", "bringing": "preparers"}
    (item,) = written(
        to_come(circle), AgendaDraft("Pause", "inform", 10, lead=circle.town.pk, **said)
    )
    assert {name: getattr(item, name) for name in said} == said
    assert item.lead == circle.town


@pytest.mark.parametrize("wrong", [{"kind": "dance"}, {"bringing": "all"}, {"topic": 999}])
def test_a_word_of_no_list_is_refused(circle: Circle, wrong: dict[str, object]) -> None:
    meeting = to_come(circle)
    with nothing_changes(), pytest.raises(ValidationError):
        written(meeting, AgendaDraft("Le bus", "discuss", 20, **wrong))


def test_what_is_of_another_body_is_refused(circle: Circle) -> None:
    where = {"network": circle.network, "kind": "circle", "name": "Bourg", "slug": "bourg"}
    bourg = install_body(**where, starts=circle.body.starts, by=OPERATOR, now=NOW)
    seat, elsewhere = seat_of(bourg, "Mairie du bourg", "towns"), topic(circle, body=bourg)
    meeting = to_come(circle)
    for wrong in ({"lead": seat.pk}, {"topic": elsewhere.pk}):
        with nothing_changes(), pytest.raises(ValidationError):
            written(meeting, AgendaDraft("Le bus", "discuss", 20, **wrong))


def test_a_topic_is_answered_by_a_point_and_waits_again_without_it(circle: Circle) -> None:
    bus, meeting = topic(circle), to_come(circle)
    written(meeting, AgendaDraft("Le bus", "discuss", 20, topic=bus.pk))
    bus.refresh_from_db()
    assert (bus.state, bus.answered_at, bus.version) == (TopicState.AGENDA, NOW, 2)
    written(meeting, AgendaDraft("Autre chose", "discuss", 20))
    bus.refresh_from_db()
    assert bus.state == TopicState.OPEN


def test_the_author_is_told_as_by_an_answer(circle: Circle) -> None:
    meeting, bus = to_come(circle), topic(circle)
    (item,) = written(meeting, AgendaDraft("Le bus", "discuss", 20, topic=bus.pk))
    assert last_event()[0] == "topic.on_agenda"
    written(meeting, AgendaDraft("Le bus", "discuss", 20, pk=item.pk))
    bus.refresh_from_db()
    assert bus.state == "waiting"
    assert "topic.reopened" in Event.objects.values_list("kind", flat=True)


def test_a_topic_that_a_group_has_is_taken_and_given_back_to_it(circle: Circle) -> None:
    meeting = to_come(circle)
    bus = topic(circle, state="in_group", sent_to=circle.body, taken_up_at=NOW, answer="Oui.")
    written(meeting, AgendaDraft("Le bus", "discuss", 20, topic=bus.pk))
    bus.refresh_from_db()
    assert (bus.state, bus.answer) == ("on_agenda", "Oui.")
    written(meeting)
    bus.refresh_from_db()
    assert bus.state == "in_group"


def test_nobody_takes_up_a_topic_before_one_looks_for_what_exists(circle: Circle) -> None:
    bus, meeting = topic(circle, existing=" "), to_come(circle)
    with nothing_changes(), pytest.raises(ValidationError, match="Le bus"):
        written(meeting, AgendaDraft("Le bus", "discuss", 20, topic=bus.pk))


def test_a_point_left_over_is_taken_and_given_back(circle: Circle) -> None:
    march, may = hold(circle), to_come(circle)
    (item,) = written(march, BUS)
    left = PointLeftOver.objects.create(body=circle.body, item=item, why="Trop tard", at=NOW)
    (again,) = written(may, AgendaDraft("Le bus", "discuss", 20, carried_from=item.pk))
    left.refresh_from_db()
    assert left.taken_by == again
    written(may)
    left.refresh_from_db()
    assert left.taken_by is None


def test_an_agenda_sent_twice_is_written_once(circle: Circle) -> None:
    meeting, by = to_come(circle), circle.by_ana(gesture=uuid4())
    bus = topic(circle)
    said = {"items": [AgendaDraft("Le bus", "discuss", 20, topic=bus.pk)], "by": by, "now": NOW}
    design_agenda(meeting=meeting, version=1, **said)
    with nothing_changes(), pytest.raises(AlreadyDone):
        design_agenda(meeting=meeting, version=1, **said)


def test_a_point_is_added_before_the_next_meeting(circle: Circle) -> None:
    meeting = to_come(circle)
    written(
        meeting,
        AgendaDraft("Accueil", "inform", 5),
        AgendaDraft("La suite", "decide", 5, kind="next_time"),
    )
    meeting.refresh_from_db()
    add_point(meeting=meeting, point=BUS, version=meeting.version, by=OPERATOR, now=NOW)
    titles = list(meeting.agenda.values_list("title", flat=True))
    assert titles == ["Accueil", "Le bus", "La suite"]


def test_a_model_keeps_the_words_and_neither_who_leads_nor_the_topics(circle: Circle) -> None:
    meeting, bus = to_come(circle), topic(circle)
    point = AgendaDraft("Le bus", "discuss", 20, question="Où ?", topic=bus.pk, lead=circle.town.pk)
    written(meeting, point)
    meeting.refresh_from_db()
    for _time in range(2):
        keep_model(meeting=meeting, version=meeting.version, by=OPERATOR, now=NOW)
    model = AgendaModel.objects.get()
    (line,) = model.lines
    assert (line["title"], line["minutes"], line["question"], model.version) == (
        "Le bus",
        20,
        "Où ?",
        2,
    )
    assert not {"lead", "topic", "carried_from", "pk"} & set(line)
    assert last_event()[0] == "agenda.model_kept"


def test_there_is_something_to_keep(circle: Circle) -> None:
    meeting = to_come(circle)
    with nothing_changes(), pytest.raises(ValidationError):
        keep_model(meeting=meeting, version=meeting.version, by=OPERATOR, now=NOW)
