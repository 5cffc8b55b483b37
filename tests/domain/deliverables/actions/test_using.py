from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, TODAY, Circle, last_event, nothing_changes
from tests.domain.deliverables.builders import out, planned
from tourdetable.domain.deliverables.actions.using import amend_use, say_used


def test_a_seat_says_that_it_used_it_then_what_came_of_it(circle: Circle):
    work = out(circle)
    by = {"by": circle.by_bao(), "now": NOW}
    use = say_used(deliverable=work, outcome="early", on=TODAY, words="", **by)
    assert (use.seat, use.person, use.outcome) == (circle.library, circle.bao, "early")
    kind, subject, _person, _capacity, data = last_event()
    assert (kind, subject) == ("deliverable.used", f"deliverable:{work.pk}")
    assert (data["use"], data["outcome"]) == (use.pk, "early")
    more = {"outcome": "adapted", "on": TODAY, "words": "On l’a raccourci."}
    assert amend_use(use=use, version=1, **more, **by).words == "On l’a raccourci."
    assert last_event()[0] == "deliverable.use_amended"


def test_nobody_uses_what_is_not_out_nor_in_advance(circle: Circle):
    by = {"outcome": "kept", "words": "Oui.", "by": circle.by_bao(), "now": NOW}
    with pytest.raises(ValidationError, match="not been circulated"):
        say_used(deliverable=planned(circle, title="Un guide"), on=TODAY, **by)
    work = out(circle)
    with nothing_changes(), pytest.raises(ValidationError, match="to come"):
        say_used(deliverable=work, on=TODAY + timedelta(days=1), **by)
