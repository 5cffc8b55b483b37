from __future__ import annotations

import pytest

from tourdetable.domain.founding import trial
from tourdetable.domain.founding.trial import can_be_drawn

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="5" height="5">%s</svg>'


def test_what_papers_can_show_is_drawn() -> None:
    assert can_be_drawn((SVG % '<circle r="1"/>').encode())


SHAPE = '<path d="M0 0h5v5z" stroke="red"/>'
TINY = (SVG % SHAPE).replace('width="5" height="5"', 'viewBox="0 0 1e-40 1e-40"', 1)
HUGE = SVG % ('<g transform="scale(1e6)">' * 3 + SHAPE + "</g>" * 3)


@pytest.mark.parametrize(
    "image",
    [TINY, HUGE, "not an image"],
    ids=["it would end the process", "it would fail", "nothing to draw"],
)
def test_what_would_stop_papers_is_not(image: str) -> None:
    assert not can_be_drawn(image.encode())


def test_what_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "PATIENCE", 0.01)
    assert not can_be_drawn((SVG % '<circle r="1"/>').encode())
