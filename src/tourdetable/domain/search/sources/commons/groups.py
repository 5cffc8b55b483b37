"""What working groups are asked, what they report, and the calls for themes they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Q, QuerySet

from tourdetable.domain.groups.models import GroupReport, TermsOfReference, ThemeCall
from tourdetable.domain.groups.queries import in_force
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.search.marks import MEMBERS, gathered, sitting
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

TERMS = ("why", "existing", "added", "perimeter", "wanted", "means", "method", "criteria")
REPORT = ("done", "remains", "learnt", "becomes")
"""Texts, in the order in which they are read."""


class TermsSource(SearchSource):
    """The terms of reference in force of each group, for members."""

    code, filed = "terms", TermsOfReference

    def rows(self, seen: Seen) -> QuerySet[TermsOfReference]:
        found = in_force(TermsOfReference.objects.filter(body__network=seen.network))
        return found.select_related("body").prefetch_related("tags")

    def things(self, rows: Sequence[TermsOfReference], seen: Seen) -> Iterator[Thing]:
        for terms in rows:
            planned = (str(work["title"]) for work in terms.works)
            text = joined(*(getattr(terms, name) for name in TERMS), *planned)
            reading = SearchReading(frozenset({MEMBERS}), terms.question, text)
            day, said = local_day(seen.network, terms.written_at), terms.body.slug
            tags = tags_of(terms)
            yield Thing(terms.pk, (reading,), terms.body_id, day, part=said, tags=tags)

    def touched(self, news: SearchNews) -> Iterable[int]:
        return keys(TermsOfReference.objects.filter(body__in=news.bodies))


class GroupReportsSource(SearchSource):
    """What groups reported, once it is given, for members; a report is called by its group."""

    code = "group_report"

    def rows(self, seen: Seen) -> QuerySet[GroupReport]:
        found = GroupReport.objects.filter(body__network=seen.network, given_on__isnull=False)
        return found.select_related("body")

    def things(self, rows: Sequence[GroupReport], seen: Seen) -> Iterator[Thing]:
        for report in rows:
            text = joined(*(getattr(report, name) for name in REPORT))
            reading = SearchReading(frozenset({MEMBERS}), report.body.name, text)
            part = f"{report.body.slug}/{report.kind}"
            yield Thing(report.pk, (reading,), report.body_id, report.given_on, part=part)

    def touched(self, news: SearchNews) -> Iterable[int]:
        about = Q(pk__in=news.of(self.code)) | Q(body__in=news.bodies)
        return keys(GroupReport.objects.filter(about))


class ThemeCallsSource(SearchSource):
    """The calls for themes, as `groups.queries.calls_seen_by` says; what answers one is a topic."""

    code, filed = "theme_call", ThemeCall

    def rows(self, seen: Seen) -> QuerySet[ThemeCall]:
        found = ThemeCall.objects.filter(body__network=seen.network)
        return found.select_related("body").prefetch_related("tags")

    def things(self, rows: Sequence[ThemeCall], seen: Seen) -> Iterator[Thing]:
        for call in rows:
            readers = sitting(call.body_id) | gathered(call.body.kind)
            reading = SearchReading(readers, call.title, call.words)
            yield Thing(call.pk, (reading,), call.body_id, call.opens, tags=tags_of(call))
