"""The documents of meetings, and their words once they have been read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Q, QuerySet

from tourdetable.core.words.audience import BEYOND_THE_BODY, Audience
from tourdetable.domain.attachments.models import Attachment
from tourdetable.domain.search.marks import knowing, sitting
from tourdetable.domain.search.sources.base import (
    SearchNews,
    SearchReading,
    SearchSource,
    Seen,
    Thing,
    keys,
)
from tourdetable.domain.search.sources.files import texts_of


class DocumentsSource(SearchSource):
    """Documents: all those of the bodies where one sits; elsewhere, those for one's audience, of
    meetings that one may know of."""

    code = "attachment"

    def rows(self, seen: Seen) -> QuerySet[Attachment]:
        found = Attachment.objects.filter(meeting__body__network=seen.network, removed_at=None)
        return found.select_related("meeting__body__network")

    def things(self, rows: Sequence[Attachment], seen: Seen) -> Iterator[Thing]:
        texts = texts_of(row.stored_id for row in rows)
        for one in rows:
            readers, meeting = sitting(one.meeting.body_id), one.meeting
            if one.audience in BEYOND_THE_BODY:
                readers |= knowing(meeting.kind, public=one.audience == Audience.PUBLIC)
            reading = SearchReading(readers, one.name, texts.get(one.stored_id, ""))
            yield Thing(one.pk, (reading,), meeting.body_id, meeting.day, at=meeting.pk)

    def documents(self) -> QuerySet[Attachment]:
        return Attachment.objects.filter(removed_at=None)

    def touched(self, news: SearchNews) -> Iterable[int]:
        about = Q(pk__in=news.of(self.code)) | Q(meeting__in=news.meetings)
        return keys(Attachment.objects.filter(about))
