from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.domain.builders import MARCH, NOW, TODAY, Circle, draw
from tests.domain.experience.builders import called, proposed, published
from tourdetable.domain.agendas.actions.topics import put_on_agenda
from tourdetable.domain.experience import queries
from tourdetable.domain.experience.actions import checking, writing
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.meetings.models import Meeting

MAY = MARCH + timedelta(weeks=9)


def scheduled(circle: Circle, report: ExperienceReport) -> Meeting:
    """Its topic is on the agenda of a meeting of May."""
    meeting, topic = draw(circle.body, MAY, "Lecture de mai"), report.topic
    assert topic is not None
    said: dict[str, Any] = {"existing": topic.existing, "by": circle.by_bao(), "now": NOW}
    put_on_agenda(topic=topic, version=topic.version, meeting=meeting, **said)
    return meeting


def test_each_reads_what_is_for_them_and_what_they_carry(circle: Circle) -> None:
    draft, out = proposed(circle, title="Un brouillon"), published(circle, audience="body")
    seen = queries.seen_by(circle.of(circle.ana))
    assert set(seen) == {out}
    assert set(queries.seen_by(circle.of(circle.bao))) == {draft, out}
    assert set(queries.seen_by(circle.of(circle.dora))) == {out}
    assert list(queries.drafts_of(circle.of(circle.bao))) == [draft]
    assert not queries.public(circle.network).exists()


def test_somebody_invited_reads_it_too(circle: Circle) -> None:
    report = proposed(circle)
    known: dict[str, Any] = {"by": circle.by_bao(), "now": NOW}
    writing.invite(report=report, version=1, person=circle.ana, **known)
    assert list(queries.drafts_of(circle.of(circle.ana))) == [report]
    assert queries.carriers_of(report, on=TODAY) == [circle.ana, circle.bao]


def test_what_is_public_is_for_anybody_latest_first(circle: Circle) -> None:
    first = published(circle, audience="public")
    other = published(circle, proposed(circle, title="Lire le matin"), audience="public")
    assert set(queries.public(circle.network)) == {first, other}
    assert list(queries.latest_first(queries.public(circle.network))) == [other, first]


def test_it_is_found_from_the_meeting_where_it_is_told(circle: Circle) -> None:
    report = published(circle)
    meeting, ana = scheduled(circle, report), circle.of(circle.ana)
    assert [point.meeting for point in queries.points_of(report)] == [meeting]
    assert list(queries.of_meeting(ana, meeting)) == [report]
    beside = draw(circle.body, MAY + timedelta(weeks=1), "Une autre")
    assert not queries.of_meeting(ana, beside).exists()
    report.refresh_from_db()
    known: dict[str, Any] = {"by": circle.by_bao(), "now": NOW}
    writing.tell_where(report=report, version=report.version, meeting=beside, **known)
    assert list(queries.of_meeting(ana, beside)) == [report]


def test_a_topic_shows_the_reports_that_may_say_whose_they_are(circle: Circle) -> None:
    report = published(circle)
    ana, topic = circle.of(circle.ana), report.topic_id
    assert list(queries.of_topic(ana, topic)) == [report]
    ExperienceReport.objects.update(attribution="none")
    assert not queries.of_topic(ana, topic).exists()
    assert list(queries.of_topic(circle.of(circle.bao), topic)) == [report]
    assert queries.points_of(proposed(circle, title="Sans sujet", session=False)) == []


def test_whoever_answers_a_topic_is_told_that_it_asks_for_an_experience(circle: Circle) -> None:
    report = proposed(circle)
    told = [queries.is_to_be_told(report.topic)]
    proposed(circle, circle.by_ana(), title="Autre", topic=report.topic)
    published(circle, report)
    assert [*told, queries.is_to_be_told(report.topic)] == [True, False]


def test_calls_are_those_of_ones_bodies_that_are_open(circle: Circle) -> None:
    call = called(circle, until=TODAY)
    called(circle, title="Plus loin", body=None)
    assert queries.calls_for(circle.of(circle.ana), on=TODAY)[0] == call
    assert queries.calls_for(circle.of(circle.ana), on=TODAY).count() == 2
    assert queries.calls_for(circle.of(circle.ana), on=TODAY + timedelta(days=1)).count() == 1


def test_a_seat_is_told_what_it_is_asked_to_read(circle: Circle) -> None:
    report = proposed(circle)
    known: dict[str, Any] = {"by": circle.by_bao(), "now": NOW}
    checking.ask_second(report=report, version=1, seat=circle.town, **known)
    (row,) = queries.readings_asked([circle.town, circle.school])
    assert (row.report, row.seat) == (report, circle.town)
    assert not queries.readings_asked([circle.school]).exists()
