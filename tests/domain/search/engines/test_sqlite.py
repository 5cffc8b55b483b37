from __future__ import annotations

from tourdetable.domain.search.engines.sqlite import matching, told
from tourdetable.domain.search.engines.wanted import LAST, Wanted


def test_a_question_in_the_words_of_fts5() -> None:
    wanted = Wanted((("wa", "wb"), ("y1_m",)), none=("n1_m",))
    assert told(wanted) == '(("wa" OR "wb") AND ("y1_m")) NOT ("n1_m")'
    assert told(Wanted((("wa",),))) == '("wa")'
    assert matching(Wanted((("wa",),)), 5)[1] == ['("wa")', 0, LAST, 5]
