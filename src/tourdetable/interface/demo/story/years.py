"""The year to come of each network: who will be away, what is asked, and the dates found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date, datetime

from msgspec.structs import asdict

from tourdetable.core.planner.search.solve import Effort, plan
from tourdetable.core.planner.wire import instance_json
from tourdetable.domain.availability import actions as availability
from tourdetable.domain.availability.enums import Part
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.places import actions as places
from tourdetable.domain.years.actions import asking, drafts, periods, relations, subproblems
from tourdetable.domain.years.actions.periods import PeriodDetails
from tourdetable.domain.years.enums import RelationRule
from tourdetable.domain.years.models import Draft, Series
from tourdetable.domain.years.series import SeriesDraft
from tourdetable.interface.demo.script import Stretch, YearToCome
from tourdetable.interface.demo.stage import Stage, at

ASKED_ON = date(2027, 4, 2)
WORKER = "demo"
NOWHERE = ("", "En visioconférence")


def prepare(stage: Stage, asked: YearToCome) -> None:
    """The season's first draft, planned, by whoever holds the network's office."""
    for name, stretches in asked.away.items():
        declare(stage, name, stretches)
    by, now = stage.officer(), at(ASKED_ON, 17)
    keep_places(stage, by, asked.closed)
    for days in asked.quiet:
        details = PeriodDetails(**asdict(days))
        periods.add_period(network=stage.network, details=details, by=by, now=now)
    draft = drafts.begin_draft(
        network=stage.network,
        year=asked.year,
        name="Projet 1",
        areas=["FR"],
        zones=asked.zones,
        by=by,
        now=now,
    )
    settle(draft, asked, by, now)
    draft.refresh_from_db()
    asking.ask(draft=draft, version=draft.version, by=by, now=now)
    work()
    if asked.shared:
        draft.refresh_from_db()
        drafts.share(draft=draft, version=draft.version, by=by, now=now)


def settle(draft: Draft, asked: YearToCome, by: Actor, now: datetime) -> None:
    """What the office wants of each kind of meeting: between which days, before which others."""
    for kind, (first, last) in asked.days.items():
        for series in draft.series.filter(kind=kind).prefetch_related("places"):
            wish = replace(wish_of(series), first=first, last=last)
            version = versioned(draft)
            drafts.set_series(
                draft=draft, series=series, wish=wish, version=version, by=by, now=now
            )
    for one, other, days in asked.before:
        relations.add_relation(
            draft=draft,
            rule=RelationRule.BEFORE,
            first=draft.series.get(body__slug=one),
            second=draft.series.get(body__slug=other),
            days=days,
            version=versioned(draft),
            by=by,
            now=now,
        )


def versioned(draft: Draft) -> int:
    """The version of a draft that was just changed."""
    draft.refresh_from_db()
    return draft.version


def wish_of(series: Series) -> SeriesDraft:
    """A series as it is asked for."""
    kept = {one.name: getattr(series, one.name) for one in fields(SeriesDraft)}
    return SeriesDraft(**kept | {"places": tuple(series.places.all())})


def declare(stage: Stage, name: str, stretches: Iterable[Stretch]) -> None:
    """Somebody says when they will be away."""
    person, part = stage.person(name), str(Part.DAY)
    for first, last in stretches:
        by, now = Actor(person), at(ASKED_ON)
        availability.declare_absence(
            person=person, first=first, last=last, part=part, by=by, now=now
        )


def keep_places(stage: Stage, by: Actor, closed: Mapping[str, Iterable[Stretch]]) -> None:
    """The list of places begins with those where the network has met."""
    met = Meeting.objects.filter(body__network=stage.network).exclude(place_words__in=NOWHERE)
    for name in met.order_by("place_words").values_list("place_words", flat=True).distinct():
        details = places.PlaceDetails(name=name)
        place = places.add_place(network=stage.network, details=details, by=by, now=at(ASKED_ON))
        for first, last in closed.get(name, ()):
            places.close_place(place=place, first=first, last=last, by=by, now=at(ASKED_ON))


def work() -> None:
    """Plan what was asked, here and now."""
    while (job := subproblems.take(worker=WORKER, now=at(ASKED_ON, 17))) is not None:
        found = plan(instance_json.read_instance(job.instance), Effort())
        subproblems.deliver(job=job, worker=WORKER, plan=found)
