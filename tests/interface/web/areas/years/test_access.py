"""Which drafts one may open, and who may change them."""

from __future__ import annotations

import pytest

from tests.interface.web.areas.decisions.people import nothing_for
from tests.interface.web.areas.years.desk import OTHERS, READERS, Desk


@pytest.mark.parametrize(
    "view", ["draft_copy", "draft_share", "draft_discard", "draft_wishes", "series_new"]
)
def test_a_draft_that_is_not_shared_does_not_exist_for_others(planned: Desk, view: str):
    assert planned.statuses(planned.url(view)) == {name: nothing_for(name) for name in OTHERS}


@pytest.mark.parametrize(
    "view", ["draft_copy", "draft_share", "draft_discard", "draft_wishes", "series_new"]
)
def test_once_shared_members_are_told_who_may_change_it(planned: Desk, view: str):
    planned.post("draft_share")
    assert planned.statuses(planned.url(view)) == {
        name: 403 if name in READERS else nothing_for(name) for name in OTHERS
    }
