"""What members put forward."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from tourdetable.domain.search.marks import ALL_BODIES, MEMBERS, sitting
from tourdetable.domain.search.sources.base import (
    SearchReading,
    SearchSource,
    Seen,
    Thing,
    joined,
    tags_of,
)
from tourdetable.domain.topics.models import Topic


class TopicsSource(SearchSource):
    """As `topics.queries.seen_by` says of each reader."""

    code, filed = "topic", Topic

    def rows(self, seen: Seen) -> QuerySet[Topic]:
        return Topic.objects.filter(network=seen.network).prefetch_related("tags")

    def things(self, rows: Sequence[Topic], seen: Seen) -> Iterator[Thing]:
        for topic in rows:
            text = joined(topic.question, topic.why, topic.existing)
            reading = SearchReading(readers(topic), topic.title, text)
            yield Thing(topic.pk, (reading,), topic.body_id, topic.put_on, tags=tags_of(topic))


def readers(topic: Topic) -> frozenset[str]:
    """Those who sit where it was put forward or sent; all members, when it is the network's."""
    sent = frozenset[str]() if topic.sent_to_id is None else sitting(topic.sent_to_id)
    if topic.body_id is None:
        return frozenset({MEMBERS, ALL_BODIES}) | sent
    return sitting(topic.body_id) | sent
