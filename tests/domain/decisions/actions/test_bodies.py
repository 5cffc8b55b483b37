"""A body is opened by itself while nobody could decide of it, then by a decision."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    FOUNDED,
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    decided,
    draw,
    found_circle,
    hold,
    last_event,
    nothing_changes,
    seat_of,
)
from tourdetable.core.charter.terms.competence import EffectKind
from tourdetable.domain.decisions.actions.bodies import (
    close_undecided_body,
    deciders,
    is_decided,
    open_body,
)
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import charter_in_force

BY = {"by": OPERATOR, "now": NOW}
JUNE = date(2027, 6, 30)


def opened(circle: Circle, name: str = "Bureau de Corse", **said: object) -> Body:
    form = {"network": circle.network, "kind": "board", "name": name, "starts": TODAY, **said}
    return open_body(**form, **BY)  # type: ignore[arg-type]  # names and values are these


def test_before_anybody_met_whoever_composes_opens_it(circle: Circle) -> None:
    charter = charter_in_force(circle.network, on=TODAY)
    assert deciders(charter, EffectKind.OPEN_BODY, "board") == {"circle"}
    body = opened(circle, " Bureau  de Corse ", territory="Corse", starts=FOUNDED)
    told = (body.name, body.slug, body.kind, body.territory, body.starts, body.ends)
    assert told == ("Bureau de Corse", "bureau-de-corse", "board", "Corse", FOUNDED, None)
    said = {"body": body.pk, "body_kind": "board", "decision": None}
    assert last_event()[4] == said
    assert seat_of(body, "Ville", "towns").body == body


def test_once_it_has_met_it_decides(circle: Circle) -> None:
    meeting = hold(circle)
    assert is_decided(
        circle.network,
        charter_in_force(circle.network, on=TODAY),
        EffectKind.OPEN_BODY,
        "board",
    )
    with nothing_changes(), pytest.raises(ValidationError, match="Say by which decision"):
        opened(circle)
    decision = decided(circle, meeting, title="Ouvrir un bureau")
    assert opened(circle, decision=decision).kind == "board"
    assert last_event()[4]["decision"] == decision.pk


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"kind": "court"}, "“court”"),
        ({"name": " "}, "Give the body a name"),
        ({"name": "cercle du PORT"}, "already a body called “Cercle du port”"),
        ({"ends": date(2027, 1, 1)}, "comes before"),
    ],
)
def test_what_makes_no_sense(circle: Circle, said: dict[str, object], words: str) -> None:
    with nothing_changes(), pytest.raises(ValidationError, match=words):
        opened(circle, **said)  # type: ignore[arg-type]  # as above


def test_another_body_of_the_same_address(circle: Circle) -> None:
    Body.objects.filter(pk=circle.body.pk).update(slug="bureau-de-corse")
    assert opened(circle).slug == "bureau-de-corse-2"


@pytest.mark.django_db
def test_it_closes_in_the_same_way() -> None:
    circle = found_circle()
    board = opened(circle)
    meeting = draw(board, datetime(2027, 7, 1, 9, tzinfo=UTC), "Réunion", "feast")
    with nothing_changes(), pytest.raises(ValidationError, match="has a meeting after that day"):
        close_undecided_body(body=board, ends=JUNE, **BY)
    meeting.delete()
    assert close_undecided_body(body=board, ends=JUNE, **BY).ends == JUNE
    hold(circle)
    with nothing_changes(), pytest.raises(ValidationError, match="Say by which decision"):
        close_undecided_body(body=board, ends=TODAY, **BY)
