from __future__ import annotations

from tourdetable.domain.files.formats import KINDS, PDF, TEXT


def test_each_kind_is_known_by_its_media_type() -> None:
    assert (KINDS["application/pdf"], KINDS["text/plain"]) == (PDF, TEXT)
    assert [kind.endings[0] for kind in KINDS.values()][-3:] == [".docx", ".xlsx", ".pptx"]
