from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.domain.builders import NOW, OPERATOR, TODAY, Circle, hold
from tests.domain.deliverables import builders as made
from tests.domain.search.people import found
from tests.domain.search.sources.commons.people import neighbour_of
from tourdetable.domain.decisions.actions.decisions import put_proposal
from tourdetable.domain.decisions.actions.effects import attach_effect, detach_effect
from tourdetable.domain.deliverables.actions.planning import abandon
from tourdetable.domain.networks.actions.succession import change_seat
from tourdetable.domain.people.models import Person
from tourdetable.domain.search.actions.background import read_document

TEXT = (
    "On lit.\n\n::: present\nbrouille\n:::\n\n::: body\nicicorps\n:::\n\n::: public\npartout\n:::"
)
WORDS = ("brouille", "icicorps", "partout")


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    settings.FILES = tmp_path


def read_by(circle: Circle, who: Person | None) -> list[bool]:
    """Which of the words somebody finds."""
    return [found(circle, who, word) != [] for word in WORDS]


def test_before_it_is_out_its_body_reads_it_and_who_makes_it_reads_all(circle: Circle) -> None:
    neighbour = neighbour_of(circle)
    made.kept(circle, made.written(circle, TEXT))
    assert read_by(circle, circle.ana) == [True, True, True]
    assert read_by(circle, circle.dora) == [True, True, True]
    assert read_by(circle, circle.bao) == [False, True, True]
    assert read_by(circle, neighbour) == read_by(circle, None) == [False, False, False]
    assert found(circle, neighbour, "qui lit") == ["Qui lit quoi ?"]
    assert found(circle, None, "qui lit") == []


def test_once_it_is_out_its_audience_reads_it(circle: Circle) -> None:
    neighbour = neighbour_of(circle)
    made.out(circle, text=TEXT, audience="public")
    assert read_by(circle, neighbour) == read_by(circle, None) == [False, False, True]
    assert found(circle, None, "qui lit") == ["Qui lit quoi ?"]


def test_one_for_its_body_is_known_to_its_body_alone(circle: Circle) -> None:
    neighbour = neighbour_of(circle)
    made.out(circle, text=TEXT, audience="body")
    assert read_by(circle, circle.bao) == [False, True, True]
    assert found(circle, neighbour, "lit") == found(circle, None, "lit") == []


def test_whoever_is_asked_to_read_it_does_as_its_body(circle: Circle) -> None:
    neighbour = neighbour_of(circle)
    seat = neighbour.mandates.get().seat
    work = made.written(circle, TEXT, audience="body")
    made.kept(circle, work)
    assert found(circle, neighbour, "lit") == []
    made.asked(circle, work, seat)
    assert read_by(circle, neighbour) == [False, True, True]


def test_a_seat_that_continues_another_finds_what_it_makes_and_is_asked(circle: Circle) -> None:
    neighbour = neighbour_of(circle)
    seat = neighbour.mandates.get().seat
    work = made.written(circle, TEXT, audience="body")
    made.kept(circle, work)
    made.asked(circle, work, seat)
    read_by(circle, neighbour)
    said = {"kind": "light", "volunteers": False, "on": TODAY, "by": OPERATOR, "now": NOW}
    for one in (circle.town, seat):
        change_seat(seat=one, college="towns", confirmed=True, **said)
    assert read_by(circle, circle.ana) == [True, True, True]
    assert read_by(circle, neighbour) == [False, True, True]


def test_a_body_that_is_asked_to_approve_it_reads_it_as_long(circle: Circle) -> None:
    neighbour = neighbour_of(circle)
    body = neighbour.mandates.get().seat.body
    version = made.read(circle, TEXT, audience="body")
    said = {"by": circle.by_ana(), "now": NOW}
    decision = put_proposal(meeting=hold(circle), title="Approuver", text="", item=None, **said)
    effect = made.approving(version)
    row = attach_effect(decision=decision, effect=effect, version=decision.version, **said)
    type(decision).objects.filter(pk=decision.pk).update(body=body)
    assert read_by(circle, neighbour) == [False, True, True]
    decision.refresh_from_db()
    detach_effect(effect=row, version=decision.version, **said)
    assert found(circle, neighbour, "lit") == []


def test_a_file_is_found_by_its_name_then_by_its_words(circle: Circle) -> None:
    work = made.planned(circle)
    made.deposited(circle, work)
    assert found(circle, circle.bao, "fiche") == ["Qui lit quoi ?"]
    assert read_document()
    assert found(circle, circle.bao, "fiche") == ["Qui lit quoi ?"]


def test_one_that_is_given_up_is_found_with_the_reason(circle: Circle) -> None:
    work = made.planned(circle)
    abandon(deliverable=work, because="Trop tard", **made.of_now(work, circle))
    assert found(circle, circle.bao, "trop tard") == ["Qui lit quoi ?"]
