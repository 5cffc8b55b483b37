"""What nobody sees is refused, once a line; what has a shape is left alone."""

from __future__ import annotations

import pytest

from tests.core.charter.text.malformed import SOUND
from tests.core.charter.text.samples import refused
from tourdetable.core.charter.text.characters import is_unseen
from tourdetable.core.charter.text.loader import load


@pytest.mark.parametrize("letter", "\x00\x07\x7f\x85\xad\u061c\u200b\u200e\u2028\u202a\u2060\ue000")
def test_what_has_no_shape_is_unseen(letter: str) -> None:
    assert is_unseen(letter)


@pytest.mark.parametrize("letter", "\téœ’\u00a0\u202f\u2011\u200d€👧\ufe0f·")
def test_what_people_write_is_seen(letter: str) -> None:
    assert not is_unseen(letter)


def test_several_on_a_line_are_told_once() -> None:
    (error,) = refused(SOUND.replace("On s’écoute.", "On\u200b s’\u200bécoute\u200b."))
    assert (error.column, error.key) == (3, "U+200B")


def test_a_byte_order_mark_that_begins_the_file_is_nothing() -> None:
    assert load("\ufeff" + SOUND).slug == "essai"
