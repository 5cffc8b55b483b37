"""Parameters as they are written: what is taken, what is refused and with what remedy."""

from __future__ import annotations

import pytest

from tests.core.charter.every_check import EVERY_CHECK
from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Reader
from tourdetable.core.charter.terms.errors import Unfit

WORDS = EVERY_CHECK.vocabulary
FROM_1_TO_9 = values.whole(1, 9)


@pytest.mark.parametrize(
    ("read", "written", "taken"),
    [
        (FROM_1_TO_9, 1, 1),
        (FROM_1_TO_9, 9, 9),
        (values.text, " two \n words ", "two words"),
        (values.yes, True, True),
        (values.one_of("a", "b"), "b", "b"),
        (values.codes("a", "b"), "a", ("a",)),
        (values.weekdays, ["monday"], ("monday",)),
        (values.colleges, [], ()),
        (values.body_kinds, "club", ("club",)),
        (values.ranges, ["07-14..08-31", "2027-07-14"], ("07-14..08-31", "2027-07-14..2027-07-14")),
    ],
)
def test_a_value_that_fits_is_taken(read: Reader, written: object, taken: object) -> None:
    assert read(written, WORDS) == taken


@pytest.mark.parametrize(
    ("read", "written", "problem"),
    [
        (FROM_1_TO_9, 0, "0 is out of bounds"),
        (FROM_1_TO_9, 10, "10 is out of bounds"),
        (FROM_1_TO_9, True, "this is true or false, not a whole number"),
        (values.text, " ", "this text is empty"),
        (values.yes, 1, "this is a whole number, not true or false"),
        (values.one_of("a", "b"), "c", "unknown name `c`"),
        (values.codes("a", "b"), ["a", "a"], "`a` is written twice"),
        (values.weekdays, [], "the list is empty"),
        (values.ranges, ["07-14..02-30"], "`02-30` is not a day of every year"),
        (values.ranges, ["2027-08-31..2027-07-14"], None),
    ],
)
def test_a_value_that_does_not_fit_is_refused(
    read: Reader, written: object, problem: str | None
) -> None:
    with pytest.raises(Unfit) as refused:
        read(written, WORDS)
    expected = problem or "`2027-08-31..2027-07-14` is not a stretch of days"
    assert str(refused.value.problem) == expected


def test_a_french_day_of_the_week_is_told_by_its_code() -> None:
    with pytest.raises(Unfit) as refused:
        values.weekdays(["monday", "Jeudis"], WORDS)
    said = str(refused.value.problem), str(refused.value.remedy)
    assert said == ("unknown weekday `Jeudis`", "did you mean `thursday`?")
