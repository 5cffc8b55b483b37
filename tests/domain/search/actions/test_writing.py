from __future__ import annotations

from tests.domain.builders import TODAY, Circle
from tests.domain.search.people import bring_up
from tests.domain.topics.builders import put_forward
from tourdetable.domain.search.actions.writing import Writer
from tourdetable.domain.search.models import SearchEntry, SearchGeneration, SearchSpelling
from tourdetable.domain.search.sources.base import Seen
from tourdetable.domain.search.sources.topics import TopicsSource
from tourdetable.domain.topics.models import Topic


def topic_entries() -> list[tuple[int, str]]:
    return list(SearchEntry.objects.filter(source="topic").values_list("pk", "title"))


def test_only_what_changed_is_written_again(circle: Circle) -> None:
    same, other = put_forward(circle, "Le même"), put_forward(circle, "Un autre")
    bring_up(circle)
    before = topic_entries()
    Topic.objects.filter(pk=other.pk).update(title="Kérébel")
    writer = Writer(SearchGeneration.objects.get(), Seen(circle.network, TODAY))
    writer.renew(TopicsSource(), {same.pk, other.pk})
    after = topic_entries()
    assert [title for _pk, title in after] == ["Kérébel", "Le même"]
    assert set(before) & set(after) == {after[1]}
    writer.renew(TopicsSource(), set())
    assert topic_entries() == after


def test_each_word_of_a_title_has_its_keys_once(circle: Circle) -> None:
    put_forward(circle, "Kérébel")
    put_forward(circle, "Kérébel, encore")
    bring_up(circle)
    keys = SearchSpelling.objects.filter(word="kerebel").values_list("key", flat=True)
    assert sorted(keys) == sorted(set(keys))
    assert {"kerebel", "kerebl"} <= set(keys)


def test_what_was_indexed_of_meetings_is_known_though_it_is_gone(circle: Circle) -> None:
    one = SearchGeneration.objects.create(network=circle.network, made="x")
    said = {"generation": one, "title": "T", "said": "  ", "tokens": "wt"}
    SearchEntry.objects.create(pk=1, source="point", about=5, at=9, **said)
    assert list(Writer.known_at(one, {9})) == [("point", 5)]
    assert list(Writer.known_at(one, set())) == []
