"""What stands beside an agenda, and the lines that it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import translation

from tests.domain.agendas.builders import to_come, topic, written
from tests.domain.builders import NOW, OPERATOR, TODAY, Circle, hold
from tests.domain.library.builders import for_agenda
from tourdetable.domain.agendas.actions.designing import keep_model
from tourdetable.domain.agendas.models import PointLeftOver
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, cancel_meeting
from tourdetable.domain.minutes.actions.minutes import begin
from tourdetable.interface.web.areas.agendas.offers import Offers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tourdetable.domain.meetings.models import Meeting


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


def offers(meeting: Meeting) -> Offers:
    meeting.refresh_from_db()
    return Offers(meeting, TODAY)


def codes(found: Offers) -> list[str]:
    return [offer.code for group in found.groups for offer in group.offers]


def test_the_usual_points_of_a_first_meeting(circle: Circle) -> None:
    found = offers(to_come(circle))
    assert codes(found) == ["take:usual:next"]
    assert [line["kind"] for line in found.usual] == ["next_time"]


def test_the_minutes_to_adopt_come_with_their_day(circle: Circle) -> None:
    march, may = hold(circle), to_come(circle)
    begin(meeting=march, text="On lit.", by=circle.by_ana(), now=NOW)
    to_come(circle, 16, "Lecture de juillet")
    first, last = offers(may).usual
    assert (first["kind"], first["purpose"]) == ("minutes", "decide")
    assert "2027" in first["title"]
    assert "2027" in last["note"]


def test_what_waits_gives_a_line_that_says_where_it_comes_from(circle: Circle) -> None:
    march, may = hold(circle), to_come(circle)
    (item,) = written(march, AgendaDraft("Le train", "decide", 25, question="Quand ?"))
    left = PointLeftOver.objects.create(body=circle.body, item=item, why="Trop tard", at=NOW)
    bus, later = topic(circle, question="Où ?"), topic(circle, "La crue", existing="")
    found = offers(may)
    assert codes(found)[:3] == [
        f"take:left:{left.pk}",
        f"take:topic:{bus.pk}",
        f"take:topic:{later.pk}",
    ]
    (again,) = found.lines(f"take:left:{left.pk}")
    said = ("pk", "title", "minutes", "question", "carried_from", "carried_because")
    assert [again[name] for name in said] == [
        "",
        "Le train",
        "25",
        "Quand ?",
        str(item.pk),
        "Trop tard",
    ]
    (line,) = found.lines(f"take:topic:{bus.pk}")
    assert (line["title"], line["question"], line["topic"]) == ("Le bus", "Où ?", str(bus.pk))
    assert line["brought_by"] == str(circle.library)
    assert found.lines(f"take:topic:{later.pk}") == []
    silent = {one.code: one.topic for group in found.groups for one in group.offers if one.first}
    assert silent == {f"take:topic:{later.pk}": later.pk}
    assert found.lines("take:topic:999") == []


def test_what_the_agenda_has_is_offered_no_more(circle: Circle) -> None:
    may, bus = to_come(circle), topic(circle)
    found = offers(may)
    typed = found.lines(f"take:topic:{bus.pk}")
    assert [offer.code for group in found.left_for(typed) for offer in group.offers] == [
        "take:usual:next"
    ]


def test_a_meeting_does_not_offer_its_own_points_again(circle: Circle) -> None:
    march = hold(circle)
    (item,) = written(march, AgendaDraft("Le train", "decide", 25))
    PointLeftOver.objects.create(body=circle.body, item=item, why="Trop tard", at=NOW)
    assert codes(offers(march)) == ["take:usual:next"]


def test_the_model_begins_with_the_minutes_of_now(circle: Circle) -> None:
    march, may = hold(circle), to_come(circle)
    old = AgendaDraft("Adopter le compte rendu de décembre", "decide", 10, kind="minutes")
    written(march, old, AgendaDraft("Le tour", "discuss", 30))
    march.refresh_from_db()
    keep_model(meeting=march, version=march.version, by=OPERATOR, now=NOW)
    found = offers(may)
    assert [line["title"] for line in found.lines("model")] == ["Le tour"]
    begin(meeting=march, text="On lit.", by=circle.by_ana(), now=NOW)
    titles = [line["title"] for line in offers(may).lines("model")]
    assert (len(titles), titles[1]) == (2, "Le tour")
    assert "décembre" not in titles[0]


def test_the_points_of_a_cancelled_meeting_come_back_with_its_reason(circle: Circle) -> None:
    may, july = to_come(circle), to_come(circle, 16, "Lecture de juillet")
    (item,) = written(may, AgendaDraft("Le train", "decide", 25, question="Quand ?"))
    may.refresh_from_db()
    said = {"reason": "Grève", "confirmed": True, "by": OPERATOR, "now": NOW}
    cancel_meeting(meeting=may, version=may.version, **said)
    found = offers(july)
    (line,) = found.lines(f"take:cancelled:{item.pk}")
    assert (line["pk"], line["question"], line["carried_because"]) == ("", "Quand ?", "Grève")
    assert line["carried_from"] == str(item.pk)


def test_what_waits_is_known_by_its_origin_whatever_a_point_is_called(circle: Circle) -> None:
    entry = for_agenda(circle)
    found = offers(to_come(circle))
    (line,) = found.lines(f"take:watch:{entry.pk}")
    renamed, namesake = line | {"title": "Les guichets"}, line | {"origin": ""}
    (group,) = [one for one in found.groups if one.heading == "To take up again"]
    assert [group.offers[0].taken([one]) for one in (renamed, namesake)] == [True, False]
