"""Who is told of turns: the seat that is asked, the one that asked, the one whose kit leaves."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, OPERATOR, Circle
from tests.domain.notices.convened import convened, told
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.notices.actions import collect
from tourdetable.domain.notices.models import Notice
from tourdetable.domain.rota.actions.kits import send_kit
from tourdetable.domain.rota.actions.swaps import accept_swap, ask_swap, withdraw_swap
from tourdetable.domain.rota.models import Swap

LATER = NOW + timedelta(days=1)


def of_the_town(circle: Circle) -> Meeting:
    """A meeting of which the town is the secretary; what was told of it is forgotten."""
    may = convened(circle)
    assign_turn(meeting=may, duty="secretary", seat=circle.town, by=OPERATOR, now=NOW)
    collect(now=NOW)
    Notice.objects.all().delete()
    return may


def asked(circle: Circle) -> Swap:
    said = {"duty": "secretary", "other": circle.library}
    return ask_swap(meeting=of_the_town(circle), by=circle.by_ana(), now=LATER, **said)


def test_whoever_is_asked_is_told_then_whoever_asked(circle: Circle) -> None:
    swap = asked(circle)
    collect(now=LATER)
    assert told() == [("swap", "Bao")]
    accept_swap(swap=swap, version=1, by=circle.by_bao(), now=LATER)
    collect(now=LATER)
    assert sorted(told()) == [("swap", "Bao"), ("swap_answer", "Ana")]


def test_nobody_is_asked_what_was_taken_back(circle: Circle) -> None:
    withdraw_swap(swap=asked(circle), version=1, by=circle.by_ana(), now=LATER)
    collect(now=LATER)
    assert told() == []


def test_a_kit_goes_to_those_who_hold_the_seat(circle: Circle) -> None:
    may = of_the_town(circle)
    said = {"duty": "secretary", "seat": circle.town.pk, "by": OPERATOR, "now": LATER}
    send_kit(meeting=may, **said)
    collect(now=LATER)
    assert told() == [("kit", "Ana")]
    Notice.objects.all().delete()
    may.delete()
    collect(now=LATER)
    assert told() == []
