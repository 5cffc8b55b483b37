"""Writing minutes part by part, with and without the script."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import NOW, nothing_changes
from tests.interface.web.areas.decisions.people import COLLEAGUE, LEAD, SECRETARY, Room, sent
from tourdetable.core.documents.text.merging import Disagreement
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda
from tourdetable.domain.minutes.actions.minutes import begin
from tourdetable.domain.minutes.actions.pens import take_pen
from tourdetable.domain.minutes.actions.sections import write_section
from tourdetable.domain.minutes.models import Minutes

MARCH = "# Budget\n\nOn a lu.\n\n# Divers\n\nRien."


@pytest.fixture
def ana(room: Room) -> Client:
    return room.client(SECRETARY)


@pytest.fixture
def minutes(room: Room) -> Minutes:
    return begin(meeting=room.meeting, text=MARCH, by=room.circle.by_ana(), now=NOW)


def by_ana(room: Room, **fields: object) -> dict[str, object]:
    asked = {"title": "Budget", "nth": 1, "base": "On a lu.", "hand": str(uuid4())}
    return sent(room.circle.town.pk, **asked | fields)


def url(room: Room) -> str:
    return room.url("minutes_section", room.meeting.pk)


def text() -> str:
    return Minutes.objects.get().text


def others_write(room: Room, minutes: Minutes, words: str, base: str = "On a lu.") -> None:
    said = {"title": "Budget", "nth": 1, "base": base, "by": room.circle.by_bao(), "now": NOW}
    write_section(minutes=minutes, text=words, **said)


def asked(client: Client, room: Room, what: str, **fields: object) -> Any:
    """What the script is told."""
    answer = client.post(url(room), by_ana(room, **fields), headers={"X-Editor": what})
    return answer.json()


class TestList:
    def test_the_parts_are_told_with_who_writes_there(
        self, room: Room, ana: Client, minutes: Minutes
    ):
        said = {"title": "Budget", "nth": 1, "by": room.circle.by_bao(), "now": NOW}
        take_pen(minutes=minutes, hand=uuid4(), **said)
        lines = ana.get(room.url("minutes_sections", room.meeting.pk)).context["draft"].lines
        assert [(line.title, line.words, line.writing) for line in lines] == [
            ("Budget", 3, "Bao Trần écrit ici"),
            ("Divers", 1, ""),
        ]

    def test_before_they_are_begun_the_parts_are_those_of_the_agenda(self, room: Room, ana: Client):
        items = [AgendaDraft("Lire", "discuss", 20), AgendaDraft("Choisir", "decide", 10)]
        said = {"version": room.meeting.version, "by": room.circle.by_ana(), "now": NOW}
        set_agenda(meeting=room.meeting, items=items, **said)
        there = room.url("minutes_sections", room.meeting.pk)
        lines = ana.get(there).context["draft"].lines
        assert [line.title for line in lines] == ["Lire", "Choisir"]
        assert not Minutes.objects.exists()
        data = by_ana(room, title="Lire", base="", text="On a lu Sand.")
        assert ana.post(url(room), data).status_code == 302
        assert text() == "# Lire\n\nOn a lu Sand.\n\n# Choisir"

    def test_a_part_is_added(self, room: Room, ana: Client, minutes: Minutes):
        there = room.url("minutes_sections", room.meeting.pk)
        data = sent(room.circle.town.pk, title="Suites")
        assert ana.post(there, data)["Location"] == there
        assert text() == f"{MARCH}\n\n# Suites"


class TestWithoutScript:
    def test_what_others_wrote_is_merged(self, room: Room, ana: Client, minutes: Minutes):
        others_write(room, minutes, "On a lu.\n\nBao demande.")
        answer = ana.post(url(room), by_ana(room, text="On a lu.\r\n\r\nAna répond."))
        assert answer.status_code == 302
        assert "On a lu.\n\nBao demande.\n\nAna répond.\n\n# Divers" in text()

    def test_the_same_words_are_shown_side_by_side_and_both_are_in_the_field(
        self, room: Room, ana: Client, minutes: Minutes
    ):
        others_write(room, minutes, "On a adopté.")
        data = by_ana(room, text="On a repoussé.")
        with nothing_changes():
            answer = ana.post(url(room), data)
        form = answer.context["form"]
        assert answer.status_code == 409
        assert form.merged.conflicts == (Disagreement("adopté", "repoussé"),)
        assert form["text"].value() == "On a adopté repoussé."
        data |= {"base": form["base"].value(), "text": "On a adopté, puis repoussé."}
        assert ana.post(url(room), data).status_code == 302
        assert "On a adopté, puis repoussé." in text()

    def test_a_part_that_is_gone_becomes_a_new_one(self, room: Room, ana: Client, minutes: Minutes):
        data = by_ana(room, title="Comptes", text="On a compté.")
        answer = ana.post(url(room), data)
        assert (answer.status_code, answer.context["form"].gone) == (409, True)
        assert ana.post(url(room), {**data, "anew": "1"}).status_code == 302
        assert text() == f"{MARCH}\n\n# Comptes\n\nOn a compté."

    def test_the_whole_text_is_merged_too(self, room: Room, ana: Client, minutes: Minutes):
        others_write(room, minutes, "On a relu.")
        data = sent(room.circle.town.pk, base=MARCH, text=f"{MARCH}\nTout.", version=1)
        assert ana.post(room.url("minutes_edit", room.meeting.pk), data).status_code == 302
        assert text() == "# Budget\n\nOn a relu.\n\n# Divers\n\nRien.\nTout."

    def test_a_part_that_never_was_is_not_found(self, room: Room, ana: Client, minutes: Minutes):
        assert ana.get(url(room), {"title": "Rien"}).status_code == 404


class TestScript:
    def test_what_is_saved_comes_back_with_what_others_wrote(
        self, room: Room, ana: Client, minutes: Minutes
    ):
        others_write(room, minutes, "On a lu.\n\nBao demande.")
        told = asked(ana, room, "save", text="On a lu.\n\nAna répond.")
        assert told.pop("at")
        words = "On a lu.\n\nBao demande.\n\nAna répond."
        assert told == {"state": "saved", "text": words, "title": "Budget", "nth": 1}

    def test_what_is_sent_again_is_saved_once(self, room: Room, ana: Client, minutes: Minutes):
        same = {"hand": str(uuid4()), "gesture": str(uuid4()), "text": "On a lu.\n\nAna."}
        asked(ana, room, "save", **same)
        others_write(room, minutes, "On a lu.\n\nBao.")
        told = asked(ana, room, "save", **same)
        assert (told["state"], told["text"]) == ("saved", "On a lu.\n\nAna.\n\nBao.")

    def test_a_disagreement_gives_the_three_texts(self, room: Room, ana: Client, minutes: Minutes):
        others_write(room, minutes, "On a adopté.")
        told = asked(ana, room, "save", text="On a repoussé.")
        assert "adopté" in told.pop("html")
        assert told == {
            "state": "conflict",
            "theirs": "On a adopté.",
            "mine": "On a repoussé.",
            "both": "On a adopté repoussé.",
            "base": "On a adopté.",
            "gone": False,
        }

    def test_what_is_too_long_is_refused_and_nothing_is_lost(
        self, room: Room, ana: Client, minutes: Minutes
    ):
        with nothing_changes():
            told = asked(ana, room, "save", text="x" * 300_001)
        assert told["state"] == "refused"

    def test_who_else_is_there_and_how_the_part_stands(
        self, room: Room, ana: Client, minutes: Minutes
    ):
        said = {"title": "Budget", "nth": 1, "by": room.circle.by_bao(), "now": NOW}
        take_pen(minutes=minutes, hand=uuid4(), **said)
        others_write(room, minutes, "On a relu.")
        told = asked(ana, room, "here")
        assert told == {"others": "Bao Trần écrit ici", "text": "On a relu."}
        assert asked(ana, room, "here", title="Rien")["gone"] is True

    def test_adopted_minutes_say_so(self, room: Room, ana: Client, minutes: Minutes):
        known = {"state": "adopted", "adoption": "seats", "adopted_on": NOW.date()}
        Minutes.objects.update(**known, review_from=NOW.date())
        assert asked(ana, room, "here") == {"closed": True}

    def test_the_preview_is_what_will_be_read(self, room: Room, ana: Client, minutes: Minutes):
        told = asked(ana, room, "preview", text="**Oui**\n\n<script>alert(1)</script>")
        assert "<strong>Oui</strong>" in told["html"]
        assert "<script>" not in told["html"]

    def test_the_preview_says_what_it_leaves_out_and_goes_on_after_it(
        self, room: Room, minutes: Minutes
    ):
        for kept in ("::: sealed 3fa85f64", "::: present\nEntre nous.\n:::"):
            text = f"Avant.\n\n{kept}\n\nAprès."
            told = asked(room.client(LEAD), room, "preview", text=text)
            out = "Ce que seules les personnes présentes peuvent lire n’est pas montré ici."
            left_out = f'<p class="tdt-muted">{out}</p>'
            assert told == {"html": f"{left_out}<p>Avant.</p><p>Après.</p>"}

    def test_whoever_does_not_write_is_refused(self, room: Room, minutes: Minutes):
        bao, data = room.client(COLLEAGUE), by_ana(room, text="Non.")
        with nothing_changes():
            answer = bao.post(url(room), data, headers={"X-Editor": "save"})
        assert answer.status_code == 403


@pytest.mark.parametrize("view", ["minutes_sections", "minutes_section"])
def test_the_number_of_queries_does_not_depend_on_the_parts(
    room: Room, ana: Client, minutes: Minutes, view: str
) -> None:
    page = room.url(view, room.meeting.pk)
    counted = []
    for parts in (2, 40):
        Minutes.objects.update(text="\n\n".join(["# Budget", *["# Divers\n\nMot."] * parts]))
        with CaptureQueriesContext(connection) as asked_for:
            assert ana.get(page, {"title": "Budget"}).status_code == 200
        counted.append(len(asked_for))
    assert counted[0] == counted[1]
    assert counted[1] <= 25


def test_a_saving_asks_little(room: Room, ana: Client, minutes: Minutes) -> None:
    with CaptureQueriesContext(connection) as asked_for:
        asked(ana, room, "save", text="On a relu.")
    assert len(asked_for) <= 30
