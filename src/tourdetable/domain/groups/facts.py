"""What this app tells the charter: the question of each group, and that it says what exists."""

from __future__ import annotations

from tourdetable.core.charter.facts.record import TopicFact
from tourdetable.domain.groups.models import TermsOfReference
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.networks.registry import FactScope, also


@also("topics")
def topics(scope: FactScope) -> tuple[TopicFact, ...]:
    """The question that each group works on: its first terms took it up, and said what exists
    (CLUB-06)."""
    rows = TermsOfReference.objects.filter(scope.of_body(), number=1).order_by("pk")
    return tuple(question(row, scope) for row in rows)


def question(row: TermsOfReference, scope: FactScope) -> TopicFact:
    """The question of a group, put forward by nobody who sits there: its terms are."""
    day = local_day(scope.network, row.written_at)
    name, body = f"terms-{row.pk}", str(row.body_id)
    return TopicFact(name, body, row.question, day, existing_work=True, treated_on=row.starts)
