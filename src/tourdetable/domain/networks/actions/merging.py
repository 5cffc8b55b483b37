"""Two rows of the directory turn out to be one: whatever refers to one goes to the other.

What refers to them is found in the models (`people/references`), so that any app is covered. Where
both have a row that may be there but once, one is kept: periods that overlap become one period;
else the row that `outweighs` the other (a presence, rather than an absence), or that of the person
who stays. See ADR 69.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, person_part, record, touch
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.networks.directory import Composer, networks_of, networks_with
from tourdetable.domain.networks.models import Body, Dated, Network, Seat
from tourdetable.domain.people.models import Institution, OtherAddress, Person
from tourdetable.domain.people.queries import mailboxes_of, signed_in_once
from tourdetable.domain.people.references import Reference, references, unique_with

M = TypeVar("M", Person, Institution)

SAID = ("kind", "tier", "professional_network", "territory")
"""What is said of an institution, and may be left unsaid."""


@once
def merge_persons(
    *,
    merged: Person,
    into: Person,
    version: int,
    into_version: int,
    network: Network,
    by: By,
    now: datetime,
) -> Person:
    """Say that two persons are one: all that the first holds and did goes to the other, who keeps
    their name; their mailboxes too (`give_mailbox`). It cannot be undone."""
    merged, into = locked((merged, version), (into, into_version))
    must_compose_both(merged, into, by, now)
    must_be_one_reader(merged, into)
    there = {network, *networks_of([merged, into])}
    give_mailbox(merged, into, now)
    move_references(Person, merged, into)
    settle(merged, into, ("phone", "access_needs", "language", "registered_in"))
    tell_all("person.merged", (merged, into), there, network, by, now)
    touch_both(merged, into, there)
    return into


def touch_both(merged: Person, into: Person, there: Iterable[Network]) -> None:
    """What either holds is read again, everywhere."""
    for slug in ("", *(one.slug for one in there)):
        touch(slug, person_part(merged.pk), person_part(into.pk))


def must_compose_both(merged: Person, into: Person, by: By, now: datetime) -> None:
    """Refuse to whoever does not compose all that a mailbox would open."""
    if isinstance(by, Actor) and not Composer.of(by.person, now=now).may_merge(merged, into):
        raise ValidationError(
            _(
                "One of them has a place that you do not compose: whoever opens the mailbox of the "
                "other would get it. Ask those who compose it."
            )
        )


def must_be_one_reader(merged: Person, into: Person) -> None:
    """Refuse when both have signed in and no mailbox opens both: one of them, whichever, would get
    what the other was told. Whoever reads both says so on their own page."""
    if not (signed_in_once(merged) and signed_in_once(into)):
        return
    if not mailboxes_of(merged).filter(pk__in=mailboxes_of(into).values("pk")).exists():
        raise ValidationError(
            _(
                "Both have signed in, each with their own address. If it is one person, let them "
                "add the address of one to the other, on their page “My addresses”; then merge."
            )
        )


def give_mailbox(merged: Person, into: Person, now: datetime) -> None:
    """The one who stays is written to where somebody has signed in; the other mailbox opens nothing
    before they show, on their own page, that they read it, unless both have signed in."""
    came, known = signed_in_once(merged), signed_in_once(into)
    kept, other = into.account, merged.account
    if kept is None or (came and not known):
        kept, other = other, kept
    into.account, merged.account = kept, None
    if other is not None and other != kept:
        seen = {"confirmed_at": now if came and known else None}
        OtherAddress.objects.get_or_create(person=into, account=other, defaults=seen)


@once
def merge_institutions(
    *,
    merged: Institution,
    into: Institution,
    version: int,
    into_version: int,
    network: Network,
    by: By,
    now: datetime,
) -> Institution:
    """Say that two institutions are one: the seats and presences of the first, with all that they
    hold, what it signs, covers, runs and is asked, go to the other. It cannot be undone.

    Refused while both sit in one body: a seat has one voice, and nobody but its members can say
    whose it is. A closed seat that began on the day of one of the other's stays where it is."""
    merged, into = locked((merged, version), (into, into_version))
    must_compose_where_it_sits(merged, by, now)
    must_not_sit_together(merged, into, now.date())
    there = {network, *networks_with([merged, into])}
    move_references(Institution, merged, into)
    settle(merged, into, ("short_name", "siret", "mailbox", *SAID))
    tell_all("institution.merged", (merged, into), there, network, by, now)
    return into


def must_compose_where_it_sits(merged: Institution, by: By, now: datetime) -> None:
    """Refuse to whoever does not compose every network where the one that goes has a place."""
    if isinstance(by, Actor) and not Composer.of(by.person, now=now).may_merge_institutions(merged):
        raise ValidationError(
            _(
                "%(institution)s also sits, signs or has a facility in a network that you do not "
                "compose: ask those who compose it, or keep this one and merge the other into it."
            )
            % {"institution": merged}
        )


