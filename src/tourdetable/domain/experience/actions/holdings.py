"""What this app keeps for a seat: the experiences that it carries, those that it read again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from tourdetable.domain.experience.enums import ReportState, SecondOpinion
from tourdetable.domain.experience.models import ExperienceReport, ReportUse, SecondReading
from tourdetable.domain.networks.actions.holdings import HOLDINGS, SeatTrace
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import short_day
from tourdetable.domain.uses.actions.holdings import SeatUses


class SeatExperiences:
    """A sheet is its seat's: whoever holds it next goes on writing."""

    def weigh(self, seat: Seat, since: date) -> None:
        """What was told is the seat's: its holders may change."""

    def pass_on(self, seat: Seat, to: Seat, since: date) -> None:
        """What was proposed these days, what is being written, and what it was asked to read."""
        for report in ExperienceReport.objects.filter(seat=seat).select_related("network"):
            if report.writable or local_day(report.network, report.proposed_at) >= since:
                report.seat, report.body = to, to.body
                report.save(update_fields=["seat", "body"])
        SecondReading.objects.filter(seat=seat, opinion=SecondOpinion.WAITED).update(seat=to)

    def free(self, seat: Seat, ends: date) -> None:
        """What was told stays; whoever proposed a draft goes on writing it."""
        drafts = ExperienceReport.objects.filter(seat=seat, state=ReportState.DRAFT)
        for report in drafts.select_related("person"):
            begun = {"invited_at": report.proposed_at}
            if report.person is not None:
                report.carriers.get_or_create(person=report.person, defaults=begun)

    def traces(self, seat: Seat) -> Iterator[SeatTrace]:
        """Whoever proposed for it held it that day."""
        words = _("%(person)s proposed to tell “%(title)s”, on %(day)s, for this seat")
        rows = ExperienceReport.objects.filter(seat=seat, person__isnull=False)
        for one in rows.select_related("person", "network"):
            day = local_day(one.network, one.proposed_at)
            said = {"person": one.person, "title": one.title, "day": short_day(day)}
            yield SeatTrace(one.person_id or 0, day, words % said)


HOLDINGS += [SeatExperiences(), SeatUses(ReportUse)]
