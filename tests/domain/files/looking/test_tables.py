from __future__ import annotations

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError

from tourdetable.domain.files.looking.tables import must_be_values


@pytest.mark.parametrize(
    "row", ["-12", "+33 6 12", "= 4", "- à revoir (salle 2)", "a@e.example", "x=SUM(1)", "-a|b"]
)
def test_values_are_taken(row: str) -> None:
    must_be_values(BytesIO(f"a;b\n1;{row}\n".encode()))


@pytest.mark.parametrize(
    "row",
    ["=SUM(A1)", "'=A1", "\"=1+cmd|' /c a'!A0\"", "+cmd|'a'!A0", "@SUM(1)", "=+HYPERLINK(1)"],
)
def test_a_formula_is_refused_at_its_line(row: str) -> None:
    with pytest.raises(ValidationError, match="Line 3"):
        must_be_values(BytesIO(f"a;b\n1;2\n3;{row}\n".encode()))


@pytest.mark.parametrize("row", ["|=" * 60_000, " " * 60_000, "=" * 60_000, "-a|" * 20_000])
def test_a_line_made_to_be_long_to_read_is_read_once(row: str) -> None:
    must_be_values(BytesIO(row.encode()))
