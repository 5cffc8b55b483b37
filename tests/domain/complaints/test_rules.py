from __future__ import annotations

from tests.domain.builders import Circle
from tests.domain.complaints.desk import complained
from tourdetable.domain.complaints.rules import is_of, may_answer_complaints
from tourdetable.domain.networks.actors import Actor


def test_who_animates_the_network_answers_what_is_about_it(site: tuple[Circle, Actor]) -> None:
    circle, by = site
    hugo, ana = circle.of(by.person), circle.of(circle.ana)
    assert (may_answer_complaints(hugo), may_answer_complaints(ana)) == ((by.office,), ())
    about_it, about_the_site = complained(circle), complained()
    assert [is_of(about_it, hugo), is_of(about_it, ana), is_of(about_the_site, hugo)] == [
        True,
        False,
        False,
    ]
