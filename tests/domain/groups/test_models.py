from __future__ import annotations

from datetime import date, timedelta

from tests.domain.groups.builders import CLOSED, OPENED, Groups, chosen, group_of
from tourdetable.domain.groups.queries import terms_of

DAY = timedelta(days=1)


def test_where_a_call_stands_is_read_from_its_days_and_its_choice(groups: Groups) -> None:
    days = [OPENED - DAY, OPENED, CLOSED, CLOSED + DAY]
    states = [groups.call.state_on(day).value for day in days]
    assert states == ["coming", "open", "open", "choosing"]
    assert chosen(groups).state_on(date(2027, 2, 2)).value == "chosen"
    assert str(groups.call) == "Lire au port"


def test_terms_are_called_by_their_question_and_known_by_their_number(groups: Groups) -> None:
    terms = terms_of(group_of(groups))
    assert terms is not None
    assert (str(terms), terms.version) == ("Où lire ?", 1)
