"""A year of the circle planned for real: begun, asked for, and answered by a worker that runs
here."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle
from tourdetable.core.planner.search.explain import explain
from tourdetable.core.planner.search.mending.replan import replan
from tourdetable.core.planner.search.solve import Effort, plan
from tourdetable.core.planner.terms.plan import INFEASIBLE
from tourdetable.core.planner.wire import instance_json, plan_json
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.networks.models import CharterVersion
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.years.actions import asking, drafts, subproblems
from tourdetable.domain.years.models import Draft, Series, Subproblem
from tourdetable.domain.years.series import SeriesDraft

YEAR = 2028
WORKER = "here"


def steward_of(circle: Circle) -> Actor:
    """Gaëlle, who prepares the year: she holds an office over the whole network."""
    person = register_person(given_name="Gaëlle", family_name="Partout")
    office = give_office(
        network=circle.network, kind="steward", person=person, starts=FOUNDED, by=OPERATOR, now=NOW
    )
    return Actor(person, office=office)


WRITTEN = 'name = "Intendance"\nscope = "network"\n'


def awaited_steward_of(circle: Circle) -> Actor:
    """The same, who by the charter comes to the readings."""
    row = CharterVersion.objects.get(network=circle.network)
    said = row.text.replace(WRITTEN, f'{WRITTEN}comes_to = ["reading"]\n')
    CharterVersion.objects.filter(pk=row.pk).update(text=said, digest="with an office")
    return steward_of(circle)


def begun(circle: Circle, by: By, name: str = "Projet 1", **wished: Any) -> Draft:
    """A draft of 2028 that asks for seven readings of the circle, and for nothing else."""
    said = {"year": YEAR, "areas": ["FR"], "zones": ["A"]}
    draft = drafts.begin_draft(network=circle.network, name=name, **said, by=by, now=NOW)
    draft.series.all().delete()
    drafts.set_series(
        draft=draft, series=None, wish=wish(circle, **wished), version=draft.version, by=by, now=NOW
    )
    return Draft.objects.get(pk=draft.pk)


def wish(circle: Circle, **changed: Any) -> SeriesDraft:
    said: dict[str, Any] = {
        "body": circle.body,
        "kind": "reading",
        "meetings": 7,
        "first": date(YEAR, 1, 1),
        "last": date(YEAR, 12, 31),
        "weekdays": (3,),
        "opens": time(9, 30),
        "closes": time(12, 0),
    }
    return SeriesDraft(**said | changed)


def planned(circle: Circle, by: By, name: str = "Projet 1", **wished: Any) -> Draft:
    """The same, planned."""
    return answered(begun(circle, by, name, **wished), by)


def answered(draft: Draft, by: By, *, again: bool = False) -> Draft:
    """Ask for the year, and let a worker answer."""
    ask = asking.ask_again if again else asking.ask
    ask(draft=draft, version=draft.version, by=by, now=NOW)
    work()
    return Draft.objects.get(pk=draft.pk)


def work() -> None:
    """Plan every piece that waits."""
    while (piece := subproblems.take(worker=WORKER, now=NOW)) is not None:
        subproblems.deliver(job=piece, worker=WORKER, plan=answer(piece))


def answer(piece: Subproblem) -> Any:
    instance = instance_json.read_instance(piece.instance)
    if piece.before is not None:
        return replan(instance, plan_json.read_plan(piece.before), ())
    found = plan(instance, Effort())
    return explain(instance) if found.status == INFEASIBLE else found


def only(draft: Draft) -> Series:
    """Its only series."""
    return draft.series.get()
