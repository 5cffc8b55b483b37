"""Each code of the front matter has its words."""

from __future__ import annotations

from tourdetable.core.charter.judge.amending.codes import ATTRIBUTIONS, AUDIENCES, POSITIONS, RIGHTS
from tourdetable.core.charter.terms.model import Attribution, Right
from tourdetable.core.charter.text.front import POSITIONS as KNOWN
from tourdetable.core.words.audience import Audience


def test_each_code_has_its_words() -> None:
    assert (set(RIGHTS), set(AUDIENCES)) == (set(Right), set(Audience))
    assert (set(ATTRIBUTIONS), set(POSITIONS)) == (set(Attribution), set(KNOWN))
