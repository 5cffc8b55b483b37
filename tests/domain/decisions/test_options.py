from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tourdetable.domain.decisions.options import (
    MOST,
    OptionConsidered,
    clean_options,
    options_of,
)


def test_blank_lines_are_left_out():
    one = OptionConsidered("Lire Colette", "Court.", "Connu.")
    kept = clean_options([OptionConsidered(""), one, OptionConsidered(" ", "", " ")])
    assert kept == [{"name": "Lire Colette", "strengths": "Court.", "weaknesses": "Connu."}]
    assert options_of(kept) == (one,)


def test_an_option_has_a_name():
    with pytest.raises(ValidationError, match="Name each option"):
        clean_options([OptionConsidered("", "Court.")])


def test_no_more_than_people_can_compare():
    with pytest.raises(ValidationError, match="12 options at most"):
        clean_options([OptionConsidered(str(n)) for n in range(MOST + 1)])
