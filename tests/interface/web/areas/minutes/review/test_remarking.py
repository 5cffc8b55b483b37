"""Saying something of the text in review, and answering it."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.domain.builders import APRIL, NOW, found_circle, hold, in_review, nothing_changes
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    LEAD,
    SECRETARY,
    Room,
    furnish,
    sent,
)
from tourdetable.domain.minutes.actions.minutes import begin, write
from tourdetable.domain.minutes.actions.remarks import remark
from tourdetable.domain.minutes.models import Minutes, Remark

SECRET = "Léa est partie"
TEXT = f"# Lecture\n\nOn a lu *Colette*.\n\n::: present\n{SECRET}.\n:::\n"


@pytest.fixture
def minutes(room: Room) -> Minutes:
    return in_review(room.circle, room.meeting, TEXT)


def ask(room: Room, minutes: Minutes, **more: str) -> Remark:
    said = {"seat": room.circle.library, "words": "Une date est fausse.", "now": NOW}
    return remark(minutes=minutes, by=room.circle.by_bao(), **(said | more))


def suggest(room: Room, minutes: Minutes) -> Remark:
    return ask(room, minutes, quote="lu Colette", proposed="lu Sand", words="")


def read(room: Room, name: str) -> str:
    return room.client(name).get(room.url("minutes", room.meeting.pk)).content.decode()


def test_a_seat_asks_for_a_correction_and_the_writer_settles_it(
    room: Room, minutes: Minutes
) -> None:
    data = sent(room.circle.library.pk, words="Une date est fausse.", kind="correction")
    url = room.url("minutes_remark", room.meeting.pk)
    assert room.client(COLLEAGUE).post(url, data).status_code == 302
    row = Remark.objects.get()
    found = (row.seat, row.words, row.settled_at)
    assert found == (room.circle.library, "Une date est fausse.", None)
    url = room.url("minutes_remark_settle", room.meeting.pk, row.pk)
    assert room.client(COLLEAGUE).post(url, {}).status_code == 403
    assert room.client(SECRETARY).post(url, sent(room.circle.town.pk)).status_code == 302
    row.refresh_from_db()
    assert row.settled_at == NOW


def test_an_empty_remark_says_what_is_missing(room: Room, minutes: Minutes) -> None:
    data = sent(room.circle.library.pk, words=" ", kind="correction")
    bao = room.client(COLLEAGUE)
    with nothing_changes():
        answer = bao.post(room.url("minutes_remark", room.meeting.pk), data)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["words"])


def test_the_remark_of_other_minutes_does_not_exist(room: Room, minutes: Minutes) -> None:
    row = ask(room, minutes)
    later = hold(room.circle, APRIL, "Lecture d’avril")
    begin(meeting=later, text="On a lu.", by=room.circle.by_ana(), now=NOW)
    ana: Client = room.client(SECRETARY)
    for view in ("settle", "decline", "take"):
        url = room.url(f"minutes_remark_{view}", later.pk, row.pk)
        assert ana.get(url).status_code == 404


def test_a_draft_is_not_remarked_on(room: Room) -> None:
    begin(meeting=room.meeting, text="On a lu.", by=room.circle.by_ana(), now=NOW)
    url = room.url("minutes_remark", room.meeting.pk)
    assert room.client(COLLEAGUE).get(url).status_code == 404


def test_a_part_of_one_s_reading_is_chosen_by_its_title(room: Room, minutes: Minutes) -> None:
    bao, url = room.client(COLLEAGUE), room.url("minutes_remark", room.meeting.pk)
    offered = [value for value, _words in bao.get(url).context["form"].fields["section"].choices]
    assert offered == ["", "Lecture"]
    said = {"kind": "comment", "section": "Lecture", "words": "Bien dit."}
    assert bao.post(url, sent(room.circle.library.pk, **said)).status_code == 302
    row = Remark.objects.get()
    assert (row.kind, row.quote) == ("comment", "Lecture")


def test_a_suggestion_is_shown_word_by_word_and_taken_by_those_who_write(
    room: Room, minutes: Minutes
) -> None:
    row = suggest(room, minutes)
    shown = "".join(read(room, SECRETARY).split())
    assert "lu<del>" in shown
    assert "Colette<span" in shown
    assert "Sand<span" in shown
    url = room.url("minutes_remark_take", room.meeting.pk, row.pk)
    assert room.client(COLLEAGUE).get(url).status_code == 403
    ana, data = room.client(SECRETARY), sent(room.circle.town.pk, version=minutes.version)
    assert ana.get(url).context["found"] is True
    assert ana.post(url, data).status_code == 302
    assert "On a lu Sand." in Minutes.objects.get().text
    assert "Bao Trần" in read(room, SECRETARY)


def test_both_are_shown_where_the_passage_is_no_longer_there(room: Room, minutes: Minutes) -> None:
    row = suggest(room, minutes)
    form = {"version": minutes.version, "by": room.circle.by_ana(), "now": NOW}
    minutes = write(minutes=minutes, text="On a vu.", **form)
    url = room.url("minutes_remark_take", room.meeting.pk, row.pk)
    ana = room.client(SECRETARY)
    answer = ana.get(url)
    assert answer.context["found"] is False
    assert "lu Colette" in answer.content.decode()
    data = sent(room.circle.town.pk, version=minutes.version)
    with nothing_changes():
        assert ana.post(url, data).status_code == 422


def test_what_proposes_nothing_is_not_taken(room: Room, minutes: Minutes) -> None:
    url = room.url("minutes_remark_take", room.meeting.pk, ask(room, minutes).pk)
    assert room.client(SECRETARY).get(url).status_code == 404


def test_declined_with_its_reason_beside_it(room: Room, minutes: Minutes) -> None:
    row, ana = ask(room, minutes), room.client(SECRETARY)
    url = room.url("minutes_remark_decline", room.meeting.pk, row.pk)
    assert room.client(COLLEAGUE).get(url).status_code == 403
    data = sent(room.circle.town.pk, reason="C’est bien le 4.")
    assert ana.post(url, data).status_code == 302
    assert "C’est bien le 4." in read(room, COLLEAGUE)


def test_a_remark_goes_no_further_than_the_passage_that_it_is_about(db: None, clock: None) -> None:
    circle = found_circle()
    came = [(circle.library, circle.bao), (circle.town, circle.ana)]
    room = furnish(circle, hold(circle, came=came))
    minutes = in_review(circle, room.meeting, TEXT)
    said = {"quote": SECRET, "proposed": f"{SECRET} tôt", "words": "zxq"}
    row = ask(room, minutes, **said)
    pages = {name: read(room, name) for name in (COLLEAGUE, SECRETARY, "chloé", LEAD)}
    seen = {name: SECRET in page and "zxq" in page for name, page in pages.items()}
    assert seen == {COLLEAGUE: True, SECRETARY: True, "chloé": False, LEAD: False}
    assert all("dthèque" in page or "Médiathèque" in page for page in pages.values())
    dora = room.client(LEAD)
    urls = [
        room.url(f"minutes_remark_{view}", room.meeting.pk, row.pk)
        for view in ("settle", "decline")
    ]
    assert all(SECRET not in dora.get(url).content.decode() for url in urls)
    take = room.url("minutes_remark_take", room.meeting.pk, row.pk)
    assert dora.get(take).status_code == 404
