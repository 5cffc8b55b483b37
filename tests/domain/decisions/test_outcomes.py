from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tourdetable.domain.decisions.enums import Outcome
from tourdetable.domain.decisions.models import Position
from tourdetable.domain.decisions.outcomes import must_allow, standing
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.people.models import Institution

NAMES = ("Ville", "Musée", "Lycée")
WORDS = {
    "consent": ("consent", ""),
    "reservation": ("reservation", ""),
    "abstain": ("abstain", ""),
    "raised": ("object", "raised"),
    "sustained": ("object", "sustained"),
    "integrated": ("object", "integrated"),
    "withdrawn": ("object", "withdrawn"),
}


def said(*words: str) -> list[Position]:
    """Positions of the town, the museum, the school; nothing is saved."""
    return [
        Position(
            seat=Seat(pk=pk, institution=Institution(name=name)),
            stance=WORDS[w][0],
            objection=WORDS[w][1],
        )
        for pk, (name, w) in enumerate(zip(NAMES, words, strict=False), start=1)
    ]


def allowed(*words: str) -> set[str]:
    return {outcome.value for outcome in Outcome if refusal(outcome, *words) is None}


def refusal(outcome: str, *words: str) -> str | None:
    try:
        must_allow(outcome, said(*words), present={1, 2, 3})
    except ValidationError as error:
        return error.messages[0]
    return None


NOTHING = {"no_decision", "deferred"}


@pytest.mark.parametrize(
    ("words", "besides"),
    [
        ([], set()),
        (["consent"], set()),
        (["raised"], set()),
        (["consent", "consent"], {"consensus", "consent"}),
        (["consent", "abstain"], {"consensus", "consent"}),
        (["consent", "reservation"], {"consent"}),
        (["reservation", "reservation"], {"consent"}),
        (["abstain", "abstain"], set()),
        (["consent", "raised"], {"adopted_with_dissent"}),
        (["reservation", "sustained"], {"adopted_with_dissent"}),
        (["abstain", "raised"], set()),
        (["raised", "sustained"], set()),
        (["consent", "integrated"], {"consensus", "consent"}),
        (["abstain", "integrated"], {"consensus", "consent"}),
        (["consent", "withdrawn"], {"consensus", "consent"}),
        (["abstain", "withdrawn"], set()),
        (["consent", "withdrawn", "raised"], {"adopted_with_dissent"}),
        (["consent", "integrated", "reservation"], {"consent"}),
    ],
)
def test_what_positions_allow(words: list[str], besides: set[str]):
    assert allowed(*words) == NOTHING | besides


def test_what_stands():
    assert [p.seat.pk for p in standing(said("raised", "withdrawn", "sustained"))] == [1, 3]


@pytest.mark.parametrize(
    ("outcome", "words", "message"),
    [
        (
            "consensus",
            ["consent"],
            "Decisions are collective: record the position of at least two seats first.",
        ),
        (
            "consensus",
            ["consent", "reservation"],
            "Musée has a reservation: this is a consent, not a consensus.",
        ),
        (
            "consent",
            ["raised", "consent", "sustained"],
            "The objection of Ville, Lycée still stands. Settle it (amendment or withdrawal), or "
            "conclude as adopted "
            "with dissent, no decision, or deferred.",
        ),
        (
            "consensus",
            ["abstain", "abstain"],
            "Nobody agrees with this proposal: conclude that no decision was taken, or defer it.",
        ),
        (
            "adopted_with_dissent",
            ["consent", "consent"],
            "No objection stands: conclude by consensus or by consent.",
        ),
    ],
)
def test_the_refusal_says_what_to_do(outcome: str, words: list[str], message: str):
    assert refusal(outcome, *words) == message


def test_even_a_deferral_wants_the_attendance_to_agree():
    with pytest.raises(ValidationError, match="Musée took position but is not marked present"):
        must_allow("deferred", said("consent", "consent"), present={1})


def test_a_seat_that_follows_through_the_minutes_makes_no_quorum() -> None:
    positions = said("consent", "consent")
    positions[1].seat.kind = "light"
    with pytest.raises(ValidationError, match="at least two seats"):
        must_allow("consensus", positions, present={1, 2})
    positions = said("consent", "consent", "consent")
    positions[2].seat.kind = "light"
    must_allow("consensus", positions, present={1, 2, 3})
