from __future__ import annotations

import pytest
from django.test import Client

from tests.domain.builders import NOW, TODAY, in_review, nothing_changes, propose
from tests.interface.web.areas.decisions.people import COLLEAGUE, REFUSED, SECRETARY, Room, sent
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda
from tourdetable.domain.minutes.actions.minutes import begin, write
from tourdetable.domain.minutes.models import Minutes
from tourdetable.interface.web.areas.minutes.loading import record_of
from tourdetable.interface.web.areas.minutes.parts.since import skeleton
from tourdetable.interface.web.base.scene import Scene


@pytest.fixture
def ana(room: Room) -> Client:
    return room.client(SECRETARY)


@pytest.fixture
def minutes(room: Room) -> Minutes:
    return begin(meeting=room.meeting, text="On a lu.", by=room.circle.by_ana(), now=NOW)


def by_ana(room: Room, **fields: object) -> dict[str, object]:
    return sent(room.circle.town.pk, **fields)


def text(room: Room) -> str:
    return Minutes.objects.get(meeting=room.meeting).text


# ---- Writing


def test_the_first_page_starts_from_the_agenda(room: Room, ana: Client) -> None:
    items = [
        AgendaDraft("Tour de table", "discuss", 20),
        AgendaDraft("Choisir", "decide", 10, brought_by="Bao"),
    ]
    set_agenda(
        meeting=room.meeting,
        items=items,
        version=room.meeting.version,
        by=room.circle.by_ana(),
        now=NOW,
    )
    shown = ana.get(room.url("minutes_edit", room.meeting.pk)).context["form"]["text"].value()
    assert [line for line in shown.splitlines() if line.startswith("#")] == [
        "# Tour de table",
        "# Choisir",
    ]
    assert "Bao" in shown


def test_the_first_text_begins_the_minutes(room: Room, ana: Client) -> None:
    answer = ana.post(
        room.url("minutes_edit", room.meeting.pk), by_ana(room, text="On a lu.", version=0)
    )
    assert (answer.status_code, answer["Location"]) == (302, room.url("minutes", room.meeting.pk))
    assert text(room) == "On a lu."


def test_the_text_is_written_again(room: Room, ana: Client, minutes: Minutes) -> None:
    data = by_ana(room, text="On a relu.", version=minutes.version)
    assert ana.post(room.url("minutes_edit", room.meeting.pk), data).status_code == 302
    assert text(room) == "On a relu."


def test_the_second_writer_is_shown_the_lines_that_differ_and_loses_nothing(
    room: Room, ana: Client, minutes: Minutes
) -> None:
    write(
        minutes=minutes,
        text="On a lu.\nPuis ri.",
        version=minutes.version,
        by=room.circle.by_bao(),
        now=NOW,
    )
    data = by_ana(room, text="On a lu.\nPuis dansé.", version=minutes.version)
    answer = ana.post(room.url("minutes_edit", room.meeting.pk), data)
    lines = [(line.sign, line.text) for line in answer.context["form"].differences()[0].lines]
    assert (answer.status_code, text(room)) == (409, "On a lu.\nPuis ri.")
    assert lines == [(" ", "On a lu."), ("-", "Puis ri."), ("+", "Puis dansé.")]
    ana.post(room.url("minutes_edit", room.meeting.pk), {**data, "version": minutes.version + 1})
    assert text(room) == "On a lu.\nPuis dansé."


def test_two_who_begin_at_once_do_not_overwrite_each_other(
    room: Room, ana: Client, minutes: Minutes
) -> None:
    answer = ana.post(
        room.url("minutes_edit", room.meeting.pk), by_ana(room, text="Moi aussi.", version=0)
    )
    assert (answer.status_code, text(room)) == (409, "On a lu.")
    assert "Moi aussi." in answer.content.decode()


def test_two_who_begin_from_the_same_agenda_do_not_have_it_twice(
    room: Room, ana: Client, minutes: Minutes
) -> None:
    data = by_ana(room, text="Moi aussi.", base="", version=0)
    answer = ana.post(room.url("minutes_edit", room.meeting.pk), data)
    assert (answer.status_code, text(room)) == (409, "On a lu.")


def test_the_first_text_sent_twice_is_written_once(room: Room, ana: Client) -> None:
    data = by_ana(room, text="On a lu.", version=0)
    statuses = [
        ana.post(room.url("minutes_edit", room.meeting.pk), data).status_code for _ in range(2)
    ]
    assert (statuses, Minutes.objects.get().version) == ([302, 409], 1)


def test_adopted_minutes_are_not_edited(room: Room, ana: Client) -> None:
    minutes = in_review(room.circle, room.meeting)
    Minutes.objects.filter(pk=minutes.pk).update(
        state="adopted", adoption="seats", adopted_on=NOW.date()
    )
    data = by_ana(room, text="Autre chose.", version=minutes.version)
    with nothing_changes():
        assert ana.post(room.url("minutes_edit", room.meeting.pk), data).status_code == 422


# ---- Reviewing


