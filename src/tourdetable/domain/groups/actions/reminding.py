"""Telling leads what is late in their group: one message a week at most."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tourdetable.domain.groups.board import GroupState, states_of
from tourdetable.domain.groups.queries import groups_of, over
from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.networks.actors import By, unless_done
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import charter_in_force, local_day


def remind_of_groups(*, now: datetime) -> int:
    """Tell of the groups where something is late; how many. To run every day, or more often."""
    networks = Network.objects.filter(closed_on=None).order_by("pk")
    return sum(remind_of(one, now) for one in networks)


def remind_of(network: Network, now: datetime) -> int:
    """The same in one network."""
    today = local_day(network, now)
    charter = charter_in_force(network, on=today)
    going, _over = over(groups_of(network, charter), today)
    states = states_of(network, charter, going, now)
    return sum(told(one, network, now) for one in states if one.late)


def told(state: GroupState, network: Network, now: datetime) -> bool:
    """Tell of one, unless it was done this week."""
    body = state.body
    body.network = network
    named = f"group late:{body.pk}:{week_of(state.today)}"
    return unless_done(named, lambda by: remind(body=body, number=len(state.late), by=by, now=now))


def week_of(day: date) -> str:
    """The week of a day.

    >>> week_of(date(2027, 4, 6))
    '2027-14'
    """
    year, week, _day = day.isocalendar()
    return f"{year}-{week}"


@once
def remind(*, body: Body, number: int, by: By, now: datetime) -> None:
    """Tell those who lead it, once for each week."""
    said: dict[str, Any] = {"network": body.network.slug, "subject": f"body:{body.pk}"}
    record(kind="group.late", by=by, now=now, **said, body=body.pk, facts=[], late=number)
