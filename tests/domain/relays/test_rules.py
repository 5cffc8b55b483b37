"""Minutes are carried home once they may leave the body."""

from __future__ import annotations

from datetime import date

import pytest

from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.relays.rules import why_kept


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"state": "adopted"}, "These minutes have not been circulated yet."),
        ({"audience": "network"}, ""),
        ({"audience": "public"}, ""),
        (
            {"audience": "body", "later": "public", "embargo": date(2027, 5, 1)},
            "These minutes stay in the body until 1 May 2027: relay them from that day on.",
        ),
        (
            {"audience": "body"},
            "These minutes stay in the body: nothing of them is to be relayed.",
        ),
    ],
)
def test_why_nothing_is_relayed(said: dict[str, object], why: str) -> None:
    assert why_kept(Minutes(**{"state": "circulated", **said})) == why
