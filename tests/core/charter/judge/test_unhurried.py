"""The collector rests, then is as it was."""

from __future__ import annotations

import gc

import pytest

from tourdetable.core.charter.judge.unhurried import without_collecting


def test_it_rests_and_comes_back_even_after_a_failure() -> None:
    def fail() -> None:
        with without_collecting():
            assert not gc.isenabled()
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert gc.isenabled()


def test_one_inside_another_leaves_it_off() -> None:
    with without_collecting():
        with without_collecting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
