"""Who is told of turns: the seat that is asked, the one that asked, the one whose kit leaves."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, OPERATOR, Circle
from tests.domain.notices.convened import convened, told
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.seats import end_mandate
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.notices.actions import collect
from tourdetable.domain.notices.models import Notice
from tourdetable.domain.rota.actions.kits import send_kit
from tourdetable.domain.rota.actions.swaps import accept_swap, ask_swap, withdraw_swap
from tourdetable.domain.rota.actions.voided import close_swaps
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


def test_whoever_asked_is_told_that_it_is_no_longer_possible(circle: Circle) -> None:
    swap = asked(circle)
    collect(now=LATER)
    mandate = Mandate.objects.get(seat=circle.library)
    end_mandate(mandate=mandate, ends=LATER.date(), by=OPERATOR, now=LATER)
    close_swaps(now=LATER)
    collect(now=LATER)
    assert sorted(told()) == [("swap", "Bao"), ("swap_answer", "Ana")]
    assert Swap.objects.get(pk=swap.pk).state == "void"


def test_nobody_is_told_of_it_whose_turn_has_gone(circle: Circle) -> None:
    swap = asked(circle)
    collect(now=LATER)
    assign_turn(meeting=swap.meeting, duty="secretary", seat=None, by=OPERATOR, now=LATER)
    close_swaps(now=LATER)
    collect(now=LATER)
    assert told() == [("swap", "Bao")]


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
