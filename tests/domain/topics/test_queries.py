from __future__ import annotations

from tests.domain.builders import NOW, OPERATOR, Circle
from tests.domain.topics.builders import put_forward
from tourdetable.domain.topics.actions.answering import decline
from tourdetable.domain.topics.actions.supporting import add_view, support
from tourdetable.domain.topics.models import Topic
from tourdetable.domain.topics.queries import (
    in_order,
    joinable,
    of_place,
    seen_by,
    supports_of,
    to_answer,
    views_of,
    waiting_here,
    with_support,
)


def titles(rows: object) -> list[str]:
    assert hasattr(rows, "__iter__")
    return [one.title for one in rows]


def test_those_that_wait_come_first_then_the_urgent_ones_then_the_supported(
    circle: Circle,
) -> None:
    over = put_forward(circle, "Passé")
    decline(topic=over, version=1, words="Non.", by=OPERATOR, now=NOW)
    put_forward(circle, "Seul")
    liked = put_forward(circle, "Aimé")
    support(topic=liked, by=circle.by_ana(), now=NOW)
    add_view(topic=liked, words="Oui.", by=circle.by_ana(), now=NOW)
    put_forward(circle, "Pressé", urgent=True)
    rows = list(in_order(with_support(seen_by(circle.of(circle.ana)))))
    assert titles(rows) == ["Pressé", "Aimé", "Seul", "Passé"]
    assert [(one.supported, one.discussed) for one in rows[:2]] == [(0, 0), (1, 1)]
    assert [one.seat for one in supports_of(liked)] == [circle.town]
    assert [one.words for one in views_of(liked)] == ["Oui."]
    assert waiting_here(circle.network, circle.body) == 3
    assert titles(joinable(liked)) == ["Pressé", "Seul"]


def test_a_stranger_reads_none_but_those_of_the_network(circle: Circle) -> None:
    put_forward(circle)
    put_forward(circle, "Partout", body=None)
    every = Topic.objects.all()
    assert titles(seen_by(circle.of(circle.zoe))) == ["Partout"]
    assert titles(of_place(every, circle.body)) == ["Lire dehors"]
    assert titles(of_place(every, None)) == ["Partout"]
    assert titles(to_answer(every, None)) == ["Partout"]
