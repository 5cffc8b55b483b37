"""The experiences that wait for one person: those that they write, those that they are asked to
read for others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from tourdetable.domain.experience.enums import ReportState, SecondOpinion
from tourdetable.domain.experience.models import (
    ExperienceReport,
    ReportCarrier,
    SecondReading,
)
from tourdetable.domain.journal.prepared import Part, Prepared
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import Standing
from tourdetable.interface.web.areas.home.holdings import PERSON, seats


@dataclass(frozen=True)
class ExperienceWaiting:
    """An experience, what it waits for, and on which page (`name`, `pk`) that is done."""

    network: Network
    title: str
    words: str
    name: str
    pk: int
    urgent: bool


def drafts() -> QuerySet[ExperienceReport]:
    """What the person writes, for a seat, by an office or because they were invited: what is urgent
    first, then the latest."""
    invited = ReportCarrier.objects.filter(report=OuterRef("pk"), person=PERSON)
    mine = Q(seat__in=seats()) | Q(seat=None, person=PERSON) | Exists(invited)
    rows = ExperienceReport.objects.filter(mine, state=ReportState.DRAFT)
    return rows.order_by("-urgent", "-proposed_at", "-pk")


DRAFTS = Prepared(
    drafts,
    Part("", ExperienceReport, without=("context", "transfer", "questions", "contacts")),
    Part("network__", Network),
)


def second_readings() -> QuerySet[SecondReading]:
    """The drafts that the person's seats are asked to read, and have not, the oldest first."""
    rows = SecondReading.objects.filter(
        seat__in=seats(), opinion=SecondOpinion.WAITED, report__state=ReportState.DRAFT
    )
    return rows.order_by("asked_at", "pk")


SECOND_READINGS = Prepared(
    second_readings,
    Part("", SecondReading, without=("words",)),
    Part("report__", ExperienceReport, without=("context", "transfer", "questions", "contacts")),
    Part("report__network__", Network),
)


def lines(
    given: Mapping[str, Any], places: Mapping[int, Standing], *, drafted: bool, asked: bool
) -> Iterator[ExperienceWaiting]:
    """What others wait for first."""
    second = SECOND_READINGS.rows(**given) if asked else []
    for reading, report, network in second:
        words = _("Another institution asks you to read this draft before it leaves.")
        if network.pk in places:
            said = (report.title, words, "experience_opinion", reading.pk)
            yield ExperienceWaiting(network, *said, urgent=report.urgent)
    yield from writing(DRAFTS.rows(**given) if drafted else [], places)


def writing(
    rows: Iterable[tuple[Any, ...]], places: Mapping[int, Standing]
) -> Iterator[ExperienceWaiting]:
    for report, network in rows:
        if network.pk in places:
            said = (report.title, waits_for(report), "experience", report.pk)
            yield ExperienceWaiting(network, *said, urgent=report.urgent)


def waits_for(report: ExperienceReport) -> str:
    """What is next, as far as its row tells."""
    if not report.results:
        return _("Your experience waits for its sheet.")
    if not report.checked:
        return _("Your experience waits to be looked through before it leaves.")
    return _("Your experience waits to be published.")
