from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import NOW, TODAY, charter, found_circle, hold, in_review
from tourdetable.core.charter.facts.record import MinutesFact
from tourdetable.core.charter.terms.model import Adoption
from tourdetable.domain.minutes.actions.adoption import approve
from tourdetable.domain.minutes.actions.cosigning import co_sign
from tourdetable.domain.minutes.actions.minutes import begin, write
from tourdetable.domain.minutes.actions.superseding import open_correction, supersede
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


def test_whoever_co_signs_wrote_and_each_edition_is_told():
    circle = found_circle(charter(adoption="seats", seats=2))
    record = in_review(circle, hold(circle))
    form = {"version": record.version, "now": NOW}
    co_sign(minutes=record, by=circle.by_bao(), **form)
    for by in (circle.by_bao(), circle.by_chloe()):
        approve(minutes=record, seat=by.seat, by=by, **form)
    said = {"text": "Relu.", "reason": "Un oubli.", "now": NOW}
    correction = open_correction(minutes=record, by=circle.by_chloe(), **said)
    supersede(correction, Adoption.SEATS, circle.by_ana(), NOW + timedelta(days=7))
    writers = tuple(sorted([str(circle.ana.pk), str(circle.bao.pk)]))
    known = {"meeting": str(record.meeting_id), "written_by": writers}
    former = MinutesFact(id=f"{record.pk}.1", state="superseded", adopted_on=TODAY, **known)
    latest = {"state": "adopted", "adopted_on": TODAY + timedelta(days=7)}
    assert minutes(FactScope(circle.network)) == (
        former,
        MinutesFact(id=str(record.pk), **latest, **known),
    )