def must_not_sit_together(merged: Institution, into: Institution, today: date) -> None:
    """Refuse what would leave one institution with two seats in one body, today or later."""
    ours = Seat.objects.filter(institution=into).during(today, date.max)
    theirs = Seat.objects.filter(institution=merged).during(today, date.max)
    for seat in theirs.select_related("body"):
        together = ours.filter(body=seat.body_id).during(seat.starts, seat.ends or date.max)
        if together.exists():
            raise ValidationError(
                _(
                    "Both have a seat in “%(body)s”, and an institution has one voice there: close "
                    "one of these two seats first, then merge."
                )
                % {"body": seat.body}
            )


def locked(*shown: tuple[M, int]) -> tuple[M, M]:
    """Both rows, locked in the order of their keys, each at the version that was shown."""
    (merged, _shown), (into, _known) = shown
    if merged.pk == into.pk:
        raise ValidationError(_("Choose another one than itself."))
    found = {row.pk: lock(row, version=at) for row, at in sorted(shown, key=lambda one: one[0].pk)}
    if any(row.merged_into_id for row in found.values()):
        raise ValidationError(_("One of the two has already been merged into another."))
    return found[merged.pk], found[into.pk]


def settle(merged: Person | Institution, into: Person | Institution, names: Iterable[str]) -> None:
    """The page of one leads to the other, from now on, who is told more where nothing was said."""
    for name in names:
        setattr(into, name, getattr(into, name) or getattr(merged, name))
    merged.merged_into = into
    for row in (merged, into):
        row.version += 1
        row.save()


def tell_all(
    kind: str,
    rows: tuple[M, M],
    there: Iterable[Network],
    network: Network,
    by: By,
    now: datetime,
) -> None:
    """Tell each network where either stands; all its facts are read again."""
    merged, into = rows
    subject = f"{into._meta.model_name}:{into.pk}"
    quietly = replace(by, gesture=None)
    for one in sorted(there, key=lambda row: row.pk):
        who = by if one == network else quietly
        record(kind=kind, network=one.slug, subject=subject, by=who, now=now, merged=merged.pk)
        for body in Body.objects.filter(network=one).values_list("pk", flat=True):
            touch(one.slug, str(body), f"{body}/*")


def move_references(model: type[models.Model], old: models.Model, new: models.Model) -> None:
    """Make whatever refers to a row refer to another one."""
    for column in references(model):
        rows = rows_of(column, old)
        if column.model is Seat:
            rows = rows.exclude(pk__in=[seat.pk for seat in opened_together(rows, new)])
        else:
            join_periods(column, old, new)
            drop_twins(column, old, new)
        rows.update(**{column.name: new.pk})


def rows_of(column: Reference, *pointed: models.Model) -> models.QuerySet[Any]:
    """The rows that refer to one of these."""
    return column.model._base_manager.filter(**{f"{column.name}__in": [row.pk for row in pointed]})


def opened_together(seats: Iterable[Seat], institution: models.Model) -> list[Seat]:
    """Seats that began on the same day as one that an institution has in the same body."""
    theirs = Seat.objects.filter(institution=institution.pk).values_list("body", "starts")
    begun = set(theirs)
    return [seat for seat in seats if (seat.body_id, seat.starts) in begun]


def join_periods(column: Reference, old: models.Model, new: models.Model) -> None:
    """Of rows that hold for a time and say the same, make one of those that overlap."""
    if not issubclass(column.model, Dated):
        return
    last: dict[tuple[Any, ...], Any] = {}
    for row in rows_of(column, old, new).order_by("starts", "pk"):
        key = said_of(row, column)
        earlier = last.get(key)
        if earlier is None or (earlier.ends is not None and earlier.ends < row.starts):
            last[key] = row
        else:
            prolong(earlier, row)
            remove(row, earlier)


def said_of(row: Dated, column: Reference) -> tuple[Any, ...]:
    """What a row says, but for when and of whom."""
    left_out = ("id", "starts", "ends", column.name, *row.of_its_end)
    columns = (one for one in row._meta.concrete_fields if one.name not in left_out)
    said = (getattr(row, one.attname) for one in columns)
    return tuple(tuple(value) if isinstance(value, list) else value for value in said)


def prolong(earlier: Dated, row: Dated) -> None:
    """Have a period last as long as another one that begins within it, and end as that one does."""
    if earlier.ends is None or (row.ends is not None and row.ends <= earlier.ends):
        return
    for name in ("ends", *row.of_its_end):
        setattr(earlier, name, getattr(row, name))
    earlier.save(update_fields=["ends", *row.of_its_end])


def drop_twins(column: Reference, old: models.Model, new: models.Model) -> None:
    """Where both have a row that may be there but once, keep one."""
    for unique in unique_with(column):
        ours = {unique.key(row): row for row in rows_of(column, new).filter(unique.condition)}
        for row in rows_of(column, old).filter(unique.condition):
            key = unique.key(row)
            twin = ours.get(key) if key is not None else None
            if twin is not None:
                drop_one(row, twin)


def drop_one(row: Any, twin: Any) -> None:
    """Remove the row that says less; that of the one who stays says as much."""
    if hasattr(row, "outweighs") and row.outweighs(twin):
        remove(twin, row)
    else:
        remove(row, twin)


def remove(row: models.Model, kept: models.Model) -> None:
    """Remove a row for another that says as much, which takes over what refers to it."""
    move_references(type(row), row, kept)
    row.delete()
