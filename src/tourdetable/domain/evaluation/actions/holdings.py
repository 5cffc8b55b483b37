"""What this app keeps for a seat: comments that it signed, and interviews of whoever held it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from tourdetable.domain.evaluation.models import FigureComment, InterviewNote
from tourdetable.domain.networks.actions.holdings import HOLDINGS, SeatTrace
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import short_day


class SeatInEvaluations:
    """What was said from a day on is of the seat of that day."""

    def weigh(self, seat: Seat, since: date) -> None:
        """What was said is the seat's: its holders may change."""

    def pass_on(self, seat: Seat, to: Seat, since: date) -> None:
        """What was said these days."""
        FigureComment.objects.filter(seat=seat, written_at__date__gte=since).update(seat=to)
        InterviewNote.objects.filter(seat=seat, on__gte=since).update(seat=to)

    def free(self, seat: Seat, ends: date) -> None:
        """What was said stays."""

    def traces(self, seat: Seat) -> Iterator[SeatTrace]:
        """Whoever commented a figure for it held it that day."""
        words = _("%(person)s commented the evaluation “%(title)s” for this seat, on %(day)s")
        rows = FigureComment.objects.filter(seat=seat, written_by__isnull=False)
        for one in rows.select_related("written_by", "campaign__network"):
            day = local_day(one.campaign.network, one.written_at)
            said = {"person": one.written_by, "title": one.campaign, "day": short_day(day)}
            yield SeatTrace(one.written_by_id or 0, day, words % said)


HOLDINGS.append(SeatInEvaluations())
