from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, OPERATOR, TODAY, Circle, seat_of
from tests.domain.joining.invited import by_gaelle, details, invited, proposed
from tourdetable.domain.joining.actions.proposals import (
    Seating,
    accept_proposal,
    answer_proposal,
    decline_proposal,
    propose,
)
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.people.actions import NewInstitution, NewPerson
from tourdetable.domain.people.models import Institution, Person

INES = NewPerson("Inès", "d’Arc", "Ines@Mission.example")
NEW = Seating(TODAY, INES, which=NewInstitution("Mission locale du Port"), college="towns")


def accepted(row: Invitation, seating: Seating = NEW, **more: Any) -> Invitation:
    said = {"version": row.version, "by": by_gaelle(), "now": NOW} | more
    return accept_proposal(invitation=row, seating=seating, **said)


def test_a_member_proposes_for_a_new_seat(circle: Circle) -> None:
    row = proposed(circle, given_name="  Inès ", institution="Mission  locale")
    assert (row.state, row.name, row.institution) == ("proposed", "Inès d’Arc", "Mission locale")
    assert (row.proposed_by, row.proposed_for, row.proposed_on) == (circle.ana, circle.town, TODAY)
    event = Event.objects.latest("pk")
    assert (event.kind, event.data) == ("invitation.proposed", {"body": circle.body.pk})


def test_or_for_a_vacant_seat_which_says_whose_it_is(circle: Circle) -> None:
    seat = seat_of(circle.body, "Cinéma", "libraries")
    row = proposed(circle, seat=seat, institution="", college="")
    assert (row.seat, row.institution, row.college) == (seat, "Cinéma", "libraries")


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"institution": " "}, "Say which institution"),
        ({"given_name": ""}, "Write a given name"),
        ({"family_name": "x" * 101}, "at most 100"),
        ({"college": "kings"}, "not in the charter"),
        ({"email": "ANA@port.example"}, "sits in Cercle du port already"),
        ({"email": "ines@mission.EXAMPLE"}, "has been proposed"),
    ],
)
def test_what_cannot_be_proposed(circle: Circle, said: dict[str, str], refused: str) -> None:
    proposed(circle)
    with pytest.raises(ValidationError, match=refused):
        proposed(circle, **said)


def test_nobody_is_proposed_for_a_body_that_has_ended(circle: Circle) -> None:
    circle.body.ends = TODAY - timedelta(days=1)
    with pytest.raises(ValidationError, match="has ended"):
        propose(body=circle.body, details=details(), by=circle.by_ana(), now=NOW)


def test_accepting_seats_and_invites_at_once(circle: Circle) -> None:
    row = accepted(proposed(circle))
    person = Person.objects.get(given_name="Inès")
    mandate = Mandate.objects.select_related("seat__institution").get(person=person)
    assert person.account is not None
    assert (row.state, row.person, row.seat) == ("sent", person, mandate.seat)
    assert (person.account.email, mandate.starts) == ("ines@mission.example", TODAY)
    assert (str(mandate.seat), mandate.seat.college) == ("Mission locale du Port", "towns")
    assert row.sending == Event.objects.get(kind="invitation.sent")


def test_accepting_with_a_vacant_seat_and_somebody_known(circle: Circle) -> None:
    seat = seat_of(circle.body, "Cinéma", "libraries")
    row = accepted(proposed(circle), Seating(TODAY, circle.dora, seat=seat))
    assert (row.person, row.seat, row.institution) == (circle.dora, seat, "Cinéma")
    assert Person.objects.filter(given_name="Inès").exists() is False


def test_whoever_had_an_invitation_has_one_link_only(circle: Circle) -> None:
    invited(circle, circle.dora)
    seat = seat_of(circle.body, "Cinéma", "libraries")
    row = accepted(proposed(circle), Seating(TODAY, circle.dora, seat=seat))
    waiting = Invitation.objects.filter(person=circle.dora, state="sent")
    assert list(waiting) == [row]


def test_two_who_accept_at_once_seat_once(circle: Circle) -> None:
    row = proposed(circle)
    accepted(row)
    with pytest.raises(Changed):
        accepted(row)
    with pytest.raises(ValidationError, match="answered already"):
        accepted(row, version=2)
    assert Institution.objects.filter(name__startswith="Mission").count() == 1


def test_an_institution_that_sits_there_has_no_second_seat(circle: Circle) -> None:
    seats = Seat.objects.count()
    seating = Seating(TODAY, INES, which=circle.town.institution, college="towns")
    with pytest.raises(ValidationError, match="has a seat in Cercle du port already"):
        accepted(proposed(circle), seating)
    assert Seat.objects.count() == seats


@pytest.mark.parametrize(
    ("seating", "refused"),
    [
        (Seating(TODAY, INES, college="towns"), "Choose a vacant seat"),
        (replace(NEW, who=NewPerson("Inès", "d’Arc")), "No address is known of Inès d’Arc"),
    ],
)
def test_what_cannot_be_seated(circle: Circle, seating: Seating, refused: str) -> None:
    row = proposed(circle)
    with pytest.raises(ValidationError, match=refused):
        accepted(row, seating)
    assert Person.objects.filter(given_name="Inès").exists() is False


def test_a_word_is_answered_and_the_proposal_waits(circle: Circle) -> None:
    said = {"by": by_gaelle(), "now": NOW}
    row = answer_proposal(invitation=proposed(circle), answer="Jeudi ?", version=1, **said)
    assert (row.state, row.answer, row.answered_on) == ("proposed", "Jeudi ?", TODAY)
    assert accepted(row).state == "sent"


def test_declining_says_why_and_keeps_nothing_of_the_person(circle: Circle) -> None:
    said = {"by": by_gaelle(), "now": NOW}
    with pytest.raises(ValidationError, match="Write your answer"):
        decline_proposal(invitation=proposed(circle), answer=" ", version=1, **said)
    row = Invitation.objects.get() if Invitation.objects.exists() else proposed(circle)
    done = decline_proposal(invitation=row, answer="Plus tard.", version=1, **said)
    assert (done.state, done.answer, done.name, done.email) == ("declined", "Plus tard.", "", "")
    assert OPERATOR.person is None
