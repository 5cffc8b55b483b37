from __future__ import annotations

import pytest

from tourdetable.domain.journal.merging import Disagreed, together
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.models import Meeting


def test_what_several_wrote_is_put_together():
    assert together(Meeting(), "Un !\n\nDeux.", "Un.\n\nDeux.", "Un.\n\nDeux ?") == "Un !\n\nDeux ?"


def test_the_same_words_changed_by_both_are_a_disagreement():
    with pytest.raises(Disagreed) as stopped:
        together(Meeting(pk=1), "Un !", "Un.", "Un ?")
    assert stopped.value.current.pk == 1
    assert [one.theirs for one in stopped.value.merged.conflicts] == [" !"]


def test_without_what_both_had_nothing_is_put_together():
    with pytest.raises(Changed):
        together(Meeting(), "Un !", None, "Un ?")
