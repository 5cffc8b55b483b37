"""How a check declares its parameters, and reads those of a rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.terms.days import Dated
from tourdetable.core.charter.terms.verdict import Finding

BEFORE, SINCE = date(2023, 12, 31), date(2024, 1, 1)


@dataclass(frozen=True)
class Asked:
    days: Dated[int] = values.dated_whole("How many.", (1, 9), default=3)
    names: tuple[str, ...] = parameter("Which.", values.codes("a", "b"), example=["a", "b"])


CHECK: Check[Asked] = Check("asked", "Asked.", Asked, lambda _parameters, _context: Finding())


def test_an_example_is_written_as_toml_and_is_the_default_when_none_is_given() -> None:
    examples = [declared.example for declared in CHECK.declared().values()]
    assert examples == ["days = 3", 'names = ["a", "b"]']


def test_only_a_parameter_without_default_must_be_written() -> None:
    assert [declared.obligatory for declared in CHECK.declared().values()] == [False, True]


def test_a_dated_parameter_is_typed_with_its_days() -> None:
    assert CHECK.typed({"names": ("a",)}) == Asked(Dated.of(3), ("a",))


@pytest.mark.parametrize(("day", "found"), [(BEFORE, None), (SINCE, {"days": 4, "names": ("a",)})])
def test_nothing_is_in_force_before_the_first_dated_value(day: date, found: object) -> None:
    assert CHECK.in_force({"days": {SINCE: 4}, "names": ("a",)}, day) == found
