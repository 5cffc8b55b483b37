"""What the forms of a decision offer."""

from __future__ import annotations

from tests.domain.builders import settle
from tests.interface.web.areas.decisions.people import SECRETARY, Room
from tests.interface.web.areas.decisions.test_rights import scene
from tourdetable.domain.decisions.enums import Outcome
from tourdetable.domain.decisions.models import Decision
from tourdetable.interface.web.areas.decisions.forms import (
    ConcludeForm,
    ProposalForm,
    SettleForm,
)


def test_without_an_agenda_no_point_is_asked(room: Room) -> None:
    form = ProposalForm(scene=scene(room, SECRETARY), capacities=[room.circle.town], items=[])
    shown = [field.name for field in form.visible_fields()]
    assert shown == ["title", "why", "text", "tags"]


def test_only_possible_outcomes_are_offered_the_others_with_their_reason(room: Room) -> None:
    refusals = dict.fromkeys(Outcome, "") | {Outcome.CONSENSUS: "La Médiathèque objecte."}
    form = ConcludeForm(
        scene=scene(room, SECRETARY), capacities=[room.circle.town], refusals=refusals
    )
    offered = [value for value, _words in form.fields["outcome"].choices]
    assert offered == [outcome.value for outcome in Outcome if outcome is not Outcome.CONSENSUS]
    assert form.impossible == [("Consensus", "La Médiathèque objecte.")]


def test_after_a_conflict_one_is_shown_what_became_of_the_objection(
    room: Room, opposed: Decision
) -> None:
    position = opposed.positions.get(stance="object")
    form = SettleForm(
        scene=scene(room, SECRETARY), capacities=[room.circle.town], position=position
    )
    settle(room.circle, opposed, "integrated", "On lit un extrait.")
    assert (form.initial["state"], form.current_values(opposed)) == (
        "raised",
        {"state": "integrated", "how_lifted": "On lit un extrait."},
    )
