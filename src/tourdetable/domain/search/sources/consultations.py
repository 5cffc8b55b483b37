"""What is put to a body between its meetings, for those who sit there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from tourdetable.core.words.audience import Audience
from tourdetable.domain.consultations.models import Consultation
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.search.marks import sitting
from tourdetable.domain.search.sources.base import (
    SearchReading,
    SearchSource,
    Seen,
    Thing,
    joined,
)
from tourdetable.domain.search.sources.cutting import MarkedText


class ConsultationsSource(SearchSource):
    """What is proposed, not what seats say of it. A concluded one is found as its decision."""

    code = "consultation"

    def rows(self, seen: Seen) -> QuerySet[Consultation]:
        found = Consultation.objects.filter(body__network=seen.network, decision=None)
        return found.select_related("body")

    def things(self, rows: Sequence[Consultation], seen: Seen) -> Iterator[Thing]:
        for one in rows:
            text = MarkedText.of(joined(one.why, "\n", one.text), Audience.BODY, seen.on)
            reading = SearchReading(sitting(one.body_id), one.title, text.read_by(Audience.BODY))
            day = local_day(seen.network, one.opened_at)
            yield Thing(one.pk, (reading,), one.body_id, day, again_on=text.opens_on)
