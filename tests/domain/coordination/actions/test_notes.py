"""Keeping the journal of support."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.domain.builders import NOW, TODAY, last_event, nothing_changes
from tests.domain.coordination.builders import LATE, Supported, noted
from tourdetable.domain.coordination.actions import notes
from tourdetable.domain.coordination.actions.notes import SupportDetails
from tourdetable.domain.coordination.models import SupportNote
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.networks.actors import Actor


def test_a_note_is_kept_and_its_event_says_no_word_of_it(supported: Supported) -> None:
    note = noted(supported, agreed="Changer.", due=LATE, seat=supported.circle.town)
    assert (note.words, note.agreed, note.due) == ("On a parlé des tours.", "Changer.", LATE)
    kind, subject, person, capacity, data = last_event()
    assert (kind, subject) == ("support.noted", f"support:{note.pk}")
    assert (person, capacity) == (supported.ivo.person_id, f"office:{supported.ivo.pk}")
    assert data == {"body": supported.circle.body.pk, "kind_of": "visit"}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"words": " "}, "in a line"),
        ({"kind": "dream"}, "not in the list"),
        ({"on": TODAY + timedelta(days=1)}, "still to come"),
        ({"due": LATE}, "what was agreed"),
    ],
)
def test_what_makes_no_note_is_refused(
    supported: Supported, wrong: dict[str, Any], words: str
) -> None:
    with nothing_changes(), pytest.raises(ValidationError, match=words):
        noted(supported, **wrong)


def test_only_an_office_of_the_network_writes(supported: Supported) -> None:
    details, by = SupportDetails("visit", LATE, "On a parlé."), supported.circle.by_ana()
    with nothing_changes(), pytest.raises(PermissionDenied):
        notes.write_note(body=supported.circle.body, details=details, by=by, now=NOW)


def test_it_is_said_better_to_the_same_readers(supported: Supported) -> None:
    note = noted(supported)
    said: dict[str, Any] = {"note": note, "version": 1, **supported.by}
    better = SupportDetails("call", LATE, "On s’est parlé.", agreed="Écrire.")
    notes.amend_note(details=better, **said)
    assert (SupportNote.objects.get().kind, last_event()[0]) == ("call", "support.amended")
    with nothing_changes(), pytest.raises(Changed):
        notes.amend_note(details=better, **said)
    town = SupportDetails("call", LATE, "On s’est parlé.", seat=supported.circle.town)
    with nothing_changes(), pytest.raises(ValidationError, match="does not change"):
        notes.amend_note(details=town, **said | {"version": 2})


def test_what_was_agreed_is_settled_by_those_concerned_and_is_not_after_all(
    supported: Supported,
) -> None:
    note = noted(supported, agreed="Changer.", due=LATE)
    by = {"by": supported.circle.by_ana(), "now": NOW}
    done = notes.settle_note(note=note, settled=True, version=1, **by)
    assert (done.settled_on, last_event()[0]) == (TODAY, "support.settled")
    notes.settle_note(note=note, settled=False, version=2, **by)
    assert (SupportNote.objects.get().settled_on, last_event()[0]) == (None, "support.unsettled")
    of_library = noted(supported, agreed="Un nom.", seat=supported.circle.library)
    dora = Actor(supported.circle.dora, office=supported.circle.lead)
    for other in (supported.circle.by_ana(), dora):
        with nothing_changes(), pytest.raises(PermissionDenied):
            notes.settle_note(note=of_library, settled=True, version=1, by=other, now=NOW)
    notes.settle_note(note=note, settled=True, version=3, by=dora, now=NOW)
    bare = noted(supported)
    with nothing_changes(), pytest.raises(ValidationError, match="Nothing was agreed"):
        notes.settle_note(note=bare, settled=True, version=1, **by)


def test_one_that_was_written_by_mistake_is_taken_away(supported: Supported) -> None:
    note = noted(supported)
    notes.remove_note(note=note, version=1, **supported.by)
    assert (SupportNote.objects.count(), last_event()[0]) == (0, "support.removed")
