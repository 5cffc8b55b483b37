"""Messages that leave: each is a row, marked as leaving before a mail server is told of it, and
never tried again by itself from then on, unless the server said no. A message leaves once at most
(ADR 80).

A parcel is the rows that leave as one message: always of one table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar, TypeVar

from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.db.models import TextChoices as Choices
from django.utils.translation import gettext_lazy as _

from tourdetable.domain.journal import leases
from tourdetable.domain.journal.actions import advance
from tourdetable.domain.journal.leases import Lease
from tourdetable.domain.journal.models import HEAD

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

HOLD = timedelta(minutes=15)
"""How long a worker has to send what it took; after that, another one takes over."""

AGAIN = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(days=1))
"""How long to wait after each refusal; after one more, the message is given up."""


class DepartureState(Choices):
    """`leaving`: handed over to the mail server, whose answer is awaited; `uncertain`: that answer
    never came; `overtaken`: no longer true when it could leave; `given_up`: refused too many times;
    `unwanted`: the person asked not to be told."""

    WAITING = "waiting", _("waiting")
    LEAVING = "leaving", _("leaving")
    SENT = "sent", _("sent")
    UNCERTAIN = "uncertain", _("perhaps sent")
    UNWANTED = "unwanted", _("not wanted")
    OVERTAKEN = "overtaken", _("overtaken")
    GIVEN_UP = "given_up", _("given up")


STUCK = (DepartureState.GIVEN_UP, DepartureState.UNCERTAIN)
"""Somebody must see to it: it leaves no more by itself."""


class Departure(Lease):
    """A message to somebody, and what becomes of it.

    `due_at` is when it may leave, or (refused) when it is tried again. `handed_at` is when it was
    last handed over to a mail server, which is written before anything is said to it. `error` is
    the code of the last refusal, `subject` that of the message as it left.

    A table says by which path its rows name the network whose pages tell what became of them
    (`SLUG`; empty: none do), and what is read with a row to say whom it goes to (`AROUND`).
    """

    SLUG: ClassVar[str] = ""
    AROUND: ClassVar[tuple[str, ...]] = ()

    state = models.CharField(max_length=10, choices=DepartureState, default=DepartureState.WAITING)
    due_at = models.DateTimeField()
    handed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    subject = models.CharField(max_length=250, blank=True)
    error = models.CharField(max_length=40, blank=True)

    class Meta:
        abstract = True

    @property
    def recipient(self) -> str:
        """The address it goes to; empty when there is none any more."""
        raise NotImplementedError

    @property
    def sort(self) -> StrOrPromise:
        """What it is, in a word: nothing of what it says."""
        raise NotImplementedError

    @property
    def shown_in(self) -> str:
        """The slug of the network that it is of; empty for none."""
        return ""

    @property
    def key(self) -> str:
        """What names it among the messages of all tables."""
        return f"{self._meta.model_name}:{self.pk}"


D = TypeVar("D", bound=Departure)


class AddressedDeparture(Departure):
    """A message to an address that is nobody's account, of which one leaves a day at most."""

    to = models.EmailField()
    day = models.DateField()

    class Meta:
        abstract = True

    @property
    def recipient(self) -> str:
        return self.to


def sent_at_a_moment() -> Q:
    """Whoever was sent something was so at a moment, and nobody else: for a constraint."""
    sent = DepartureState.SENT
    return Q(state=sent, sent_at__isnull=False) | (~Q(state=sent) & Q(sent_at=None))


def those_of(parcels: Iterable[Sequence[Departure]]) -> QuerySet[Departure]:
    """The rows of parcels of one table, to be written."""
    every = [row for parcel in parcels for row in parcel]
    table = type(every[0]) if every else None
    if table is None:
        raise ValueError("no parcel: the table is not known")
    return table._default_manager.filter(pk__in=[row.pk for row in every])


@transaction.atomic
def take_due(table: type[D], *, worker: str, now: datetime, most: int) -> list[D]:
    """Take at most so many messages of a table to send, oldest first; nobody else takes them for a
    while."""
    waiting = table._default_manager.filter(state=DepartureState.WAITING, due_at__lte=now)
    rows = waiting.select_related(*table.AROUND).order_by("pk")
    return leases.take(rows, worker=worker, now=now, hold=HOLD, most=most)


