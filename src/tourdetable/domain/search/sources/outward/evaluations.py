"""Reports of evaluations, once they are published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from tourdetable.core.words.audience import Audience
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.evaluation.queries import published_reports
from tourdetable.domain.search.marks import EVERYBODY, MEMBERS
from tourdetable.domain.search.sources.base import (
    SearchReading,
    SearchSource,
    Seen,
    Thing,
    joined,
)
from tourdetable.domain.search.sources.cutting import MarkedText


class EvaluationsSource(SearchSource):
    """How it was conducted, what it concludes: as each of its readers has it. Neither figures, nor
    what was said of them, nor interviews."""

    code = "campaign"

    def rows(self, seen: Seen) -> QuerySet[Campaign]:
        return published_reports(seen.network, Audience.NETWORK)

    def things(self, rows: Sequence[Campaign], seen: Seen) -> Iterator[Thing]:
        for one in rows:
            texts = [
                MarkedText.of(text, Audience.PUBLIC, seen.on) for text in (one.method, one.findings)
            ]
            opening = (text.opens_on for text in texts)
            yield Thing(
                one.pk,
                tuple(readings(one, texts)),
                on=one.published_on,
                part=str(one.number),
                again_on=min(filter(None, opening), default=None),
            )


def readings(campaign: Campaign, texts: Sequence[MarkedText]) -> Iterator[SearchReading]:
    """That of the members, then that of everybody."""
    for mark, reader in ((MEMBERS, Audience.NETWORK), (EVERYBODY, Audience.PUBLIC)):
        if reader.shows(Audience(campaign.audience)):
            said = joined(*(text.read_by(reader) for text in texts))
            yield SearchReading(frozenset({mark}), campaign.title, said)
