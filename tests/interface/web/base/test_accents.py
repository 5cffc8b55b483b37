from __future__ import annotations

from tourdetable.domain.networks.enums import Accent
from tourdetable.domain.networks.models import Network
from tourdetable.interface.web.base.accents import accent, accents


def test_the_stylesheet_says_every_accent_and_no_other() -> None:
    assert list(accents()) == Accent.values


def test_paper_has_the_colour_of_the_screen() -> None:
    assert [accent(Network(accent=chosen)) for chosen in (Accent.BLUE, Accent.TEAL)] == [
        "#234f86",
        "#0d5c61",
    ]
