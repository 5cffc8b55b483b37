"""Where a search stands."""

from __future__ import annotations

from tests.domain.builders import NOW
from tests.domain.years import drafted
from tests.interface.web.areas.years.desk import Desk
from tourdetable.domain.years.actions import subproblems as pieces


def test_a_reader_may_keep_the_page_still(writing: Desk):
    writing.post("draft_ask")
    assert "Refresh" not in writing.get("draft", query="?still=1").headers


def test_how_far_the_search_is(writing: Desk):
    writing.post("draft_ask")
    piece = pieces.take(worker="here", now=NOW)
    assert piece is not None
    pieces.keep(job=piece, worker="here", now=NOW, best=40, bound=12)
    progress = writing.get("draft").context["progress"]
    assert (progress.begun, progress.best, progress.bound) == (True, 40, 12)


def test_when_it_is_over_the_page_is_the_board(writing: Desk):
    writing.post("draft_ask")
    drafted.work()
    assert len(writing.get("draft").context["page"].months) == 12
