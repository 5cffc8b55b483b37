"""Planning a draft in a test, and holding its year: what a worker does, then what members do."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, seat_of
from tourdetable.core.planner.search.explain import explain
from tourdetable.core.planner.search.rotation.round_robin import round_robin
from tourdetable.core.planner.search.solve import Effort, plan
from tourdetable.core.planner.terms.instance import BodySpec, Instance, PersonSpec, Span
from tourdetable.core.planner.terms.plan import INFEASIBLE, Plan
from tourdetable.core.planner.wire import instance_json, plan_json
from tourdetable.domain.meetings.actions.meetings import draw_meeting
from tourdetable.domain.meetings.models import Attendance, Meeting, Turn
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.models import Body, Network, Seat
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.people.models import Person
from tourdetable.domain.years.actions.asking import ask
from tourdetable.domain.years.actions.drafts import begin_draft
from tourdetable.domain.years.actions.subproblems import deliver, take
from tourdetable.domain.years.ids import PersonId, SeatId, SeriesId, read, row_in
from tourdetable.domain.years.models import Draft, Series
from tourdetable.domain.years.naming import names_of
from tourdetable.domain.years.queries import pinned, pins_of, plan_of

PRESUMED = (
    Span(date(2028, 10, 21), date(2028, 11, 5)),
    Span(date(2028, 12, 23), date(2028, 12, 31)),
)
"""The school holidays of 2028 that nobody has published."""


def drafted(network: Network, year: int, now: datetime = NOW, **more: Any) -> Draft:
    """A draft with what is suggested."""
    given = {"name": "Un", "areas": ["FR"], "zones": ["B"], **more}
    return begin_draft(network=network, year=year, by=OPERATOR, now=now, **given)


def of_circle(circle: Circle, name: str = "Un") -> Draft:
    return drafted(circle.network, 2028, name=name)


def names_in(draft: Draft) -> dict[str, str]:
    """What the planner's ids of a draft are called."""
    charter = charter_in_force(draft.network, on=draft.made_on)
    return names_of(draft, charter, draft.series.select_related("body"))


def body_of(instance: Instance, name: str = "series:") -> BodySpec:
    return next(body for body in instance.bodies if body.id.startswith(name))


def person_of(instance: Instance, who: object) -> PersonSpec:
    return next(one for one in instance.persons if one.id == f"person:{who}")


def planned(draft: Draft, now: datetime = NOW) -> Draft:
    """The draft, asked for and planned."""
    asked = ask(draft=draft, version=draft.version, by=OPERATOR, now=now)
    while (piece := take(worker="test", now=now)) is not None:
        deliver(job=piece, worker="test", plan=solved(instance_json.read_instance(piece.instance)))
    asked.refresh_from_db()
    return asked


def solved(instance: Instance) -> Plan:
    """The best year, its turns in rounds, or why there is none."""
    found = plan(instance, Effort(seconds=30))
    if found.status == INFEASIBLE:
        return explain(instance, 30)
    asked = {body.id for body in instance.bodies if instance.article("duty_holder", body.id)}
    return round_robin(instance, found, asked)


def year(draft: Draft) -> tuple[Instance, Plan]:
    """What was given to the planner, and what it answered."""
    given = instance_json.read_instance(draft.instance)
    found = plan_of(draft, given)
    return pinned(given, pins_of(draft)), found or plan_json.read_plan(draft.answer)


def drawn(draft: Draft, now: datetime = NOW) -> list[Meeting]:
    """The planned meetings put in the calendar, with their turns, and those who were to come
    marked as there."""
    zone = ZoneInfo(draft.network.time_zone)
    found = []
    for one in year(draft)[1].meetings:
        name = read(one.body)
        if isinstance(name, SeriesId):
            series = draft.series.get(body=name.body, kind=name.kind)
            found.append(put(series, one.date, zone, now))
            turns = [
                Turn(meeting=found[-1], duty=d, seat_id=row_in(t.seat, SeatId))
                for d, t in one.duties.items()
            ]
            Turn.objects.bulk_create(turns)
            came = {
                row_in(seat, SeatId): who
                for seat, name in one.attendees.items()
                if (who := row_in(name, PersonId)) is not None
            }
            Attendance.objects.bulk_create(
                Attendance(meeting=found[-1], seat_id=seat, person_id=who, mode="in_person")
                for seat, who in came.items()
            )
    return found


def put(series: Series, day: date, zone: ZoneInfo, now: datetime) -> Meeting:
    """One meeting of a series, in the calendar."""
    return draw_meeting(
        body=series.body,
        kind=series.kind,
        title=f"{series.kind} {day}",
        starts_at=datetime.combine(day, series.opens, zone),
        ends_at=datetime.combine(day, series.closes, zone),
        by=OPERATOR,
        now=now,
        confirmed=True,
    )


def table_of(
    network: Network,
    kind: str,
    slug: str,
    seats: dict[str, tuple[str, ...]],
    starts: date = FOUNDED,
) -> tuple[Body, dict[str, Seat], dict[str, Person]]:
    """A body with a seat for each college and name, and its holders by given name: `{"towns
    Bourg": ("Eva",)}`."""
    body = install_body(
        network=network, kind=kind, name=slug, slug=slug, starts=starts, by=OPERATOR, now=NOW
    )
    rows, people = {}, {}
    for label, names in seats.items():
        college, _, institution = label.partition(" ")
        rows[institution] = seat_of(body, institution, college, starts)
        for name in names:
            people[name] = register_person(given_name=name, family_name=institution)
            give_mandate(
                seat=rows[institution], person=people[name], starts=starts, by=OPERATOR, now=NOW
            )
    return body, rows, people
