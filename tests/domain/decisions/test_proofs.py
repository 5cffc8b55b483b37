"""Concluded decisions carry the digest of what was concluded."""

from __future__ import annotations

import pytest

from tests.domain.builders import (
    NOW,
    Circle,
    agreed,
    concluded,
    decided,
    hold,
    objection,
    propose,
    settle,
    stated,
)
from tourdetable.domain.decisions.actions.decisions import reopen
from tourdetable.domain.decisions.models import Decision, Position
from tourdetable.domain.decisions.proofs import altered, lost


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Ne rien lire"},
        {"text": "Autre chose."},
        {"outcome": "consent"},
        {"reference": "D-2027-09"},
    ],
)
def test_words_that_were_changed_behind_the_back_are_found(circle: Circle, change: dict[str, str]):
    decision = decided(circle, hold(circle))
    assert list(altered(circle.network)) == []
    Decision.objects.filter(pk=decision.pk).update(**change)
    assert list(altered(circle.network)) == [decision]


@pytest.mark.parametrize("change", [{"outcome": "", "concluded_at": None}])
def test_one_that_is_said_to_be_open_again_is_found(circle: Circle, change: dict[str, None]):
    decision = decided(circle, hold(circle))
    Decision.objects.filter(pk=decision.pk).update(**change)
    assert list(altered(circle.network)) == [decision]


def test_one_that_nobody_concluded_is_found(circle: Circle):
    decision = propose(circle, hold(circle))
    Decision.objects.filter(pk=decision.pk).update(outcome="consent", concluded_at=NOW)
    assert list(altered(circle.network)) == [decision]


def test_one_that_was_taken_away_is_missed(circle: Circle):
    decision = decided(circle, hold(circle))
    assert lost(circle.network) == []
    Decision.objects.filter(pk=decision.pk).delete()
    assert lost(circle.network) == [f"decision:{decision.pk}"]


def test_so_is_the_position_of_a_seat(circle: Circle):
    decision = decided(circle, hold(circle))
    Position.objects.filter(seat=circle.town).update(words="Jamais.")
    assert list(altered(circle.network)) == [decision]


def test_a_decision_reopened_and_concluded_otherwise_is_judged_on_its_last_words(circle: Circle):
    decision = decided(circle, hold(circle))
    said = {"by": circle.by_ana(), "now": NOW}
    open_again = reopen(decision=decision, version=decision.version, **said)
    assert list(altered(circle.network)) == []
    concluded(circle, open_again, "no_decision")
    assert list(altered(circle.network)) == []


def test_objections_settled_before_the_end_are_part_of_it(circle: Circle):
    decision = agreed(circle, propose(circle, hold(circle)))
    decision = stated(circle, decision, objection(circle.town))
    settle(circle, decision, "integrated", "Un extrait suffit.")
    decision.refresh_from_db()
    concluded(circle, decision, "no_decision")
    assert list(altered(circle.network)) == []
    Position.objects.filter(seat=circle.town).update(how_lifted="")
    assert list(altered(circle.network)) == [decision]
