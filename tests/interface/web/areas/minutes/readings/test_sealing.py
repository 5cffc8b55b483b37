"""The form of somebody who was not there holds no word kept to those who were."""

from __future__ import annotations

import re

import pytest

from tests.domain.builders import NOW
from tests.interface.web.areas.decisions.people import LEAD, SECRETARY, Room, sent
from tourdetable.domain.minutes.actions.minutes import begin, write
from tourdetable.domain.minutes.models import Minutes

SECRET = "Dit dans la salle."
TEXT = f"# Un\n\n::: present\n{SECRET}\n:::\n\nb"


@pytest.fixture
def minutes(room: Room) -> Minutes:
    return begin(meeting=room.meeting, text=TEXT, by=room.circle.by_ana(), now=NOW)


def edited(room: Room, name: str) -> str:
    page = room.client(name).get(room.url("minutes_edit", room.meeting.pk))
    return str(page.context["form"]["text"].value())


def posted(room: Room, text: str, version: int) -> str:
    """What Dora is shown after she saves."""
    data = sent(room.circle.lead.pk, text=text, version=version)
    data["acting"] = f"office:{room.circle.lead.pk}"
    client = room.client(LEAD)
    answer = client.post(room.url("minutes_edit", room.meeting.pk), data, follow=True)
    return answer.content.decode()


def test_who_was_there_edits_all_of_it(room: Room, minutes: Minutes) -> None:
    assert edited(room, SECRETARY) == TEXT


def test_who_was_not_moves_what_they_do_not_read(room: Room, minutes: Minutes) -> None:
    text = edited(room, LEAD)
    assert (SECRET in text, len(re.findall("::: sealed [0-9a-f]{8}", text))) == (False, 1)
    line = text.splitlines()[2]
    page = posted(room, f"# Un\n\nb et c\n\n{line}", minutes.version)
    minutes.refresh_from_db()
    assert minutes.text == f"# Un\n\nb et c\n\n::: present\n{SECRET}\n:::"
    assert SECRET not in page


def test_what_they_take_out_comes_back_and_they_are_told(room: Room, minutes: Minutes) -> None:
    page = posted(room, "# Un\n\nb et c", minutes.version)
    minutes.refresh_from_db()
    assert SECRET in minutes.text
    assert "1 passage scellé a été remis" in page


def test_a_conflict_shows_no_more(room: Room, minutes: Minutes) -> None:
    form = {"version": minutes.version, "by": room.circle.by_ana(), "now": NOW}
    write(minutes=minutes, text=TEXT.replace("b", "bb"), **form)
    page = posted(room, "# Un\n\nautre", minutes.version)
    assert ("bb" in page, SECRET in page) == (True, False)
    minutes.refresh_from_db()
    assert SECRET in minutes.text
