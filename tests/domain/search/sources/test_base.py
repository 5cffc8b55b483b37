from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tests.domain.builders import TODAY, Circle
from tourdetable.domain.networks.models import Body
from tourdetable.domain.search.sources.base import (
    SearchNews,
    SearchSource,
    Seen,
    Thing,
    joined,
    keys,
)


class Nothing(SearchSource):
    """A source of which nothing is found."""

    code = "nothing"

    def rows(self, seen: Seen) -> Any:
        return Body.objects.none()

    def things(self, rows: Sequence[Any], seen: Seen) -> Iterator[Thing]:
        return iter(())


def test_by_default_news_are_about_rows_of_the_same_name() -> None:
    news = SearchNews({"nothing": {3}, "seat": {4, 5}}, {6}, {7}, set())
    assert (set(Nothing().touched(news)), set(Nothing().tagged({6}))) == ({3}, set())
    assert (news.of("seat", "nothing"), news.of("other")) == ({3, 4, 5}, set())


def test_what_sources_share(circle: Circle) -> None:
    assert keys(Body.objects.all()) == {circle.body.pk}
    assert joined("a", "", "b") == "a\nb"
    assert Seen(circle.network, TODAY).charter(TODAY).articles_by_id["CIR-01"].title
