from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    CHARTER,
    Circle,
    charter,
    consent,
    found_circle,
    hold,
    nothing_changes,
    objection,
    propose,
    stated,
)
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.decisions.positions import PositionDraft, attributed
from tourdetable.domain.meetings.models import Meeting


def test_an_objection_says_why_and_what_would_lift_it(circle: Circle, meeting: Meeting):
    decision = propose(circle, meeting)
    drafts = [
        consent(circle.town),
        objection(circle.library, " ", ""),
        objection(circle.school, "100 % faux", " "),
    ]
    with nothing_changes(), pytest.raises(ValidationError) as refused:
        stated(circle, decision, *drafts)
    assert [(e.code, e.params, e.messages) for e in refused.value.error_list] == [
        ("words", {"seat": circle.library.pk}, ["Médiathèque objects: write down why."]),
        (
            "would_lift",
            {"seat": circle.library.pk},
            ["Médiathèque objects: write down what would lift it."],
        ),
        (
            "would_lift",
            {"seat": circle.school.pk},
            ["École du Môle objects: write down what would lift it."],
        ),
    ]


def test_a_seat_that_did_not_come(circle: Circle):
    meeting = hold(circle, came=[(circle.town, circle.ana), (circle.library, circle.bao)])
    decision = propose(circle, meeting)
    with (
        nothing_changes(),
        pytest.raises(ValidationError, match="École du Môle is not marked present"),
    ):
        stated(circle, decision, consent(circle.town), consent(circle.school))


def test_before_attendance_is_marked(circle: Circle):
    decision = propose(circle, hold(circle, came=[]))
    with nothing_changes(), pytest.raises(ValidationError, match="Mark who is present first"):
        stated(circle, decision, consent(circle.town))


def test_a_seat_of_another_body(circle: Circle, meeting: Meeting):
    decision, stranger = propose(circle, meeting), found_circle(slug="other").town
    with nothing_changes(), pytest.raises(ValidationError, match="was not of this body"):
        stated(circle, decision, consent(stranger))


def test_a_pair_has_one_voice(circle: Circle, meeting: Meeting):
    decision = propose(circle, meeting)
    with nothing_changes(), pytest.raises(ValidationError, match="A seat has one voice"):
        stated(circle, decision, consent(circle.town), objection(circle.town))


@pytest.mark.parametrize("stance", ["veto", "reservation"])
def test_a_position_that_the_charter_does_not_know(db: None, stance: str):
    text = charter().replace("[minutes]", 'positions = ["consent", "object"]\n\n[minutes]', 1)
    circle = found_circle(text)
    decision = propose(circle, hold(circle))
    with nothing_changes(), pytest.raises(ValidationError, match="not one of the charter"):
        stated(circle, decision, PositionDraft(circle.town.pk, stance))


def test_an_attribution_that_is_none(circle: Circle, meeting: Meeting):
    decision = propose(circle, meeting)
    with nothing_changes(), pytest.raises(ValidationError, match="to whom it is attributed"):
        stated(circle, decision, PositionDraft(circle.town.pk, "consent", attribution="rumour"))


@pytest.mark.parametrize(
    ("attribution", "expected"),
    [
        ("named", "Ville du Port"),
        ("institution", "Ville du Port"),
        ("college", "A seat of the college “Communes”"),
        ("none", "A seat of the body"),
    ],
)
def test_no_more_is_said_of_who_spoke_than_one_may(attribution: str, expected: str):
    assert attributed(attribution, "towns", "Ville du Port", load(CHARTER)) == expected
