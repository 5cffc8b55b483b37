"""What the charter asks of a series, in words beside what people write."""

from __future__ import annotations

from datetime import date

from tests.domain.builders import CHARTER
from tourdetable.core.charter.judge.constraints import Constraint, InTurn, MinimumGap
from tourdetable.core.charter.text.loader import load
from tourdetable.interface.web.areas.years.wishes.asked import asked, in_words

CIRCLE = load(CHARTER, file="circle")
ON = date(2027, 4, 6)


def test_each_article_on_the_calendar_is_said() -> None:
    assert list(asked(CIRCLE, "circle", "reading", on=ON)) == [
        ("CIR-01", "seulement le jeudi"),
        ("CIR-02", "jamais plus de 2 mois sans se réunir"),
    ]
    assert list(asked(CIRCLE, "board", "feast", on=ON)) == []


def test_duties_are_named_and_what_bears_on_no_wish_is_not_said() -> None:
    asking = [
        InTurn("CIR-05", (), "obligation", ("secretary",)),
        MinimumGap("CIR-06", (), "obligation", 1),
        Constraint("CIR-07", (), "obligation"),
    ]
    assert [in_words(constraint, CIRCLE) for constraint in asking] == [
        "Secrétariat\N{NO-BREAK SPACE}: chaque siège à son tour",
        "au moins 1 jour entre deux séances",
        "",
    ]
