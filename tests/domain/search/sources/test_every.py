from __future__ import annotations

from tourdetable.domain.search.sources.every import BY_CODE, MADE, SOURCES


def test_each_source_has_a_code_of_its_own_that_fits() -> None:
    assert len(BY_CODE) == len(SOURCES)
    assert max(map(len, BY_CODE)) <= 20
    assert len(MADE) == 64
