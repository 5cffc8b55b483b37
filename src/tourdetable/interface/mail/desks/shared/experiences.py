"""The messages about experiences: a call, something that is asked of somebody, what others tried.

As many queries for 3 as for 300.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from tourdetable.domain.experience.enums import ReportState, SecondOpinion
from tourdetable.domain.experience.models import (
    ExperienceCall,
    ExperienceReport,
    ReportUse,
    SecondReading,
)
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import in_force, local_day
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.interface.mail.desks.news import News, NewsDesk, charter_versions


def signed_in(network: Network, name: str, pk: int) -> str:
    """The address of a page, by way of the sign-in page."""
    page = reverse(name, args=[network.slug, pk])
    return f"{settings.SITE_URL}{reverse('account_request_login_code')}?next={page}"


@dataclass(frozen=True, kw_only=True)
class CallLetter(News):
    """A call for experiences."""

    call: ExperienceCall

    @property
    def told(self) -> dict[str, Any]:
        """What the templates say of it."""
        return {"call": self.call, "url": signed_in(self.network, "experience_call", self.call.pk)}


class CallDesk(NewsDesk):
    """Everything that the messages of one batch quote about calls."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        rows = ExperienceCall.objects.select_related("network", "body")
        self.calls = rows.in_bulk({subject_id(event) for event in self.events})
        self.charters = charter_versions({one.network_id for one in self.calls.values()})

    def letter(self, parcel: Parcel) -> CallLetter | None:
        """The message of one parcel, as long as the call is open."""
        call = self.calls.get(subject_id(parcel[0].event))
        if call is None or call.closed_at is not None or parcel[0].person.account is None:
            return None
        on = local_day(call.network, self.now)
        if call.until is not None and call.until < on:
            return None
        return CallLetter(
            **self.heading(parcel, in_force(self.charters[call.network_id], on), call.network),
            persons=tuple(dict.fromkeys(notice.person for notice in parcel)),
            thread=f"call-{call.pk}",
            call=call,
        )


@dataclass(frozen=True, kw_only=True)
class ExperienceLetter(News):
    """An experience that somebody is told of: `what` happened, in the last word of its event."""

    report: ExperienceReport
    reading: SecondReading | None = None
    use: ReportUse | None = None

    @property
    def what(self) -> str:
        return self.event.kind.rpartition(".")[2]

    @property
    def url(self) -> str:
        """The page where one goes on."""
        if self.what == "second_asked" and self.reading is not None:
            return signed_in(self.network, "experience_opinion", self.reading.pk)
        if self.what == "waits" and self.report.topic_id is not None:
            return signed_in(self.network, "topic", self.report.topic_id)
        return signed_in(self.network, "experience", self.report.pk)

    @property
    def told(self) -> dict[str, Any]:
        """What the templates say of it."""
        known = {"report": self.report, "reading": self.reading, "use": self.use}
        return known | {"what": self.what, "url": self.url}


class ExperienceDesk(NewsDesk):
    """Everything that the messages of one batch quote about experiences."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        wanted = {subject_id(event) for event in self.events}
        self.reports = ExperienceReport.objects.select_related("network", "topic").in_bulk(wanted)
        self.charters = charter_versions({one.network_id for one in self.reports.values()})
        around = ("seat__institution", "person")
        rows = SecondReading.objects.select_related("seat__institution")
        self.readings = rows.in_bulk(self.named("reading"))
        self.uses = ReportUse.objects.select_related(*around).in_bulk(self.named("use"))

    def named(self, what: str) -> set[int]:
        """The rows of which the events tell."""
        return {event.data[what] for event in self.events if what in event.data}

    def letter(self, parcel: Parcel) -> ExperienceLetter | None:
        """The message of one parcel, as long as it is true and somebody has a mailbox."""
        event = parcel[0].event
        report = self.reports.get(subject_id(event))
        if report is None or parcel[0].person.account is None or not self.is_true(event, report):
            return None
        charter = in_force(self.charters[report.network_id], local_day(report.network, self.now))
        heading = self.heading(parcel, charter, report.network)
        if report.discreet and event.kind == "experience.second_asked":
            heading |= {"sender": None, "sent_for": ""}
        return ExperienceLetter(
            **heading,
            persons=tuple(dict.fromkeys(notice.person for notice in parcel)),
            thread=f"experience-{report.pk}",
            report=report,
            reading=self.readings.get(event.data.get("reading", 0)),
            use=self.uses.get(event.data.get("use", 0)),
        )

    def is_true(self, event: Event, report: ExperienceReport) -> bool:
        """Whether what it tells still is so."""
        drafted = report.state == ReportState.DRAFT
        if event.kind == "experience.tried":
            return event.data.get("use") in self.uses
        if event.kind == "experience.waits":
            return drafted and report.topic is not None and report.topic.waits
        if event.kind in ("experience.second_asked", "experience.second_given"):
            reading = self.readings.get(event.data.get("reading", 0))
            asked = event.kind == "experience.second_asked"
            waited = reading is not None and reading.opinion == SecondOpinion.WAITED
            return drafted and reading is not None and waited is asked
        return drafted
