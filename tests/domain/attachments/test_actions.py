from __future__ import annotations

import os
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    MARCH,
    NOW,
    Circle,
    draw,
    found_circle,
    last_event,
    nothing_changes,
)
from tests.domain.files.made import PDF
from tests.domain.together import really_apart, together
from tourdetable.core.words.audience import Audience
from tourdetable.domain.attachments.actions import MOST, attach, forget_removed, take_away
from tourdetable.domain.attachments.models import Attachment
from tourdetable.domain.attachments.queries import attached
from tourdetable.domain.attachments.rules import read_by
from tourdetable.domain.files import storage
from tourdetable.domain.files.actions import sweep
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda
from tourdetable.domain.meetings.enums import Purpose
from tourdetable.domain.meetings.models import AgendaItem, Meeting

pytestmark = pytest.mark.django_db


def given(circle: Circle, meeting: Meeting, number: int = 0, **more: Any) -> Attachment:
    """A document of that meeting, by Ana."""
    content = BytesIO(PDF + str(number).encode())
    known = {"audience": Audience.BODY, "name": "L’ordre.pdf", "by": circle.by_ana(), "now": NOW}
    return attach(meeting=meeting, content=content, **(known | more))


def point(circle: Circle, meeting: Meeting) -> AgendaItem:
    draft = AgendaDraft(title="Ouvrir", purpose=Purpose.DISCUSS, minutes=15)
    set_agenda(meeting=meeting, items=[draft], version=meeting.version, by=circle.by_ana(), now=NOW)
    return meeting.agenda.get()


def test_a_document_is_told_by_codes_only(circle: Circle) -> None:
    meeting = draw(circle.body, MARCH)
    one = given(circle, meeting)
    kind, subject, person, _capacity, data = last_event()
    assert (kind, subject, person) == ("attachment.added", f"attachment:{one.pk}", circle.ana.pk)
    assert "ordre" not in str(data)
    assert (one.name, one.added_by, one.added_at) == ("L’ordre.pdf", circle.ana, NOW)


def test_the_same_document_goes_once_to_one_place(circle: Circle) -> None:
    meeting = draw(circle.body, MARCH)
    given(circle, meeting)
    with nothing_changes(), pytest.raises(ValidationError):
        given(circle, meeting, name="autre.pdf")
    item = point(circle, meeting)
    given(circle, meeting, item=item)
    lines = attached(meeting, [Audience.BODY])
    assert [(line.item, line.point) for line in lines] == [(None, None), (item.pk, "Ouvrir")]


@pytest.mark.django_db(transaction=True)
def test_two_people_who_attach_the_same_document_at_once_leave_one(tmp_path: Path) -> None:
    circle = found_circle()
    meeting = draw(circle.body, MARCH)
    with really_apart(tmp_path / "db.sqlite3") as read:
        answers = together(
            lambda: given(circle, meeting),
            lambda: given(circle, meeting, by=circle.by_bao()),
            lambda: given(circle, meeting, 1, by=circle.by_chloe()),
        )
        kept = read("SELECT stored_id FROM attachments_attachment")
        (stored,) = read("SELECT COUNT(*) FROM files_storedfile")
    refused = [one for one in answers if not isinstance(one, Attachment)]
    assert [type(one) for one in refused] == [ValidationError]
    assert (len(kept), stored[0]) == (2, 2)


def test_a_point_of_another_meeting_is_refused(circle: Circle) -> None:
    meeting, other = draw(circle.body, MARCH), draw(circle.body, MARCH + timedelta(days=7))
    item = point(circle, other)
    with nothing_changes(), pytest.raises(ValidationError):
        given(circle, meeting, item=item)
    with nothing_changes(), pytest.raises(ValidationError):
        given(circle, meeting, audience=Audience.PRESENT)


def test_a_meeting_has_so_many_documents(circle: Circle) -> None:
    meeting = draw(circle.body, MARCH)
    for number in range(MOST):
        given(circle, meeting, number)
    with nothing_changes(), pytest.raises(ValidationError):
        given(circle, meeting, MOST)


def test_each_reads_what_is_for_them(circle: Circle) -> None:
    meeting = draw(circle.body, MARCH)
    for number, audience in enumerate((Audience.BODY, Audience.NETWORK, Audience.PUBLIC)):
        given(circle, meeting, number, audience=audience)

    def read(audiences: tuple[str, ...]) -> list[str]:
        return [line.audience for line in attached(meeting, audiences)]

    assert read(read_by(circle.of(circle.bao), meeting)) == ["body", "network", "public"]
    assert read(read_by(None, meeting)) == []


def test_what_is_taken_away_is_erased_a_week_later(circle: Circle) -> None:
    meeting = draw(circle.body, MARCH)
    one = given(circle, meeting)
    known = {"attachment": one, "version": one.version, "by": circle.by_ana(), "now": NOW}
    take_away(**known)
    assert attached(meeting, [Audience.BODY]) == []
    with pytest.raises(Changed):
        take_away(**known)
    os.utime(storage.path_of(one.stored.digest), (NOW.timestamp(), NOW.timestamp()))
    week = NOW + timedelta(days=7)
    assert (forget_removed(now=week), sweep(now=week)) == (0, 0)
    later = week + timedelta(minutes=1)
    assert (forget_removed(now=later), sweep(now=later)) == (1, 1)
    assert not storage.path_of(one.stored.digest).exists()
