from __future__ import annotations

from tests.domain.builders import Circle
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.newsletters.rules import may_write_newsletters


def test_who_convenes_over_the_whole_network_writes(news: tuple[Circle, Actor]) -> None:
    circle, by = news
    assert may_write_newsletters(circle.of(by.person)) == (by.office,)
    assert [may_write_newsletters(circle.of(one)) for one in (circle.ana, circle.dora)] == [(), ()]
