from __future__ import annotations

from tests.domain.newsletters.newsroom import feast, newsroom, sent, written
from tests.domain.search.people import found


def test_members_find_all_that_left_and_strangers_what_is_open_to_them(db: None) -> None:
    circle, by = newsroom()
    written(circle, by, title="Un brouillon", text="Le phare.")
    sent(circle, by, title="Pour tout le monde", text="Le phare.", items=[feast(circle)])
    sent(circle, by, title="Entre nous", text="Le phare.", open_to_all=False)
    assert sorted(found(circle, circle.ana, "phare")) == ["Entre nous", "Pour tout le monde"]
    assert found(circle, None, "phare") == ["Pour tout le monde"]
    assert "Pour tout le monde" in found(circle, None, "fête du livre")
