from __future__ import annotations

from tourdetable.domain.search.engines.postgresql import matching, placed, told
from tourdetable.domain.search.engines.wanted import Wanted


def test_a_question_in_the_words_of_postgresql() -> None:
    wanted = Wanted((("wa", "wb"), ("y1_m",)), none=("n1_m",))
    assert told(wanted) == "('wa' | 'wb') & ('y1_m') & !('n1_m')"


def test_parameters_follow_the_order_of_their_places() -> None:
    assert placed("a %(x)s b %(y)s %(x)s c", {"x": 1, "y": 2}) == ("a %s b %s %s c", [1, 2, 1])
    sql, params = matching(Wanted((("wa",),)), 5)
    assert sql.count("%s") == len(params)
