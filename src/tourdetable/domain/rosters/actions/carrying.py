"""Carrying out a confirmed import, some lines at a time, by workers that may die.

Each batch is one transaction: its lines are planned again on the network as it is now, what they
add is written, and they are marked. Killed at any point, the batch under way never was, and the
next worker begins where the last one that ended had come.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from tourdetable.core.words.phrase import Phrase, gettext_noop
from tourdetable.domain.journal import leases
from tourdetable.domain.journal.actions import (
    Sealed,
    Told,
    advancing,
    person_part,
    record_all,
    tell,
    touch,
)
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.seats import changed_holders, end_mandate
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.gates import Stopped
from tourdetable.domain.networks.models import Mandate, Network, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.models import Account, Institution, Person
from tourdetable.domain.rosters.enums import WRITING, ImportState, LineState
from tourdetable.domain.rosters.models import RosterImport, RosterLine
from tourdetable.domain.rosters.options import options_of
from tourdetable.domain.rosters.phrases import kept
from tourdetable.domain.rosters.planned import actor_of, outcomes, planner_for
from tourdetable.domain.rosters.planning import LineOutcome, Rows
from tourdetable.domain.rosters.reading import ImportedSheet

HOLD = timedelta(seconds=30)
"""How long a worker holds an import without saying so again; after that, another takes over."""

ATTEMPTS = 5
"""How many workers may be lost over one batch before the import is given up."""

BATCH = 100
"""Lines of one transaction."""

LOST = gettext_noop("The import stopped %(count)d times on the same lines.")
LEFT = gettext_noop("Whoever confirmed this import does not compose the network any more.")
CLOSED = gettext_noop("This network is closed: nothing can be changed in it.")
AGAINST = gettext_noop("it cannot be done: %(why)s")
MEANWHILE = gettext_noop("somebody else wrote the same at that moment: import this line again")


def take(*, worker: str, now: datetime) -> RosterImport | None:
    """The oldest import that waits in a network that is open, now this worker's; one that lost too
    many is given up."""
    rows = RosterImport.objects.filter(state=ImportState.WORKING, network__closed_on=None)
    rows = rows.order_by("confirmed_at", "pk")
    while leases.free(rows, now=now).exists():
        found = leases.take(rows, worker=worker, now=now, hold=HOLD, most=1)
        if not found:
            return None
        (job,) = found
        if job.attempts <= ATTEMPTS:
            return job
        fail(job=job, why=Phrase(LOST, count=ATTEMPTS), now=now)
    return None


def carry_out(*, roster: RosterImport, worker: str, now: datetime, until: datetime) -> bool:
    """Carry out the next lines; whether there is more to do for this worker, who holds the import
    `until` then (the machine's time)."""
    try:
        return carry_batch(roster, worker, now, until, BATCH)
    except IntegrityError:
        return carry_batch(roster, worker, now, until, 1)
    except Sealed:
        fail(job=roster, why=Phrase(CLOSED), now=now)
        return False


@transaction.atomic
def carry_batch(
    roster: RosterImport, worker: str, now: datetime, until: datetime, most: int
) -> bool:
    """The same, so many lines at most; one that cannot be written alone is refused."""
    job = mine(roster, worker).select_for_update(no_key=True, of=("self",)).first()
    if job is None:
        return False
    Network.objects.select_for_update(no_key=True).get(pk=job.network_id)
    by = actor_of(job)
    if by is None:
        fail(job=job, why=Phrase(LEFT), now=now)
        return False
    lines = list(job.lines.filter(carried=False, state__in=WRITING)[:most])
    if not lines:
        end(job, by, now)
        return False
    carry_or_refuse(job, lines, by, now, alone=most == 1)
    job.done += len(lines)
    job.held_until, job.attempts = until, 1
    job.save(update_fields=["done", "held_until", "attempts"])
    return True


def carry_or_refuse(
    job: RosterImport, lines: list[RosterLine], by: By, now: datetime, *, alone: bool
) -> None:
    """Write these lines; one that is alone and cannot be written is refused."""
    with advancing():
        try:
            with transaction.atomic():
                carry_lines(job, lines, by, now)
        except IntegrityError:
            if not alone:
                raise
            refuse(lines[0])


def mine(roster: RosterImport, worker: str) -> QuerySet[RosterImport]:
    rows = RosterImport.objects.filter(pk=roster.pk, state=ImportState.WORKING)
    return leases.held(rows, worker=worker).select_related("network", "begun_by")


def carry_lines(job: RosterImport, lines: list[RosterLine], by: By, now: datetime) -> None:
    found = planned_again(job, {line.number for line in lines}, now)
    for outcome in found.values():
        if outcome.rows.ended:
            end_mandates(outcome, by, now)
    write(job, [found[line.number].rows for line in lines], by, now)
    for line in lines:
        tell_line(line, found[line.number])
    RosterLine.objects.bulk_update(lines, ["carried", "state", "says", "candidates"])


def planned_again(job: RosterImport, wanted: set[int], now: datetime) -> dict[int, LineOutcome]:
    """What the lines of these numbers do to the network as it is now."""
    options = options_of(job.choices)
    whole = ImportedSheet(job, options).lines
    asked = [row for row in whole if row[0] in wanted]
    planner = planner_for(job, whole, asked, options, on=local_day(job.network, now))
    return {number: planner.plan(number, wish) for number, wish in asked}


def rehearse(roster: RosterImport, by: By, now: datetime) -> None:
    """Write all that an import would, within a transaction that whoever calls undoes: to see what
    the charter would then say."""
    options = options_of(roster.choices)
    lines = ImportedSheet(roster, options).lines
    found = outcomes(roster, lines, options, on=local_day(roster.network, now))
    with advancing():
        write(roster, [outcome.rows for outcome in found], by, now)


def touched(roster: RosterImport, now: datetime) -> set[int]:
    """The bodies of the network in which an import would write."""
    options = options_of(roster.choices)
    lines = ImportedSheet(roster, options).lines
    found = outcomes(roster, lines, options, on=local_day(roster.network, now))
    seats = [seat for one in found for seat in one.rows.seats]
    held = [mandate.seat for one in found for mandate in one.rows.mandates]
    return {seat.body_id for seat in (*seats, *held) if seat.body_id}


def end_mandates(outcome: LineOutcome, by: By, now: datetime) -> None:
    """End the mandates that a line ends; it is refused when something stands against it."""
    rows = Mandate.objects.select_related("seat__body__network", "person")
    try:
        with transaction.atomic():
            for mandate in outcome.rows.ended:
                held, ends = rows.get(pk=mandate.pk), mandate.ends or date.max
                end_mandate(mandate=held, ends=ends, by=by, now=now, confirmed=True)
    except ValidationError as error:
        refuse_outcome(outcome, " ".join(error.messages))
    except Stopped as stopped:
        refuse_outcome(outcome, str(stopped))


def refuse_outcome(outcome: LineOutcome, why: str) -> None:
    outcome.state, outcome.rows = LineState.REFUSED, Rows()
    outcome.says = [Phrase(AGAINST, why=why)]


def tell_line(line: RosterLine, outcome: LineOutcome) -> None:
    """What a line did; one that others did meanwhile did nothing, or is refused."""
    line.carried, line.state = True, outcome.state
    line.says = [kept(phrase) for phrase in outcome.says]
    line.candidates = [question.to_json() for question in outcome.questions]


def refuse(line: RosterLine) -> None:
    line.carried, line.state, line.says = True, LineState.REFUSED, [kept(Phrase(MEANWHILE))]
    line.save(update_fields=["carried", "state", "says"])


def write(job: RosterImport, made: Iterable[Rows], by: By, now: datetime) -> None:
    """Save what the lines add, parents first; what is added is told, body by body."""
    rows = gathered(made)
    open_bodies(job, rows, by, now)
    Institution.objects.bulk_create(rows.institutions)
    Account.objects.bulk_create(rows.accounts)
    save_people(rows)
    save_seats(rows)
    tell_all(job, rows, by, now)


def gathered(made: Iterable[Rows]) -> Rows:
    """All rows, none twice."""
    rows = Rows()
    for some in made:
        for name, own in vars(some).items():
            known: list[object] = getattr(rows, name)
            known += [row for row in own if not any(row is one for one in known)]
    return rows


def open_bodies(job: RosterImport, rows: Rows, by: By, now: datetime) -> None:
    for body in rows.bodies:
        body.pk = install_body(
            network=job.network,
            kind=body.kind,
            name=body.name,
            slug=body.slug,
            starts=body.starts,
            by=by,
            now=now,
        ).pk


def save_people(rows: Rows) -> None:
    """Their mailboxes are saved: each is told its id again."""
    for person in (*rows.people, *rows.completed):
        person.account = person.account
        person.version += bool(person.pk)
    Person.objects.bulk_create(rows.people)
    Person.objects.bulk_update(rows.completed, ["account", "phone", "version"])


def save_seats(rows: Rows) -> None:
    """Seats, then who holds them; a seat that was there has other holders now."""
    for seat in rows.seats:
        seat.body, seat.institution = seat.body, seat.institution
    Seat.objects.bulk_create(rows.seats)
    for mandate in rows.mandates:
        mandate.seat, mandate.person = mandate.seat, mandate.person
    Mandate.objects.bulk_create(rows.mandates)
    for mandate in rows.mandates:
        if not any(mandate.seat is seat for seat in rows.seats):
            changed_holders(mandate.seat, mandate.starts)


def tell_all(job: RosterImport, rows: Rows, by: By, now: datetime) -> None:
    network = job.network.slug
    record_all(network=network, by=by, now=now, told=told_of(rows, {"import": job.pk}))
    changed = {m.person_id for m in rows.mandates} | {p.pk for p in rows.completed}
    touch(network, *map(person_part, changed))


def told_of(rows: Rows, said: dict[str, object]) -> list[Told]:
    """The events of what is added, each of its body."""
    told: list[Told] = [
        *(("institution.added", f"institution:{i.pk}", None, said) for i in rows.institutions),
        *(("person.added", f"person:{p.pk}", None, said) for p in rows.people),
        *(("seat.created", f"seat:{s.pk}", s.body_id, said) for s in rows.seats),
    ]
    return told + [
        ("mandate.given", f"seat:{m.seat_id}", m.seat.body_id, {"holder": m.person_id, **said})
        for m in rows.mandates
    ]


def end(job: RosterImport, by: By, now: datetime) -> None:
    """All lines are done: the file itself is kept no longer."""
    job.state, job.ended_at, job.held_until, job.content = ImportState.DONE, now, None, b""
    job.version += 1
    job.save()
    with advancing():
        tell("import.ended", job, by, now, lines=job.done)


@transaction.atomic
def fail(*, job: RosterImport, why: Phrase, now: datetime) -> None:
    """Say why an import stops where it is; what is done stays done."""
    rows = RosterImport.objects.filter(pk=job.pk, state=ImportState.WORKING)
    rows.update(state=ImportState.FAILED, why=kept(why), ended_at=now, held_until=None)


@transaction.atomic
def put_back(*, job: RosterImport, worker: str) -> None:
    """Leave an import to others, as if it had not been taken."""
    leases.put_back(mine(job, worker).order_by())
