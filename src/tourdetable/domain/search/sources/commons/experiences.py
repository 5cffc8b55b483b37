"""What members tell of their practice, once it is published, and the calls to tell some."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Q, QuerySet

from tourdetable.core.words.attribution import Attribution
from tourdetable.core.words.audience import BEYOND_THE_BODY, Audience
from tourdetable.domain.experience.enums import ReportState
from tourdetable.domain.experience.models import ExperienceCall, ExperienceReport, ReportDocument
from tourdetable.domain.experience.sheets import TEXTS
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.search.marks import (
    ALL_BODIES,
    EVERYBODY,
    MEMBERS,
    being,
    holding,
    sitting,
)
from tourdetable.domain.search.sources.base import (
    SearchNews,
    SearchReading,
    SearchSource,
    Seen,
    Thing,
    joined,
    keys,
    tags_of,
)
from tourdetable.domain.search.sources.files import texts_of


class ExperiencesSource(SearchSource):
    """Published sheets, as their page has them: of those of which nothing may tell whose they are,
    neither who wrote them, nor whom to ask, nor their body, nor the documents beside them."""

    code, filed = "experience", ExperienceReport
    whose = "report"

    def rows(self, seen: Seen) -> QuerySet[ExperienceReport]:
        found = ExperienceReport.objects.filter(network=seen.network, state=ReportState.PUBLISHED)
        around = found.select_related("seat__institution", "person")
        return around.prefetch_related("carriers", "tags")

    def things(self, rows: Sequence[ExperienceReport], seen: Seen) -> Iterator[Thing]:
        beside = words_beside(rows)
        for report in rows:
            text = joined(*written(report), *(() if report.discreet else beside[report.pk]))
            reading = SearchReading(readers(report), report.title, text)
            body = None if report.discreet else report.body_id
            yield Thing(report.pk, (reading,), body, report.published_on, tags=tags_of(report))

    def documents(self) -> QuerySet[ReportDocument]:
        return ReportDocument.objects.filter(report__state=ReportState.PUBLISHED)

    def touched(self, news: SearchNews) -> Iterable[int]:
        told = Q(seat__institution__in=news.of("institution")) | Q(person__in=news.of("person"))
        about = Q(pk__in=news.of(self.code)) | Q(seat__in=news.of("seat")) | told
        return keys(ExperienceReport.objects.filter(about))


def written(report: ExperienceReport) -> Iterator[str]:
    """What its page says."""
    yield from (report.when, report.territory)
    if report.seat is not None and not report.discreet:
        yield report.seat.institution.name
    if report.person is not None and report.attribution == Attribution.NAMED:
        yield str(report.person)
    yield from (
        getattr(report, name) for name in TEXTS if name != "contacts" or not report.discreet
    )


def words_beside(rows: Sequence[ExperienceReport]) -> dict[int, list[str]]:
    """The names and the words of the documents of each, by its id (two queries)."""
    every = list(ReportDocument.objects.filter(report__in=rows).order_by("pk"))
    read, found = texts_of(one.stored_id for one in every), defaultdict[int, list[str]](list)
    for one in every:
        found[one.report_id] += [one.name, read.get(one.stored_id, "")]
    return found


def readers(report: ExperienceReport) -> frozenset[str]:
    """Those for whom it is published, and those who carry it."""
    alone = [report.person_id] if report.seat_id is None else []
    invited = (one.person_id for one in report.carriers.all())
    own = holding([report.seat_id]) | being([*alone, *invited])
    if report.audience == Audience.PUBLIC:
        return own | {EVERYBODY, MEMBERS}
    if report.audience in BEYOND_THE_BODY:
        return own | {MEMBERS}
    return own | (frozenset({ALL_BODIES}) if report.body_id is None else sitting(report.body_id))


class ExperienceCallsSource(SearchSource):
    """What members are invited to tell, for those whom it invites."""

    code, filed = "experience_call", ExperienceCall

    def rows(self, seen: Seen) -> QuerySet[ExperienceCall]:
        return ExperienceCall.objects.filter(network=seen.network).prefetch_related("tags")

    def things(self, rows: Sequence[ExperienceCall], seen: Seen) -> Iterator[Thing]:
        for call in rows:
            invited = frozenset({MEMBERS}) if call.body_id is None else sitting(call.body_id)
            reading = SearchReading(invited, call.title, call.words)
            day = local_day(seen.network, call.opened_at)
            yield Thing(call.pk, (reading,), call.body_id, day, tags=tags_of(call))

    def touched(self, news: SearchNews) -> Iterable[int]:
        return news.of("call")
