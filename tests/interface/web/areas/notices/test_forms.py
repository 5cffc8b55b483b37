"""One question a family; a body may leave each to its network."""

from __future__ import annotations

from tests.domain.builders import NOW
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.notices.enums import NoticeFamily, Rhythm
from tourdetable.interface.web.areas.notices.forms import RhythmsForm
from tourdetable.interface.web.areas.own.myself import Myself

AT_ONCE = dict.fromkeys(NoticeFamily, Rhythm.AT_ONCE)


def test_each_family_is_asked(room: Room) -> None:
    me = Myself(room.circle.ana, NOW)
    form = RhythmsForm(me=me, chosen=AT_ONCE)
    asked = [name for name in form.fields if name in NoticeFamily.values]
    assert asked == NoticeFamily.values
    assert len(form.fields["readings"].choices) == len(Rhythm)  # type: ignore[attr-defined]  # a choice
    assert form["readings"].value() == Rhythm.AT_ONCE


def test_in_a_body_nothing_may_be_said(room: Room) -> None:
    nothing: dict[NoticeFamily, Rhythm | None] = dict.fromkeys(NoticeFamily)
    form = RhythmsForm(me=Myself(room.circle.ana, NOW), chosen=nothing, of_body=True)
    assert form.fields["readings"].required is False
    assert form["readings"].value() == ""
