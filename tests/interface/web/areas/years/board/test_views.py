"""The page of a draft: whatever it has to show, to whom."""

from __future__ import annotations

import pytest

from tests.domain.builders import NOW
from tests.domain.years.drafted import begun
from tests.interface.web.areas.decisions.people import COLLEAGUE, NEIGHBOUR, nothing_for
from tests.interface.web.areas.years.desk import OTHERS, READERS, Desk
from tourdetable.domain.years.actions import drafts
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Draft


def test_a_shared_draft_is_read_by_members_and_by_nobody_else(planned: Desk):
    assert planned.statuses(planned.url("draft")) == {name: nothing_for(name) for name in OTHERS}
    planned.post("draft_share")
    assert planned.statuses(planned.url("draft")) == {
        name: 200 if name in READERS else nothing_for(name) for name in OTHERS
    }


def test_members_are_offered_nothing_that_they_may_not_do(planned: Desk):
    planned.post("draft_share")
    page = planned.room.client(COLLEAGUE).get(planned.url("draft")).content.decode()
    assert [
        word
        for word in ("draft_ask", "wishes/", "/copy/", "/discard/", "<form")
        if word in page.split("<main")[1]
    ] == []


INVITATIONS = (
    "le choix vous revient", "Cherchez de nouveau", "demandez moins", "pour la changer",
    "pour la déplacer", "Copiez ce projet", "changez ce que", "Déplacez", "replanifiez",
    "Planifier à nouveau",
)  # fmt: skip
"""What only those who prepare the year may do, as pages say it."""


@pytest.mark.parametrize("state", DraftState.values)
@pytest.mark.parametrize("reader", [COLLEAGUE, NEIGHBOUR])
def test_no_sentence_invites_members_to_what_they_may_not_do(
    planned: Desk, state: str, reader: str
):
    planned.post("draft_share")
    Draft.objects.update(state=state)
    client = planned.room.client(reader)
    urls = [planned.url("draft"), planned.url("draft_compare")]
    urls.append(planned.url("draft_meeting", planned.series.pk, planned.day(2)))
    urls.append(planned.room.url("programme_drafts"))
    pages = [client.get(url).content.decode() for url in urls]
    said = [(url, words) for url, page in zip(urls, pages, strict=True) for words in INVITATIONS
            if words in page]  # fmt: skip
    assert said == []


@pytest.mark.parametrize("state", [DraftState.PUBLISHED])
def test_nothing_is_left_to_change_in_a_draft_that_was_published(planned: Desk, state: str):
    Draft.objects.update(state=state)
    for url in (planned.url("draft"), planned.url("draft_wishes")):
        page = planned.client.get(url).content.decode()
        assert [words for words in INVITATIONS if words in page] == []


def test_a_draft_without_dates_leads_to_its_wishes(desk: Desk):
    desk.draft = begun(desk.room.circle, desk.by)
    answer = desk.get("draft")
    assert (answer.status_code, desk.url("draft_wishes") in answer.content.decode()) == (200, True)


def test_a_draft_of_another_network_does_not_exist(planned: Desk):
    assert planned.client.get(planned.room.url("draft", planned.now.pk + 1)).status_code == 404


def test_a_draft_thrown_away_is_no_longer_there(planned: Desk):
    url = planned.url("draft")
    drafts.discard_draft(draft=planned.now, version=planned.now.version, by=planned.by, now=NOW)
    assert (planned.client.get(url).status_code, Draft.objects.exists()) == (404, False)
