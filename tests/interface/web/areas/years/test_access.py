"""Which drafts one may open, and who may change them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.browser.crawl import Walk
from tests.interface.web.areas.decisions.people import nothing_for
from tests.interface.web.areas.years.desk import DRAFTS, OTHERS, READERS, Desk, found_desk


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


@pytest.mark.parametrize("name", DRAFTS)
def test_whatever_drafts_lead_each_reader_to_answers(clock: None, db: None, name: str):
    """Links below the list of drafts: nobody is led where they may not go, nor to an error."""
    desk = found_desk(name)
    desk.post("draft_share")
    everything = refused(desk, desk.client)
    assert everything.pop("read") > 12
    assert everything == {}
    for reader in READERS:
        found = refused(desk, desk.room.client(reader))
        assert found.pop("read") > 0
        assert found == {}


def refused(desk: Desk, client: Client) -> dict[str, int]:
    """Where the reader's links lead to something else than a page, and how many were read."""
    home = reverse("programme_drafts", args=[desk.room.circle.network.slug])
    walk, found = Walk("http://testserver", [home], alike=1), {"read": 0}
    for step in walk:
        if step.path.startswith(home):
            answer = client.get(step.path)
            found["read"] += 1
            found |= {step.path: answer.status_code} if answer.status_code != 200 else {}
            if step.is_page:
                walk.arrive(step, answer.content.decode())
    return found
