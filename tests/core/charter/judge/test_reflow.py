"""A text by its paragraphs, wherever its lines are cut."""

from __future__ import annotations

import pytest

from tourdetable.core.charter.judge.reflow import reflowed


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Une phrase\ncoupée en deux.", ("Une phrase coupée en deux.",)),
        ("Une phrase   coupée\n   en deux.", ("Une phrase coupée en deux.",)),
        ("Qui vient\u00a0: dix\u202fans", ("Qui vient : dix ans",)),
        ("Une.\n\nDeux.", ("Une.", "Deux.")),
        ("Une.\n\n\n\nDeux.\n", ("Une.", "Deux.")),
        ("- un\n  qui suit\n- deux", ("- un qui suit", "- deux")),
        ("- un\n\n- deux", ("- un", "- deux")),
        ("1. un\n2. deux\n\n   encore", ("1. un", "2. deux", "   encore")),
        ("> cité\n> encore", ("> cité encore",)),
        ("Un vers  \nun autre", ("Un vers un autre",)),
        ("Un vers\\\nun autre", ("Un vers un autre",)),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ("| a | b |", "|---|---|", "| 1 | 2 |")),
        ("### Titre\nLa suite\nici", ("### Titre", "La suite ici")),
        ("```\nligne\nautre\n```", ("```", "ligne", "autre", "```")),
        ("", ()),
    ],
)
def test_lines_that_people_tell_apart(text: str, lines: tuple[str, ...]) -> None:
    assert reflowed(text) == lines
