"""What this app keeps for a seat: what it makes, and what it is asked to read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from tourdetable.domain.deliverables.models import DeliverableUse, PeerReview
from tourdetable.domain.deliverables.queries import held_for
from tourdetable.domain.networks.actions.holdings import HOLDINGS, SeatTrace
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import short_day
from tourdetable.domain.uses.actions.holdings import SeatUses


class SeatWorks:
    """What is under way goes with a seat that continues another; what was delivered or said stays
    with the seat of that day."""

    def weigh(self, seat: Seat, since: date) -> None:
        """What is made is the seat's: its holders may change."""

    def pass_on(self, seat: Seat, to: Seat, since: date) -> None:
        """What it still has to deliver, and to read."""
        for work in held_for([seat.pk]):
            work.held_by.remove(seat)
            work.held_by.add(to)
        PeerReview.objects.filter(seat=seat, verdict="").update(seat=to)

    def free(self, seat: Seat, ends: date) -> None:
        """Who leads the body says who makes it then."""

    def traces(self, seat: Seat) -> Iterator[SeatTrace]:
        """Whoever read a deliverable for it held it that day."""
        words = _("%(person)s read “%(work)s” for this seat, on %(day)s")
        rows = PeerReview.objects.filter(seat=seat, answered_by__isnull=False)
        for review in rows.select_related("answered_by", "of__deliverable__network"):
            assert review.answered_at is not None
            day = local_day(review.of.deliverable.network, review.answered_at)
            said = {"person": review.answered_by, "work": review.of.title, "day": short_day(day)}
            yield SeatTrace(review.answered_by_id or 0, day, words % said)


HOLDINGS.append(SeatWorks())
HOLDINGS.append(SeatUses(DeliverableUse))
