from __future__ import annotations

from tests.domain.papers.made import model
from tourdetable.core.documents.formats.office.documents import OfficeFormat
from tourdetable.core.documents.formats.sheet import unpacked
from tourdetable.domain.papers.styles import missing_styles


def test_ours_have_them_all() -> None:
    for kind in OfficeFormat:
        assert list(missing_styles(unpacked(model(kind)), kind)) == []


def test_all_that_is_missing_is_said_at_once() -> None:
    (said,) = missing_styles({}, OfficeFormat.ODT)
    assert said.count("“") == 4
