"""What forms about invitations hand over."""

from __future__ import annotations

from tests.domain.builders import NOW, TODAY, Circle, seat_of
from tests.interface.web.areas.joining.who import by_town
from tourdetable.domain.joining.actions.proposals import ProposalDetails
from tourdetable.interface.web.areas.joining.forms import JoinProposalForm, NewcomerForm, Offered
from tourdetable.interface.web.base.scene import Scene


def scene_of(circle: Circle) -> Scene:
    standing = circle.of(circle.ana)
    return Scene(circle.network, standing.charter, NOW, TODAY, standing)


def test_a_vacant_seat_needs_neither_institution_nor_college(circle: Circle) -> None:
    seat = seat_of(circle.body, "Cinéma", "libraries")
    written = {"given_name": "Inès", "family_name": "Arc", "email": "ines@a.example"}
    data = by_town(circle, seat=str(seat.pk), reasons="Oui.", **written)
    offered = Offered({str(seat.pk): seat}, [("towns", "Communes")])
    form = JoinProposalForm(data, scene=scene_of(circle), capacities=[circle.town], offered=offered)
    assert form.errors == {}
    assert form.cleaned_data["details"] == ProposalDetails(**written, reasons="Oui.", seat=seat)


def test_without_any_vacant_seat_it_is_a_new_one(circle: Circle) -> None:
    offered = Offered({}, [("towns", "Communes")])
    form = JoinProposalForm(scene=scene_of(circle), capacities=[circle.town], offered=offered)
    assert (form.initial["seat"], form.fields["seat"].widget.is_hidden) == ("new", True)


def test_whoever_comes_in_is_shown_what_is_known_of_them(circle: Circle) -> None:
    form = NewcomerForm(person=circle.ana, article=None, language="fr")
    assert (form.initial["given_name"], form.initial["language"]) == ("Ana", "fr")
    assert "accept" not in form.fields
