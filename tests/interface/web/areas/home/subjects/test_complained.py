"""Complaints about a network, on the table of those who animate it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import translation

from tests.domain.builders import NOW, OPERATOR
from tests.domain.newsletters.newsroom import newsroom
from tourdetable.domain.complaints.actions import ComplaintDetails, complain
from tourdetable.interface.web.areas.home.subjects.complained import COMPLAINTS
from tourdetable.interface.web.areas.home.table import MyTable

if TYPE_CHECKING:
    from tourdetable.domain.people.models import Person


def words_on(person: Person, later: timedelta) -> list[str]:
    with translation.override("fr"):
        groups = MyTable(person, now=NOW + later).matters
        return [m.what for one in groups if one.topic == str(COMPLAINTS) for m in one.matters]


def test_whoever_animates_the_network_reads_what_waits_and_since_when(db: None) -> None:
    circle, hugo = newsroom()
    details = ComplaintDetails("content", "Un nom est mal écrit.", network=circle.network)
    complain(details=details, desk="", by=OPERATOR, now=NOW)
    assert words_on(hugo.person, timedelta(1)) == ["1 réclamation"]
    assert words_on(hugo.person, timedelta(9)) == ["1 réclamation (1 est en retard)"]
    assert words_on(circle.ana, timedelta(9)) == []
