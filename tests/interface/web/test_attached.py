from __future__ import annotations

from tourdetable.core.words.audience import Audience
from tourdetable.domain.attachments.queries import AttachedLine
from tourdetable.interface.web.attached import AUDIENCES, DocumentShown


def test_a_document_is_told_by_what_it_is() -> None:
    line = AttachedLine(1, "a.pdf", 1_258_291, "application/pdf", "network", None, None)
    shown = DocumentShown(line, "/there/")
    assert shown.about.replace("\xa0", " ") == "PDF, 1,3 Mo"
    small = DocumentShown(line._replace(size=12), "/there/")
    assert small.about.replace("\xa0", " ") == "PDF, 1 ko"
    assert shown.audience == str(AUDIENCES[Audience.NETWORK])
    assert set(AUDIENCES) == set(Audience)
