from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, TODAY, Circle, last_event, nothing_changes
from tests.domain.library.builders import brought, for_agenda, lead, used
from tourdetable.domain.library.actions.answering import amend_use, settle


def test_a_watch_item_is_answered_in_words(circle: Circle) -> None:
    entry, by = for_agenda(circle), {"by": lead(circle), "now": NOW}
    with nothing_changes(), pytest.raises(ValidationError):
        settle(entry=entry, version=1, words=" ", **by)
    entry = settle(entry=entry, version=1, words="La mairie s’en occupe.", **by)
    assert (entry.waits, entry.settled, entry.settled_at) == (
        False,
        "La mairie s’en occupe.",
        NOW,
    )
    assert last_event()[0] == "entry.settled"
    with nothing_changes(), pytest.raises(ValidationError):
        settle(entry=entry, version=2, words="Encore.", **by)


def test_what_is_for_information_waits_for_nothing(circle: Circle) -> None:
    entry = brought(circle)
    with nothing_changes(), pytest.raises(ValidationError):
        settle(entry=entry, version=1, words="Vu.", by=lead(circle), now=NOW)


def test_somebody_says_what_happened_when_they_used_it_and_corrects_it(circle: Circle) -> None:
    entry = brought(circle, kind="tool")
    use = used(circle, entry)
    assert (use.seat, use.person, use.entry) == (circle.town, circle.ana, entry)
    assert last_event()[4] == {"body": circle.body.pk, "use": use.pk, "outcome": "kept"}
    said = {"outcome": "stopped", "on": TODAY, "words": "Trop long."}
    use = amend_use(use=use, version=1, **said, by=circle.by_ana(), now=NOW)
    assert (use.outcome, use.words, use.version) == ("stopped", "Trop long.", 2)
    with nothing_changes(), pytest.raises(ValidationError):
        used(circle, entry, on=TODAY + timedelta(days=1))
