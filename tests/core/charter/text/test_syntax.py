"""Each thing that TOML cannot read is diagnosed where it was typed (the table is `malformed`)."""

from __future__ import annotations

import tomllib

import pytest

from tourdetable.core.charter.text.source import Mistakes, Toml
from tourdetable.core.charter.text.syntax import CAUSES, of_cause

# the lines, the line and the column of the mistake, words of the problem, of the remedy
UNREAD = [
    (["a = “x”"], 1, 5, "curly", '`a = "x"`'),
    (["a = ‘x’"], 1, 5, "curly", '`a = "x"`'),
    (['a = ["x", « y »]'], 1, 11, "curly", '`a = ["x", "y"]`'),
    (["a = True"], 1, 5, "neither `true`", "`a = true`"),
    (["a = maximum_gap"], 1, 5, "no quotation marks", '`a = "maximum_gap"`'),
    (["a == 1"], 1, 4, "a single `=`", "`a = 1`"),
    (['a = "x",'], 1, 8, "nothing stands after", '`a = "x"`'),
    (["a = 1 000"], 1, 5, "whole number", "`a = 1000`"),
    (["a = 2027-09-31"], 1, 5, "no day `2027-09-31`", "calendar"),
    (["a = [", '  "x",', "b = 1"], 1, 5, "the list that `[`", "`]`"),
    (["a = { month = 9,", "day = 1 }"], 1, 17, "a key is expected", "on one line"),
    (["a = 'x"], 1, 5, "not closed", "closes it"),
    (['a = "x\\p"'], 1, 9, "a backslash", "twice"),
    (["[minutes"], 1, 9, "title of this table", "bracket on each side"),
    (["[m]", "a = 1", "[m]"], 3, 2, "already on line 1", "once"),
    (["a = { b = 1, b = 2 }"], 1, 1, "written twice", "once"),
    (["clé = 1"], 1, 1, "letters or spaces", "`cle = 1`"),
    (["// x"], 1, 1, "neither `key = value`", "`#`"),
    (["a = 1", "", "Un mot.", "b = 2"], 3, 1, "neither `key = value`", "remove this line"),
    (['a = "é" # «ici»', "b ="], 2, 4, "nothing is written", "a value"),
    (["months = deux"], 1, 10, "whole number", "`months = 2`"),
    (["months = ２"], 1, 10, "whole number", "`months = 2`"),
    (["months = 2,5"], 1, 10, "whole number", "in digits"),
    (["percent = 2/3"], 1, 11, "whole number", "in digits"),
    (["percent = 66\u00a0%"], 1, 11, "whole number", "`percent = 66`"),
    (["months =\u00a02"], 1, 9, "no-break space", "`months = 2`"),
    (["a = 2026–09–01"], 1, 5, "not a date", "`a = 2026-09-01`"),
    (["a = 2026-09"], 1, 5, "not a date", "year-month-day"),
    (["•\ta = 1"], 1, 1, "letters or spaces", "`a = 1`"),
    (["a) b = 1"], 1, 1, "letters or spaces", "`b = 1`"),
    (["☐ a = 1"], 1, 1, "letters or spaces", "`a = 1`"),
    (["minimum\t1"], 1, 8, "`=` is expected", "`minimum = 1`"),
    (["a = 26-09-01"], 1, 5, "not a date", "year-month-day"),
    (["o   a = 1"], 1, 1, "letters or spaces", "`a = 1`"),
    (["within\\_days = 1"], 1, 1, "letters or spaces", "`within_days = 1`"),
    (["minimum ≥ 1"], 1, 8, "`=` is expected", "`minimum = 1`"),
    (["minimum >= 1"], 1, 8, "`=` is expected", "`minimum = 1`"),
    (["minimum 1"], 1, 8, "`=` is expected", "`minimum = 1`"),
    (["  minimum ＝ 1"], 1, 10, "`=` is expected", "`minimum = 1`"),
]


@pytest.mark.parametrize(("lines", "line", "column", "problem", "remedy"), UNREAD)
def test_the_cause_is_told_where_it_was_typed(
    lines: list[str], line: int, column: int, problem: str, remedy: str
) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads("\n".join(lines) + "\n")
    mistakes = Mistakes("x.md", lines=tuple(lines))
    assert Toml(tuple(lines), 0).read(mistakes, "+++") is None
    (error,) = mistakes.found
    assert (error.line, error.column) == (line, column)
    assert problem in str(error.problem)
    assert remedy in str(error.remedy)


def test_what_the_reader_of_toml_may_say_later_is_still_said() -> None:
    problem, remedy = of_cause("Something of tomorrow")
    assert (str(problem), "`key = value`" in str(remedy)) == ("this is not TOML", True)
    assert all(str(of_cause(cause)[0]) == problem for cause, problem, _remedy in CAUSES)
