from __future__ import annotations

from datetime import date

from django.utils.translation import override

from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.years.enums import PeriodEffect
from tourdetable.domain.years.periods.dated import DatedPeriod
from tourdetable.domain.years.periods.impact import PeriodImpact
from tourdetable.interface.web.areas.years.periods.words import dates_of, enough, lines

DAY = date(2028, 3, 12)
VOTE = DatedPeriod("Élection", Span(DAY, DAY), PeriodEffect.CLOSED)


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def test_days_that_go_are_said_unless_others_take_their_place() -> None:
    avoided = DatedPeriod("Élection", VOTE.span, PeriodEffect.AVOID)
    with override("fr"):
        replaced = [plain(line) for line in lines(PeriodImpact((VOTE,), (avoided,), (), ()))]
        gone = [plain(line) for line in lines(PeriodImpact((), (VOTE,), (), ()))]
    assert replaced[0] == "Élection, dimanche 12 mars 2028 : fermé (personne ne se réunit)"
    assert gone[0] == "Élection, dimanche 12 mars 2028 : plus rien de particulier"
    assert (len(replaced), len(gone)) == (2, 2)


def test_what_is_only_pointed_out_sends_nobody_to_search_again() -> None:
    told = DatedPeriod("Élection", VOTE.span, PeriodEffect.TOLD)
    assert len(list(lines(PeriodImpact((told,), (), (), ())))) == 1


def test_beyond_six_meetings_are_counted() -> None:
    with override("fr"):
        assert plain(enough([("Club", DAY)] * 8)).endswith("et 2 autres")


def test_no_date_is_known_of_what_no_library_knows() -> None:
    with override("fr"):
        assert dates_of([]) == "Aucune date n’est encore connue."
