"""Any action meets the gates of the charter: of its network, on the facts that it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

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
    seat_of,
)
from tourdetable.core.charter.judge.gates import Obstacle, foresee
from tourdetable.core.charter.terms.model import Gate
from tourdetable.domain.decisions.actions.decisions import reopen
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.actions.meetings import draw_meeting, move_meeting
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks import gates
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.seats import end_mandate, give_mandate, give_office
from tourdetable.domain.networks.gates import NeedsConfirmation, Refused, Stopped
from tourdetable.domain.networks.models import Mandate, Office
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.networks.registry import record_of

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


RULES = "".join(
    f"\n## Règle {number} {{#CIR-{number}}}\n\n```rule\n{rule}\n```\n"
    for number, rule in enumerate(
        [
            TEAM + '\ngate = "confirm"',
            TEAM.replace("lead", "steward") + '\ngate = "confirm"',
            PAIRS + '\ngate = "confirm"',
            TURNS + '\ngate = "confirm"',
            DECISIONS + '\ngate = "confirm"',
            'check = "acceptance"\nbodies = ["circle"]\nwithin_days = 30',
            'check = "programme_published"',
            'check = "seat_present"\nbodies = ["circle"]',
            'check = "minutes_together"\noffice = "steward"\nwithin_days = 30',
        ],
        40,
    )
)
"""Rules that read all that an action of these tests changes, of bodies and of the network."""

Act = Callable[[Circle], object]


def moved(circle: Circle) -> object:
    meeting = Meeting.objects.filter(body=circle.body).latest("starts_at")
    later = meeting.starts_at + timedelta(days=150)
    said = {"starts_at": later, "ends_at": later + timedelta(hours=2), "by": OPERATOR, "now": NOW}
    return move_meeting(meeting=meeting, version=meeting.version, **said)


def reopened(circle: Circle) -> object:
    decision = Decision.objects.get(body=circle.body)
    return reopen(decision=decision, version=decision.version, by=OPERATOR, now=NOW)


def ended(circle: Circle) -> object:
    mandate = circle.town.mandates.get()
    return end_mandate(mandate=mandate, ends=TODAY, by=OPERATOR, now=NOW)


def turned(circle: Circle) -> object:
    meeting = Meeting.objects.filter(body=circle.body).latest("starts_at")
    turn = {"duty": "secretary", "seat": circle.town, "by": OPERATOR, "now": NOW}
    return assign_turn(meeting=meeting, **turn)


def steward(circle: Circle, person: str = "zoe") -> object:
    said = {"network": circle.network, "kind": "steward", "person": getattr(circle, person)}
    return give_office(**said, starts=TODAY, by=OPERATOR, now=NOW)  # type: ignore[arg-type]  # names and values are these


ACTS: dict[str, tuple[Act, bool]] = {
    "lead": (lead, False),
    "steward": (steward, False),
    "ended": (ended, False),
    "turned": (turned, False),
    "reopened": (reopened, False),
    "moved": (moved, True),
    "monday": (lambda c: draw_on(c, APRIL + timedelta(days=4)), True),
    "kept": (lambda c: draw_on(c, APRIL + timedelta(days=21)), True),
}
"""Each act, and whether every rule is asked."""


def draw_on(circle: Circle, at: datetime) -> object:
    said = {"kind": "reading", "title": "L", "starts_at": at, "ends_at": at + timedelta(hours=1)}
    return draw_meeting(body=circle.body, **said, by=OPERATOR, now=NOW)  # type: ignore[arg-type]  # names and values are these


def among(others: int) -> Circle:
    """The circle, which has met and decided, among other bodies that meet too."""
    circle = found_circle(CHARTER + RULES, slug="asked")
    decided(circle, hold(circle))
    draw(circle.body, APRIL)
    steward(circle, "dora")
    for number in range(others):
        said = {"network": circle.network, "kind": "circle", "starts": circle.body.starts}
        name = {"name": f"Cercle {number}", "slug": f"c{number}"}
        body = install_body(**said, **name, by=OPERATOR, now=NOW)  # type: ignore[arg-type]  # names and values are these
        seat_of(body, f"Mairie {number}", "towns")
        draw(body, APRIL)
    return circle


def said(obstacle: Obstacle) -> tuple[object, ...]:
    """All but the ids of rows: PostgreSQL gives none twice, were the first one undone."""
    breach, verdict = obstacle.breach, obstacle.verdict
    days = (breach.on, breach.until, breach.drawn, verdict.next_break, verdict.broken_on)
    words = (str(breach.words), str(breach.mend), str(verdict.words))
    proofs = [(one.kind, str(one.words)) for one in (*breach.evidence, *verdict.evidence)]
    return obstacle.article, obstacle.gate, verdict.body, verdict.state, days, words, proofs


@pytest.mark.django_db
@pytest.mark.parametrize("name", ACTS)
def test_what_is_asked_is_what_reading_and_judging_everything_would_ask(name: str) -> None:
    circle, (act, every) = among(2), ACTS[name]
    charter, before = charter_in_force(circle.network, on=TODAY), record_of(circle.network)
    found: tuple[Obstacle, ...] = ()
    with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(gates, "asked", lambda *_, **__: [])
        act(circle)
        after = record_of(circle.network)
        transaction.set_rollback(True)
    try:
        act(circle)
    except Stopped as stopped:
        found = stopped.obstacles
    wide = foresee(charter, before, after, on=TODAY, every=every)
    refused = [o for o in wide if o.gate is Gate.REFUSE and o.breach.on > TODAY]
    assert list(map(said, found)) == list(map(said, refused or wide))
    assert bool(found) is (name not in {"kept"})


@pytest.mark.django_db
@pytest.mark.parametrize("name", ACTS)
def test_an_act_costs_the_same_whatever_else_the_network_holds(name: str) -> None:
    """As many queries, and as many facts read, among two bodies and among seven."""
    act, _every = ACTS[name]
    costs = []
    for others in (1, 6):
        with transaction.atomic():
            circle = among(others)
            with CaptureQueriesContext(connection) as asked, counted() as facts, suppress(Stopped):
                act(circle)
            costs.append((len(asked), sum(facts) if name != "steward" else 0))
            transaction.set_rollback(True)
    assert costs[0] == costs[1]


@contextmanager
def counted() -> Iterator[list[int]]:
    """How many facts are read, each time that some are."""
    found: list[int] = []
    read = gates.facts_of

    def reading(*said: Any) -> dict[str, Any]:
        facts = read(*said)
        found.append(sum(map(len, facts.values())))
        return facts

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gates, "facts_of", reading)
        yield found
