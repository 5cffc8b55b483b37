from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest

from tests.domain.builders import MARCH, NOW, Circle, draw
from tests.domain.files.made import PDF
from tourdetable.core.words.audience import Audience
from tourdetable.domain.attachments.actions import attach
from tourdetable.domain.attachments.queries import attached


@pytest.mark.django_db
def test_a_meeting_has_its_own_documents_for_these_audiences(circle: Circle) -> None:
    meeting, other = draw(circle.body, MARCH), draw(circle.body, MARCH + timedelta(days=7))
    by = {"by": circle.by_ana(), "now": NOW}
    for number, (where, audience) in enumerate(
        [(meeting, Audience.BODY), (meeting, Audience.PUBLIC), (other, Audience.BODY)]
    ):
        content = BytesIO(PDF + str(number).encode())
        attach(meeting=where, content=content, name=f"{number}.pdf", audience=audience, **by)
    assert [line.name for line in attached(meeting, ["body", "public"])] == ["0.pdf", "1.pdf"]
    assert [line.name for line in attached(meeting, ["public"])] == ["1.pdf"]
    assert attached(meeting, []) == []
