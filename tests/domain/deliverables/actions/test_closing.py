"""A body that still owes something is asked about before it closes."""

from __future__ import annotations

from tests.domain.builders import TODAY, Circle
from tests.domain.deliverables.builders import of_now, planned
from tourdetable.domain.deliverables.actions.closing import with_works_owed
from tourdetable.domain.deliverables.actions.planning import abandon
from tourdetable.domain.networks.queries import charter_in_force


def test_what_it_promised_comes_or_is_given_up_before_it_closes(circle: Circle) -> None:
    work, charter = planned(circle), charter_in_force(circle.network, on=TODAY)
    assert list(with_works_owed(circle.body, charter)) == ["works_owed"]
    abandon(deliverable=work, because="Personne n’en veut.", **of_now(work, circle))
    assert list(with_works_owed(circle.body, charter)) == []
