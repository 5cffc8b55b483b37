"""Promising what the terms of reference of a group expect of it: each line is one deliverable."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from tourdetable.domain.deliverables.actions.planning import next_number
from tourdetable.domain.deliverables.enums import DeliverableKind, DeliverableState
from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.deliverables.queries import STILL_OWED
from tourdetable.domain.groups.actions.terms import PROMISES, Works
from tourdetable.domain.groups.models import TermsOfReference
from tourdetable.domain.groups.queries import leads_of
from tourdetable.domain.journal.actions import save, tell
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body, Mandate, Network, Seat
from tourdetable.domain.networks.queries import charter_in_force, local_day


def promise_works(terms: TermsOfReference, before: Works, by: By, now: datetime) -> None:
    """Promise each line that these terms add, put off or bring forward those whose day they change,
    give up those that they leave out and nobody has begun. What its page says otherwise stays."""
    network = Network.objects.select_for_update(no_key=True).get(pk=terms.body.network_id)
    wanted, known = days_of(terms.works), days_of(before)
    silent = replace(by, gesture=None)
    let_go(terms.body, known.keys() - wanted.keys(), silent, now)
    for title, due in wanted.items():
        if known.get(title) != due:
            expect(network, terms, title, due, silent, now)


def days_of(works: Works) -> dict[str, date]:
    """The day of each line."""
    return {line["title"]: date.fromisoformat(line["due"]) for line in works}


def let_go(body: Body, lines: Collection[str], by: By, now: datetime) -> None:
    """Lines that are expected no more. What was begun goes on, on its own page."""
    for work in body.deliverables.filter(expected_as__in=lines).order_by("pk"):
        work.expected_as = ""
        if work.state == DeliverableState.PLANNED and not work.versions.exists():
            work.state = DeliverableState.ABANDONED
            work.because = _("The terms of reference of the group expect it no more.")
            work.abandoned_on = local_day(work.network, now)
            save("deliverable.abandoned", work, by, now)
        else:
            work.save(update_fields=["expected_as"])


def expect(
    network: Network, terms: TermsOfReference, title: str, due: date, by: By, now: datetime
) -> None:
    """A line, for a day: what the body has promised already under that name is that line."""
    body = terms.body
    named = Q(expected_as=title) | Q(expected_as="", title=title)
    rows = body.deliverables.filter(named).exclude(state=DeliverableState.ABANDONED)
    work = rows.order_by("-expected_as", "pk").first()
    if work is None:
        promise(network, terms, title, due, by, now)
        return
    work.expected_as = title
    if work.due_on == due or not rows.filter(STILL_OWED, pk=work.pk).exists():
        work.save(update_fields=["expected_as"])
        return
    work.due_on = due
    save("deliverable.described", work, by, now)


def promise(
    network: Network, terms: TermsOfReference, title: str, due: date, by: By, now: datetime
) -> None:
    """A deliverable of the group, held by the seats of those who lead it until they say better."""
    work = Deliverable(network=network, body=terms.body, number=next_number(network))
    work.kind, work.title, work.expected_as, work.due_on = DeliverableKind.OTHER, title, title, due
    work.audience, work.planned_at, work.planned_by_id = terms.reach, now, by.person_id
    work.save()
    work.held_by.set(seats_of_leads(terms, local_day(network, now)))
    tell("deliverable.planned", work, by, now)


def seats_of_leads(terms: TermsOfReference, today: date) -> list[Seat]:
    """The seats in the group of those who lead it; none while nobody does."""
    day = max(today, terms.body.starts)
    leads = leads_of(terms.body, charter_in_force(terms.body.network, on=today), day)
    people = {office.person_id for office in leads}
    held = Mandate.objects.active(day).filter(person__in=people, seat__body=terms.body)
    return list(Seat.objects.active(day).filter(pk__in=held.values("seat")).order_by("pk"))


PROMISES.append(promise_works)