def test_minutes_are_sent_for_review_and_taken_back(
    room: Room, ana: Client, minutes: Minutes
) -> None:
    ana.post(room.url("minutes_review", room.meeting.pk), by_ana(room, version=minutes.version))
    minutes.refresh_from_db()
    assert minutes.state == "review"
    ana.post(room.url("minutes_draft", room.meeting.pk), by_ana(room, version=minutes.version))
    minutes.refresh_from_db()
    assert minutes.state == "draft"


def test_a_step_on_a_text_that_changed_meanwhile_asks_to_look_and_two_at_once_are_told(
    room: Room, ana: Client, minutes: Minutes
) -> None:
    url, stale = room.url("minutes_review", room.meeting.pk), by_ana(room, version=minutes.version)
    write(minutes=minutes, text="On a relu.", version=1, by=room.circle.by_bao(), now=NOW)
    told = ana.post(url, stale).content.decode()
    assert "Regardez ce qui a changé" in told
    assert "Ce que vous avez écrit</th>" not in told
    for status in (302, 422):
        answer = ana.post(url, by_ana(room, version=2))
        assert answer.status_code == status
    assert "a déjà été envoyé en relecture" in answer.content.decode()


def test_an_open_decision_must_be_concluded_first(
    room: Room, ana: Client, minutes: Minutes
) -> None:
    decision = propose(room.circle, room.meeting)
    with nothing_changes():
        answer = ana.post(
            room.url("minutes_review", room.meeting.pk), by_ana(room, version=minutes.version)
        )
    assert answer.status_code == 422
    assert decision.reference in answer.content.decode()


# ---- Circulating


def test_minutes_go_at_most_as_far_as_the_charter_says(room: Room, ana: Client) -> None:
    minutes = in_review(room.circle, room.meeting)
    Minutes.objects.filter(pk=minutes.pk).update(
        state="adopted", adoption="seats", adopted_on=NOW.date()
    )
    url = room.url("minutes_circulate", room.meeting.pk)
    offered = [code for code, _ in ana.get(url).context["form"].fields["audience"].choices]
    assert offered == ["present", "body", "network"]
    with nothing_changes():
        assert (
            ana.post(url, by_ana(room, audience="public", version=minutes.version)).status_code
            == 422
        )
    assert ana.post(url, by_ana(room, audience="body", version=minutes.version)).status_code == 302
    minutes.refresh_from_db()
    assert (minutes.state, minutes.audience) == ("circulated", "body")


def test_a_draft_is_not_circulated(room: Room, ana: Client, minutes: Minutes) -> None:
    data = by_ana(room, audience="body", version=minutes.version)
    with nothing_changes():
        assert ana.post(room.url("minutes_circulate", room.meeting.pk), data).status_code == 422


# ---- Who may


@pytest.mark.parametrize(
    "view", ["minutes_edit", "minutes_review", "minutes_draft", "minutes_circulate"]
)
@pytest.mark.parametrize("data", [None, {}])
def test_only_those_who_write_may(
    room: Room, minutes: Minutes, view: str, data: dict[str, str] | None
) -> None:
    assert room.statuses(room.url(view, room.meeting.pk), data) == REFUSED


@pytest.mark.parametrize(
    "view", ["minutes_edit", "minutes_review", "minutes_draft", "minutes_circulate"]
)
def test_an_unknown_meeting_or_another_method(
    room: Room, ana: Client, minutes: Minutes, view: str
) -> None:
    assert ana.get(room.url(view, 9999)).status_code == 404
    assert ana.put(room.url(view, room.meeting.pk)).status_code == 405


def test_a_step_on_minutes_that_nobody_began_does_not_exist(room: Room, ana: Client) -> None:
    assert ana.get(room.url("minutes_review", room.meeting.pk)).status_code == 404


def test_the_refusal_says_who_may(room: Room, minutes: Minutes) -> None:
    words = room.client(COLLEAGUE).get(room.url("minutes_edit", room.meeting.pk)).content.decode()
    assert "Secrétariat" in words
    assert "Référence" in words


def offered_text(room: Room, *items: AgendaDraft) -> str:
    """The text offered to Ana for the minutes of a meeting with these points."""
    circle, meeting = room.circle, room.meeting
    set_agenda(meeting=meeting, items=items, version=meeting.version, by=circle.by_ana(), now=NOW)
    standing = circle.of(circle.ana)
    scene = Scene(circle.network, standing.charter, NOW, TODAY, standing)
    return skeleton(record_of(scene, meeting.pk))


def test_each_point_has_a_heading_with_who_brings_it(room: Room) -> None:
    text = offered_text(
        room,
        AgendaDraft("Tour de table", "discuss", 20),
        AgendaDraft("Choisir", "decide", 10, brought_by="Bao"),
    )
    assert text == "# Tour de table\n\n\n\n# Choisir\n\n*Apporté par Bao.*\n\n\n"


def test_without_an_agenda_there_is_one_heading(room: Room) -> None:
    assert offered_text(room) == "# Échanges\n\n\n"
