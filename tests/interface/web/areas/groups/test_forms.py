"""What one types of planned works."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tourdetable.interface.web.areas.groups.forms import WorksField, work_of, works_typed

SEPTEMBER = date(2027, 9, 30)


@pytest.mark.parametrize(
    "line",
    [
        "Un guide, 30/09/2027",
        "Un guide : 30/09/2027",
        "Un guide — 2027-09-30",
        "Un guide 30/9/2027",
    ],
)
def test_a_work_ends_with_its_day(line: str) -> None:
    assert work_of(line) == ("Un guide", SEPTEMBER)


@pytest.mark.parametrize("line", ["Un guide", "30/09/2027", "Un guide, 31/02/2027"])
def test_a_line_without_title_or_day_is_refused(line: str) -> None:
    with pytest.raises(ValidationError):
        work_of(line)


def test_works_are_typed_as_they_are_read() -> None:
    works = [{"title": "Un guide", "due": "2027-09-30"}]
    assert works_typed(works) == "Un guide, 30/09/2027"
    assert WorksField().clean(works_typed(works) + "\n\n") == (("Un guide", SEPTEMBER),)
