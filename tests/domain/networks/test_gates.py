"""Any action meets the gates of the charter: of its network, on the facts that it changes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.domain.builders import (
    APRIL,
    CHARTER,
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    circle_with,
    decided,
    draw,
    found_circle,
    hold,
    nothing_changes,
)
from tourdetable.core.charter.terms.model import Gate
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.decisions.actions.decisions import reopen
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.networks.actions.seats import end_mandate, give_mandate, give_office
from tourdetable.domain.networks.gates import NeedsConfirmation, Refused, Stopped, gated
from tourdetable.domain.networks.models import Mandate, Office

TEAM = 'check = "team_size"\noffice = "lead"\nmaximum = 1'
PAIRS = 'check = "pair_complete"\nbodies = ["circle"]\nholders = 1'
DECISIONS = 'check = "decision_record"\nwithin_days = 15'
TURNS = 'check = "duties_in_turn"\nduty = "secretary"'


def lead(circle: Circle, starts: date = TODAY, **more: Any) -> Office:
    said = {"network": circle.network, "kind": "lead", "body": circle.body, "person": circle.zoe}
    return give_office(**said, starts=starts, by=OPERATOR, now=NOW, **more)


def cited(stopped: Stopped) -> list[tuple[str, Gate, date]]:
    return [(o.article, o.gate, o.breach.on) for o in stopped.obstacles]


@pytest.mark.django_db
class TestAnOffice:
    def test_that_the_charter_asks_to_confirm(self):
        circle = circle_with(TEAM, "confirm")
        with nothing_changes(), pytest.raises(NeedsConfirmation) as asked:
            lead(circle)
        assert cited(asked.value) == [("CIR-09", Gate.CONFIRM, TODAY)]
        assert asked.value.obstacles[0].verdict.body == str(circle.body.pk)
        assert lead(circle, confirmed=True).person == circle.zoe

    def test_that_the_charter_refuses(self):
        circle = circle_with(TEAM, "refuse")
        with nothing_changes(), pytest.raises(Refused) as refused:
            lead(circle, confirmed=True)
        assert cited(refused.value) == [("CIR-09", Gate.REFUSE, TODAY)]

    def test_that_the_charter_refuses_from_a_day_to_come(self):
        circle = circle_with(TEAM, "refuse")
        day = TODAY + timedelta(days=90)
        with nothing_changes(), pytest.raises(Refused) as refused:
            lead(circle, day, confirmed=True)
        assert cited(refused.value) == [("CIR-09", Gate.REFUSE, day)]

    def test_that_was_held_already_is_only_confirmed(self):
        circle = circle_with(TEAM, "refuse")
        with nothing_changes(), pytest.raises(NeedsConfirmation):
            lead(circle, TODAY - timedelta(days=1))
        assert lead(circle, TODAY - timedelta(days=1), confirmed=True).person == circle.zoe

    def test_that_the_charter_lets_be(self):
        circle = circle_with(TEAM, "none")
        assert lead(circle).person == circle.zoe

    def test_that_breaks_nothing(self):
        circle = circle_with(TEAM, "confirm")
        said = {"network": circle.network, "kind": "steward", "person": circle.zoe}
        assert give_office(**said, starts=TODAY, by=OPERATOR, now=NOW).kind == "steward"

    def test_of_another_network(self):
        circle_with(TEAM, "confirm")
        other = found_circle()
        assert lead(other).person == other.zoe


@pytest.mark.django_db
class TestASeat:
    def test_that_loses_its_holder(self):
        circle = circle_with(PAIRS, "confirm")
        form = {"mandate": circle.town.mandates.get(), "ends": TODAY, "by": OPERATOR, "now": NOW}
        with nothing_changes(), pytest.raises(NeedsConfirmation) as asked:
            end_mandate(**form)
        assert cited(asked.value) == [("CIR-09", Gate.CONFIRM, TODAY + timedelta(days=1))]
        end_mandate(**form, confirmed=True)
        assert Mandate.objects.get(pk=form["mandate"].pk).ends == TODAY

    def test_that_gains_one(self):
        circle = circle_with(PAIRS, "confirm")
        give_mandate(seat=circle.town, person=circle.zoe, starts=TODAY, by=OPERATOR, now=NOW)
        assert circle.town.mandates.count() == 2


@pytest.mark.django_db
class TestADecision:
    def test_that_is_reopened_too_late_to_be_recorded(self):
        circle = circle_with(DECISIONS, "confirm")
        decision = decided(circle, hold(circle))
        form = {"decision": decision, "version": decision.version, "by": OPERATOR, "now": NOW}
        with nothing_changes(), pytest.raises(NeedsConfirmation) as asked:
            reopen(**form)
        assert cited(asked.value) == [("CIR-09", Gate.CONFIRM, date(2027, 3, 20))]
        reopen(**form, confirmed=True)
        assert Decision.objects.get().outcome == ""

    def test_that_is_concluded(self):
        circle = circle_with(DECISIONS, "confirm")
        assert decided(circle, hold(circle)).outcome == "consensus"


@pytest.mark.django_db
def test_a_turn_out_of_turn():
    circle = circle_with(TURNS, "confirm")
    hold(circle)
    meeting = draw(circle.body, APRIL)
    form = {"meeting": meeting, "duty": "secretary", "by": OPERATOR, "now": NOW}
    with nothing_changes(), pytest.raises(NeedsConfirmation):
        assign_turn(**form, seat=circle.town)


def test_the_facts_that_the_gates_of_a_charter_read():
    assert gated(load(CHARTER, file="circle")) == {"meetings"}
