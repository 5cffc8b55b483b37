from __future__ import annotations

from tourdetable.core.sheets.members import NO_INSTITUTION, HolderWish, SeatWish
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.rosters.own_names import in_own_name

ANA = (HolderWish("Ana", "Le Goff"),)


def test_whoever_is_named_without_an_institution_sits_in_their_own_name() -> None:
    lacking = SeatWish(2, holders=ANA, problems=(Phrase(NO_INSTITUTION), Phrase("other")))
    told = SeatWish(2, institution="Ana Le Goff", holders=ANA, problems=(Phrase("other"),))
    assert in_own_name(lacking) == told
    for same in (None, SeatWish(2), SeatWish(2, institution="Caf", holders=ANA)):
        assert in_own_name(same) == same
