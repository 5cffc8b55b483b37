"""What the forms about minutes offer, and what they hand over."""

from __future__ import annotations

import pytest

from tests.domain.builders import decided
from tests.interface.web.areas.decisions.people import SECRETARY, Room, sent
from tests.interface.web.areas.decisions.test_rights import scene
from tourdetable.core.charter.terms.model import MinutesRule
from tourdetable.core.words.audience import Audience
from tourdetable.interface.web.areas.minutes.forms import (
    NEW,
    AdoptForm,
    CirculateForm,
    SectionForm,
    TextForm,
)


@pytest.mark.parametrize(
    ("widest", "offered"),
    [("body", ["present", "body"]), ("network", ["present", "body", "network"])],
)
def test_minutes_go_no_further_than_the_charter_lets_them(
    room: Room, widest: str, offered: list[str]
) -> None:
    rule, town = MinutesRule(audience=Audience(widest)), room.circle.town
    form = CirculateForm(scene=scene(room, SECRETARY), capacities=[town], rule=rule)
    assert [value for value, _words in form.fields["audience"].choices] == offered


def test_a_decision_about_them_adopts_them_and_no_other(room: Room) -> None:
    decision, town = decided(room.circle, room.meeting), room.circle.town
    errors = []
    for said in (NEW, "", str(decision.pk)):
        form = AdoptForm(
            sent(town.pk, decision=said),
            scene=scene(room, SECRETARY),
            capacities=[town],
            meeting=room.meeting,
        )
        errors.append(list(form.errors))
    assert errors == [[], [], ["decision"]]


def test_without_an_agenda_no_point_is_asked(room: Room) -> None:
    form = AdoptForm(
        scene=scene(room, SECRETARY), capacities=[room.circle.town], meeting=room.meeting
    )
    assert [field.name for field in form.visible_fields()] == []


def test_no_meeting_adopts_them_before_there_is_one(room: Room) -> None:
    town = room.circle.town
    form = AdoptForm(
        sent(town.pk, decision=NEW),
        scene=scene(room, SECRETARY),
        capacities=[town],
        meeting=None,
    )
    assert "Aucune" in form.errors["__all__"][0]


def test_a_text_that_was_not_begun_has_no_base(room: Room) -> None:
    town = room.circle.town
    for said, base in (("", None), ("On a lu.", "On a lu.")):
        data = sent(town.pk, text="On a relu.", base=said, version=1)
        known = {"scene": scene(room, SECRETARY), "capacities": [town], "shown": str}
        form = TextForm(data, version=1, **known)
        assert (form.is_valid(), form.cleaned_data["base"]) == (True, base)
    assert "maxlength" not in str(form["text"])


def test_a_part_is_saved_in_the_first_capacity_unless_another_is_chosen(room: Room) -> None:
    town, lead = room.circle.town, room.circle.lead
    form = SectionForm(scene=scene(room, SECRETARY), capacities=[town, lead], shown=str)
    assert form["acting"].value() == f"seat:{town.pk}"
    assert [field.name for field in form.visible_fields()] == ["text", "acting"]
