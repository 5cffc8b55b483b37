"""The ladder of audiences."""

from __future__ import annotations

import pytest

from tourdetable.core.words.audience import (
    BEYOND_THE_BODY,
    BEYOND_THE_NETWORK,
    LADDER,
    Audience,
    narrowest,
)


def test_the_ladder_goes_from_those_present_to_the_public() -> None:
    assert [audience.value for audience in LADDER] == [
        "present",
        "body",
        "network",
        "partners",
        "public",
    ]


@pytest.mark.parametrize(
    ("reader", "seen"),
    [
        (Audience.PRESENT, ["present", "body", "network", "partners", "public"]),
        (Audience.NETWORK, ["network", "partners", "public"]),
        (Audience.PUBLIC, ["public"]),
    ],
)
def test_a_reader_sees_their_own_step_and_the_wider_ones(reader: Audience, seen: list[str]) -> None:
    assert [audience.value for audience in LADDER if reader.shows(audience)] == seen


def test_what_leaves_the_body_is_what_the_network_sees_and_further_out_what_partners_see() -> None:
    assert BEYOND_THE_BODY == ("network", "partners", "public")
    assert BEYOND_THE_NETWORK == ("partners", "public")


def test_the_narrowest_of_several_is_the_lowest_step() -> None:
    assert narrowest(Audience.PUBLIC, Audience.BODY, Audience.NETWORK) is Audience.BODY
    assert narrowest(Audience.PUBLIC) is Audience.PUBLIC
