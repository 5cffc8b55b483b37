"""What this app keeps for a seat: what it brought to diagnoses, and its answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from tourdetable.domain.convention.models import DiagnosisEntry, DiagnosisPartner
from tourdetable.domain.networks.actions.holdings import HOLDINGS, SeatTrace
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.people.wording import short_day


class SeatInDiagnoses:
    """What was brought or answered from a day on is of the seat of that day."""

    def weigh(self, seat: Seat, since: date) -> None:
        """What was said is the seat's: its holders may change."""

    def pass_on(self, seat: Seat, to: Seat, since: date) -> None:
        """What was brought and answered these days."""
        DiagnosisEntry.objects.filter(seat=seat, on__gte=since).update(seat=to)
        DiagnosisPartner.objects.filter(seat=seat, recorded_on__gte=since).update(seat=to)

    def free(self, seat: Seat, ends: date) -> None:
        """What was said stays; what is asked is asked of the institution."""

    def traces(self, seat: Seat) -> Iterator[SeatTrace]:
        """Whoever answered for it held it that day."""
        words = _("%(person)s answered for this seat on “%(title)s”, on %(day)s")
        rows = DiagnosisPartner.objects.filter(seat=seat, person__isnull=False)
        for row in rows.select_related("person", "diagnosis"):
            assert row.recorded_on is not None
            said = {"person": row.person, "title": row.diagnosis.title}
            said["day"] = short_day(row.recorded_on)
            yield SeatTrace(row.person_id or 0, row.recorded_on, words % said)


HOLDINGS.append(SeatInDiagnoses())
