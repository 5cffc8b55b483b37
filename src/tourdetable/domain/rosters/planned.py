"""Reads: the lines of an import, planned against the network as it is now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tourdetable.domain.networks.actors import Actor, By, Operator
from tourdetable.domain.networks.models import Body, Office
from tourdetable.domain.networks.queries import charter_in_force, standing
from tourdetable.domain.rosters.directory import RosterDirectory
from tourdetable.domain.rosters.models import RosterImport
from tourdetable.domain.rosters.options import Options
from tourdetable.domain.rosters.places import first_days, placed
from tourdetable.domain.rosters.planning import LineOutcome, LinePlanner
from tourdetable.domain.rosters.reading import Lines
from tourdetable.domain.rosters.rules import composes


def actor_of(roster: RosterImport) -> By | None:
    """Who imports, in their capacity; None when they are known no more."""
    if roster.capacity == Operator.capacity:
        return Operator()
    kind, _sep, pk = roster.capacity.partition(":")
    office = Office.objects.filter(pk=pk).first() if kind == "office" else None
    return Actor(roster.begun_by, office=office) if roster.begun_by and office else None


def may_write(roster: RosterImport, *, on: date) -> Callable[[Body], bool]:
    """In which bodies whoever imports may write, that day."""
    by = actor_of(roster)
    if isinstance(by, Operator):
        return lambda body: True
    if by is None:
        return lambda body: False
    place = standing(by.person, roster.network, on=on)
    return lambda body: composes(by.office, place, body)


def planner_for(
    roster: RosterImport, lines: Lines, some: Lines, options: Options, *, on: date
) -> LinePlanner:
    """What plans some of the lines of a file."""
    charter = charter_in_force(roster.network, on=on)
    asked = [wish for _number, wish in some if wish]
    directory = RosterDirectory(roster.network, charter, on, asked)
    whole = [placed(wish, directory, options) for _number, wish in lines if wish]
    first = first_days(whole, options)
    return LinePlanner(directory, options, may_write(roster, on=on), first)


def outcomes(
    roster: RosterImport, lines: Lines, options: Options, *, on: date
) -> list[LineOutcome]:
    """What all lines of a file would do."""
    planner = planner_for(roster, lines, lines, options, on=on)
    return [planner.plan(number, wish) for number, wish in lines]
