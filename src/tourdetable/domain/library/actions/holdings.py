"""What this app keeps for a seat: what it brought, keeps, used."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from tourdetable.domain.library.models import Entry, EntryUse
from tourdetable.domain.networks.actions.holdings import HOLDINGS, SeatTrace
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.people.wording import short_day
from tourdetable.domain.uses.actions.holdings import SeatUses


class SeatLibrary:
    """What a seat brought stays what it brought; what it keeps is kept by whoever follows."""

    def weigh(self, seat: Seat, since: date) -> None:
        """What is kept is the seat's: its holders may change."""

    def pass_on(self, seat: Seat, to: Seat, since: date) -> None:
        """What is brought these days, and all that is to be kept true."""
        Entry.objects.filter(seat=seat, brought_on__gte=since).update(seat=to)
        Entry.objects.filter(keeper=seat).update(keeper=to)

    def free(self, seat: Seat, ends: date) -> None:
        """Those who lead keep it from then on."""
        Entry.objects.filter(keeper=seat).update(keeper=None)

    def traces(self, seat: Seat) -> Iterator[SeatTrace]:
        """Whoever brought something for it held it that day."""
        words = _("%(person)s brought “%(entry)s”, on %(day)s, for this seat")
        rows = Entry.objects.filter(seat=seat, person__isnull=False).select_related("person")
        for entry in rows.order_by("pk"):
            said = {"person": entry.person, "entry": entry, "day": short_day(entry.brought_on)}
            yield SeatTrace(entry.person_id or 0, entry.brought_on, words % said)


HOLDINGS.append(SeatLibrary())
HOLDINGS.append(SeatUses(EntryUse))
