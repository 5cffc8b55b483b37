from __future__ import annotations

import pytest

from tests.domain.builders import NOW, found_circle, hold
from tourdetable.core.charter.facts.record import MinutesFact
from tourdetable.domain.minutes.actions.minutes import begin, write
from tourdetable.domain.minutes.facts import minutes
from tourdetable.domain.networks.registry import FactScope

pytestmark = pytest.mark.django_db


def test_minutes_are_told_with_all_who_wrote_them():
    circle = found_circle()
    meeting = hold(circle)
    draft = begin(meeting=meeting, by=circle.by_ana(), now=NOW)
    draft = write(minutes=draft, text="Lu.", version=draft.version, by=circle.by_ana(), now=NOW)
    draft = write(
        minutes=draft, text="Lu, et relu.", version=draft.version, by=circle.by_bao(), now=NOW
    )
    writers = tuple(sorted([str(circle.ana.pk), str(circle.bao.pk)]))
    told = MinutesFact(id=str(draft.pk), meeting=str(meeting.pk), state="draft", written_by=writers)
    assert minutes(FactScope(circle.network)) == (told,)
