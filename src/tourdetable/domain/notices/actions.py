"""Reading the journal into notices, and following each until it has left.

Telling is not an act: nothing is recorded.

Several workers may do all this at once, and each may die at any moment: a notice is unique by its
event and person, and whoever takes one holds it for a while only. What becomes of it from then on
is that of any message (`journal/departures.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from functools import reduce
from itertools import groupby
from operator import or_
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from tourdetable.domain.journal import leases
from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.journal.departures import HOLD, stuck_in, wait_again
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.notices.audience import audience
from tourdetable.domain.notices.departing import TABLES, name_of
from tourdetable.domain.notices.enums import (
    AT_LEISURE,
    FAMILY_OF,
    TOLD,
    NoticeFamily,
    NoticeKind,
    NoticeState,
    Rhythm,
)
from tourdetable.domain.notices.models import Dispatch, Notice, NoticeChoice, Reading, WholeText
from tourdetable.domain.notices.queries import closed_networks, due, unread
from tourdetable.domain.notices.rhythms import in_force, rhythm_of, rhythms_for, when
from tourdetable.domain.own.rules import must_be_oneself
from tourdetable.domain.people.models import Person

LONGEST_ROW = 19
"""How many figures no number of a row has."""
LOOKED = timedelta(minutes=1)
"""How often a worker that has nothing to do writes that it looked."""

Parcel = tuple[Notice, ...]
"""The notices for one mailbox that leave as one message: those of one event, or those that it
asked to receive together."""

Key = tuple[int, int | None, str]


@transaction.atomic
def collect(*, now: datetime) -> None:
    """Read what is new in the journal: a notice for each person to tell, but in networks that are
    closed. Idempotent."""
    events = list(unread(now=now))
    closed = closed_networks() if events else set()
    for event in events:
        Reading.objects.bulk_create([Reading(event=event, at=now)], ignore_conflicts=True)
        if event.network in closed:
            continue
        Notice.objects.bulk_create(notices_of(event, now), ignore_conflicts=True)


def notices_of(event: Event, now: datetime) -> list[Notice]:
    """One for each person to tell, for when they want to be told; `unwanted` where they do not."""
    kind = TOLD[event.kind]
    told = audience(event, now=now)
    wanted = rhythms_for(event, kind) if told else {}
    chosen = {person: rhythm_of(event, kind, wanted.get(person)) for person in told}
    others = set(chosen.values()) - {Rhythm.AT_ONCE}
    moments = {rhythm: when(rhythm, event, kind, now=now) for rhythm in others}
    at_once = (Rhythm.AT_ONCE, now + AT_LEISURE.get(kind, timedelta()))
    found = []
    for person in told:
        rhythm, due_at = moments.get(chosen[person]) or at_once
        state = NoticeState.UNWANTED if rhythm is Rhythm.NEVER else NoticeState.WAITING
        said = {"kind": kind, "rhythm": rhythm, "state": state, "due_at": due_at}
        found.append(Notice(event=event, person_id=person, **said))
    return found


@transaction.atomic
def pass_over(*, now: datetime) -> None:
    """Tell nobody of what the journal holds so far: a year brought in at once is no news."""
    Reading.objects.bulk_create(
        [Reading(event=event, at=now) for event in unread(now=now)], ignore_conflicts=True
    )


@transaction.atomic
def take(*, worker: str, now: datetime, parcels: int) -> list[Parcel]:
    """Take at most so many parcels to send, oldest first; nobody else takes them for a while."""
    wanted = oldest(now, parcels)
    if not wanted:
        return []
    rows = due(now=now).filter(reduce(or_, wanted)).order_by("pk")
    around = rows.select_related("event", "person__account")
    taken = leases.take(around, worker=worker, now=now, hold=HOLD)
    return [tuple(group) for _key, group in groupby(sorted(taken, key=key), key=key)]


def oldest(now: datetime, parcels: int) -> list[Q]:
    """Which notices make so many parcels, oldest first; those that leave together come last."""
    single = due(now=now).filter(rhythm=Rhythm.AT_ONCE)
    pairs = first_keys(single, ("event_id", "person__account_id"), parcels)
    found = [Q(**one, rhythm=Rhythm.AT_ONCE) for one in pairs]
    if len(found) == parcels:
        return found
    several = due(now=now).exclude(rhythm=Rhythm.AT_ONCE)
    names = ("person__account_id", "event__network", "rhythm")
    return found + [Q(**one) for one in first_keys(several, names, parcels - len(found))]


def first_keys(rows: QuerySet[Notice], names: tuple[str, ...], most: int) -> list[dict[str, Any]]:
    """The first distinct values of these columns."""
    return list(rows.order_by(*names).values(*names).distinct()[:most])


def key(notice: Notice) -> Key:
    """What makes notices leave together: their mailbox, and their event or else their network."""
    account = notice.person.account_id
    if notice.rhythm == Rhythm.AT_ONCE:
        return notice.event_id, account, ""
    return 0, account, f"{notice.rhythm} {notice.event.network}"


@transaction.atomic
def try_again(*, now: datetime) -> int:
    """Give what was given up another round of attempts; how many messages."""
    state = NoticeState.GIVEN_UP
    return sum(wait_again(one._default_manager.filter(state=state), now=now) for one in TABLES)


@transaction.atomic
def send_again(*, keys: Collection[str], now: datetime) -> int:
    """Send what was given up, or is uncertain, once more: somebody chose so, knowing that an
    uncertain one may then come twice. How many messages; none when it was done already."""
    number = 0
    for table in TABLES:
        own = [row for name, row in map(named, keys) if name == name_of(table)]
        number += wait_again(stuck_in(table).filter(pk__in=own), now=now)
    return number


def named(key: str) -> tuple[str, int]:
    """The table and the row that a key names; no row when it names none."""
    name, _colon, row = key.partition(":")
    return name, int(row) if row.isdecimal() and len(row) < LONGEST_ROW else 0


@once
def choose_rhythms(
    *,
    person: Person,
    network: Network,
    body: Body | None,
    rhythms: Mapping[NoticeFamily, Rhythm | None],
    by: By,
    now: datetime,
    whole_text: bool | None = None,
) -> None:
    """Write at which rhythm somebody wants to be told of each family of notices, in a network or in
    one body of it; None: nothing of its own is said any more. What waits and is not wanted any more
    stays unsent. `whole_text`: whether they want the text of minutes in the message (None: as it
    was)."""
    must_be_oneself(person, by)
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if whole_text is not None:
        want_whole_text(person, network, whole_text)
    said = NoticeChoice.objects.filter(person=person, network=network, body=body)
    said.filter(family__in=list(rhythms)).delete()
    write_choices(person, network, body, rhythms)
    note_choice("person.notices_chosen", person, network, by, now)


def want_whole_text(person: Person, network: Network, wanted: bool) -> None:
    """Put the text of minutes in the messages of a network, or leave it out."""
    if wanted:
        WholeText.objects.get_or_create(person=person, network=network)
    else:
        WholeText.objects.filter(person=person, network=network).delete()


@once
def stop_telling(
    *, person: Person, network: Network, families: Collection[NoticeFamily], by: By, now: datetime
) -> None:
    """Tell somebody nothing more of these families in a network, whatever they had said of its
    bodies; nothing changes when it is so already."""
    say_everywhere(person, network, families, Rhythm.NEVER, by, now)


@once
def tell_anew(
    *, person: Person, network: Network, families: Collection[NoticeFamily], by: By, now: datetime
) -> None:
    """Tell somebody at once of these families in a network, as if nothing had been said."""
    say_everywhere(person, network, families, None, by, now)


def say_everywhere(
    person: Person,
    network: Network,
    families: Collection[NoticeFamily],
    rhythm: Rhythm | None,
    by: By,
    now: datetime,
) -> None:
    """One rhythm for these families in a network and all its bodies."""
    must_be_oneself(person, by)
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    mine = NoticeChoice.objects.filter(person=person, network=network, family__in=families)
    wanted: set[tuple[int | None, str, str]] = set()
    if rhythm is not None:
        wanted = {(None, family.value, rhythm.value) for family in families}
    known: set[tuple[int | None, str, str]] = set(mine.values_list("body_id", "family", "rhythm"))
    if known == wanted:
        return
    mine.delete()
    write_choices(person, network, None, dict.fromkeys(families, rhythm))
    kind = "person.notices_stopped" if rhythm else "person.notices_resumed"
    note_choice(kind, person, network, by, now)


def write_choices(
    person: Person,
    network: Network,
    body: Body | None,
    rhythms: Mapping[NoticeFamily, Rhythm | None],
) -> None:
    """Add what somebody chose of a place, and keep unsent what waits and is wanted no more."""
    place = {"person": person, "network": network, "body": body}
    NoticeChoice.objects.bulk_create(
        NoticeChoice(**place, family=family, rhythm=rhythm)
        for family, rhythm in rhythms.items()
        if rhythm is not None
    )
    keep_silent(person, network)


def note_choice(kind: str, person: Person, network: Network, by: By, now: datetime) -> None:
    """Record that somebody chose of what they are told, not what: that is theirs alone."""
    subject = f"person:{person.pk}"
    record(kind=kind, network="", subject=subject, by=by, now=now, about=network.slug)


def keep_silent(person: Person, network: Network) -> None:
    """What waits for somebody and is of a family that they want no more stays unsent."""
    choices = NoticeChoice.objects.filter(person=person, network=network)
    rows = Notice.objects.filter(person=person, event__network=network.slug)
    waiting = rows.filter(state=NoticeState.WAITING, kind__in=list(FAMILY_OF))
    unwanted = []
    for notice in waiting.select_related("event"):
        rhythms = in_force(choices, network.pk, notice.event.data.get("body"))
        if rhythms[FAMILY_OF[NoticeKind(notice.kind)]] is Rhythm.NEVER:
            unwanted.append(notice.pk)
    waiting.filter(pk__in=unwanted).update(state=NoticeState.UNWANTED)


@transaction.atomic
def next_turn(*, every: timedelta, now: datetime) -> datetime:
    """When the next message may leave, whichever worker asks; the one after it, that much later."""
    Dispatch.objects.get_or_create(pk=1, defaults={"free_at": now})
    dispatch = Dispatch.objects.select_for_update(no_key=True).get(pk=1)
    turn = max(dispatch.free_at, now)
    Dispatch.objects.filter(pk=1).update(free_at=turn + every)
    return turn


@transaction.atomic
def say_ran(*, trouble: str, now: datetime) -> None:
    """A worker looked, and what stopped it; written when that changes, or from time to time."""
    known = Dispatch.objects.filter(pk=1).first()
    said = {"ran_at": now, "trouble": trouble[:200]}
    if known is None:
        Dispatch.objects.get_or_create(pk=1, defaults={"free_at": now, **said})
    elif known.trouble != said["trouble"] or (known.ran_at or known.free_at) <= now - LOOKED:
        Dispatch.objects.filter(pk=1).update(**said)