@transaction.atomic
def hand_over(*, parcel: Sequence[Departure], worker: str, now: datetime) -> bool:
    """Mark a parcel as leaving, before a mail server is told anything of it; False when this worker
    holds it no more, and must leave it alone."""
    mine = leases.held(those_of([parcel]), worker=worker).filter(state=DepartureState.WAITING)
    if mine.update(state=DepartureState.LEAVING, handed_at=now) == len(parcel):
        return True
    transaction.set_rollback(True)
    return False


@transaction.atomic
def mark_sent(*, parcel: Sequence[Departure], now: datetime, subject: str = "") -> None:
    """The server took the message: it is its business now."""
    sent = DepartureState.SENT
    those_of([parcel]).update(state=sent, sent_at=now, error="", subject=subject[:250])


@transaction.atomic
def mark_uncertain(*, parcel: Sequence[Departure], error: str, subject: str = "") -> None:
    """The server was given the message, and never said whether it took it: nobody tries again by
    itself."""
    doubtful = DepartureState.UNCERTAIN
    these = those_of([parcel])
    these.update(state=doubtful, error=error, subject=subject[:250], held_until=None)


@transaction.atomic
def mark_overtaken(*, parcels: Iterable[Sequence[Departure]]) -> None:
    """What they told is no longer true: they stay unsent."""
    left = list(parcels)
    if left:
        those_of(left).update(state=DepartureState.OVERTAKEN)


@transaction.atomic
def mark_refused(*, parcel: Sequence[Departure], error: str, now: datetime) -> bool:
    """The address, or the message, was refused: try again later, or (True) give up."""
    these = those_of([parcel])
    tries = max(these.values_list("attempts", flat=True), default=0)
    if tries > len(AGAIN):
        these.update(state=DepartureState.GIVEN_UP, error=error, due_at=now, held_until=None)
        show_again(row.shown_in for row in parcel)
        return True
    again = now + AGAIN[max(tries, 1) - 1]
    these.update(state=DepartureState.WAITING, error=error, due_at=again, held_until=None)
    return False


@transaction.atomic
def put_back(*, parcels: Iterable[Sequence[Departure]]) -> None:
    """Nothing was tried (the server does not answer, time is short): no attempt is counted."""
    left = list(parcels)
    if left:
        leases.put_back(those_of(left).filter(state=DepartureState.WAITING))


@transaction.atomic
def take_back(*, parcel: Sequence[Departure]) -> None:
    """The server refused us, whatever the message: it was given nothing, and the parcel waits."""
    leaving = those_of([parcel]).filter(state=DepartureState.LEAVING)
    leaving.update(state=DepartureState.WAITING)


@transaction.atomic
def settle(*, table: type[Departure], dead: Iterable[str], now: datetime) -> int:
    """Take over from workers that are gone, or were too long: what they had not handed over waits
    again; of what they had, nobody knows (how many rows that is)."""
    gone = Q(held_by__in=list(dead)) | Q(held_until__lte=now)
    left = table._default_manager.filter(gone, held_until__isnull=False)
    leases.put_back(left.filter(state=DepartureState.WAITING))
    doubtful = left.filter(state=DepartureState.LEAVING)
    uncertain = DepartureState.UNCERTAIN
    return doubtful.update(state=uncertain, error="killed", held_until=None)


def holders(table: type[Departure]) -> list[str]:
    """The workers that hold something of a table."""
    under_way = (DepartureState.WAITING, DepartureState.LEAVING)
    rows = table._default_manager.filter(held_until__isnull=False, state__in=under_way)
    return list(rows.order_by().values_list("held_by", flat=True).distinct())


def stuck_in(table: type[Departure]) -> QuerySet[Departure]:
    """Those of a table that somebody must see to."""
    return table._default_manager.filter(state__in=STUCK)


@transaction.atomic
def wait_again(these: QuerySet[Departure], *, now: datetime) -> int:
    """Have these leave as if they were new, and the pages of their networks say so; how many."""
    path = these.model.SLUG
    networks = set(these.values_list(path, flat=True)) if path else set()
    number = these.update(state=DepartureState.WAITING, attempts=0, due_at=now, held_until=None)
    show_again(networks)
    return number


def show_again(networks: Iterable[str]) -> None:
    """Their pages tell of what was given up: they are no longer what they were, though nothing has
    happened there."""
    advance({(network, HEAD) for network in networks if network})
