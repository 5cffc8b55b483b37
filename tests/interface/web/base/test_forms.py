from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from tests.domain.builders import NOW, TODAY, Circle, found_circle, hold
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.gates import NeedsConfirmation, Refused
from tourdetable.interface.web.base.forms import DaysForm, PlainForm, WriteForm
from tourdetable.interface.web.base.scene import Scene


class TitleForm(WriteForm):
    """A title and a purpose."""

    title = forms.CharField(label="Titre")
    purpose = forms.ChoiceField(
        label="Pour", choices=[("inform", "information"), ("decide", "décision")], required=False
    )

    def current_values(self, current: Meeting) -> dict[str, Any]:
        return {"title": current.title, "purpose": current.purpose}


@pytest.fixture
def circle(db: None) -> Circle:
    return found_circle()


def form(circle: Circle, at: int | None = None, **sent: Any) -> TitleForm:
    """Ana’s form, for the town; unbound when nothing is sent."""
    standing = circle.of(circle.ana)
    scene = Scene(circle.network, standing.charter, NOW, TODAY, standing)
    data = QueryDict(mutable=True)
    data.update({"gesture": str(uuid4()), "acting": f"seat:{circle.town.pk}", **sent})
    return TitleForm(data if sent else None, scene=scene, capacities=standing.seats, version=at)


def stop(error: Exception) -> Callable[[], None]:
    """A domain call that refuses."""

    def act() -> None:
        raise error

    return act


def test_the_form_says_who_acts_for_which_seat_by_which_gesture(circle: Circle) -> None:
    gesture = uuid4()
    written = form(circle, title="L’été", gesture=str(gesture))
    assert written.is_valid()
    actor = written.actor
    assert (actor.person, actor.seat, actor.office, actor.gesture) == (
        circle.ana,
        circle.town,
        None,
        gesture,
    )
    assert written.attempt(lambda: None) is True


def test_the_only_capacity_is_not_asked(circle: Circle) -> None:
    shown = form(circle)
    assert (shown["acting"].is_hidden, shown.initial["acting"], shown.status) == (
        True,
        f"seat:{circle.town.pk}",
        200,
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"acting": "seat:999"},
        {"acting": "office:1"},
        {"gesture": "abc"},
        {"version": "abc"},
        {"version": "-1"},
        {"title": ""},
    ],
)
def test_what_the_form_carries_is_checked(circle: Circle, wrong: dict[str, str]) -> None:
    written = form(circle, at=1, **{"title": "L’été", "version": "1", **wrong})
    assert (written.is_valid(), list(written.errors), written.status) == (False, list(wrong), 422)


def test_a_business_refusal_goes_beside_its_field(circle: Circle) -> None:
    written = form(circle, title="L’été")
    assert written.is_valid()
    assert (
        written.attempt(stop(ValidationError({"title": "Déjà pris.", "place": "Fermé."}))) is False
    )
    assert (written.errors["title"], written.non_field_errors()) == (["Déjà pris."], ["Fermé."])


def test_a_refusal_of_the_charter(circle: Circle) -> None:
    written = form(circle, title="L’été")
    assert written.is_valid()
    assert written.attempt(stop(Refused([]))) is False
    assert (written.refused, written.status, "confirmed" in written.data) == (True, 422, False)


def test_a_confirmation_is_worth_for_what_was_asked(circle: Circle) -> None:
    written = form(circle, title="L’été")
    assert (written.is_valid(), written.cleaned_data["confirmed"]) == (True, False)
    written.attempt(stop(NeedsConfirmation([])))
    answer = written.data["confirmed"]
    for title, purpose, confirmed in (
        ("L’été", "", True),
        (" L’été ", "", True),
        ("L’hiver", "", False),
        ("L’été", "decide", False),
    ):
        again = form(circle, title=title, purpose=purpose, confirmed=answer)
        assert (again.is_valid(), again.cleaned_data["confirmed"]) == (True, confirmed)


def test_a_form_sent_twice_may_be_sent_again_knowingly(circle: Circle) -> None:
    written = form(circle, title="L’été")
    assert written.is_valid()
    sent = written.cleaned_data["gesture"]
    assert written.attempt(stop(AlreadyDone())) is False
    assert (written.already_done, written.status, written.data["title"]) == (True, 409, "L’été")
    assert UUID(str(written.data["gesture"])) != sent


def test_after_a_conflict_both_sides_are_shown_and_the_next_sending_knows(circle: Circle) -> None:
    meeting = hold(circle)
    meeting.version, meeting.purpose = 7, "inform"
    written = form(circle, at=1, title="L’été", purpose="decide", version="1")
    assert written.is_valid()
    assert written.attempt(stop(Changed(meeting))) is False
    rows = [(row.label, row.theirs, row.mine) for row in written.differences()]
    assert rows == [("Titre", "Lecture de mars", "L’été"), ("Pour", "information", "décision")]
    assert (written.data["version"], written.status) == (7, 409)


@pytest.mark.parametrize("last", ["", "2027-07-15"])
def test_without_a_last_day_one_day_is_meant(circle: Circle, last: str) -> None:
    standing = circle.of(circle.ana)
    scene = Scene(circle.network, standing.charter, NOW, TODAY, standing)
    data = {"gesture": str(uuid4()), "acting": f"seat:{circle.town.pk}"}
    data |= {"first": "2027-07-15", "last": last}
    written = DaysForm(data, scene=scene, capacities=standing.seats)
    assert written.errors == {}
    assert written.values("first", "last") == dict.fromkeys(["first", "last"], date(2027, 7, 15))


def test_a_choice_that_is_not_offered_is_refused_without_its_code():
    class Form(PlainForm):
        seat = forms.ChoiceField(choices=[("seat:1", "Ville")])

    (said,) = Form({"seat": "seat:2"}).errors["seat"]
    assert said == "Ce choix n’est plus dans la liste\N{NO-BREAK SPACE}: choisissez de nouveau."
