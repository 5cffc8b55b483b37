from __future__ import annotations

import pytest

from tests.domain.builders import MARCH, Circle, draw, found_circle
from tourdetable.domain.attachments.rules import may_attach, read_by, read_in_public


@pytest.mark.django_db
def test_whoever_prepares_the_meeting_attaches(circle: Circle) -> None:
    meeting = draw(circle.body, MARCH)
    able = [circle.of(person) for person in (circle.ana, circle.bao, circle.dora)]
    assert [bool(may_attach(one, meeting, [])) for one in able] == [False, False, True]


@pytest.mark.django_db
def test_who_reads_what(circle: Circle) -> None:
    meeting = draw(circle.body, MARCH)
    assert read_by(circle.of(circle.bao), meeting) == (
        "present",
        "body",
        "network",
        "partners",
        "public",
    )
    assert read_by(None, meeting) == ()
    other = found_circle(slug="other")
    assert read_by(other.of(other.ana), meeting) == ()
    assert (read_in_public(True), read_in_public(False)) == (("public",), ())
