from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.http import HttpResponse
from django.utils import translation
from pypdf import PdfReader

from tests.domain.builders import NOW, OPERATOR, draw
from tests.domain.programme.adopting import NEAR, planned, published
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    NEIGHBOUR,
    SECRETARY,
    Room,
    account_of,
    steward,
)
from tourdetable.domain.meetings.actions.meetings import cancel_meeting, move_meeting
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.programme.changes import ChangeKind
from tourdetable.interface.web.areas.programme.paper import PrintedYear, file_name
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.files import MEDIA_TYPES, PDF

MAY = datetime(2027, 5, 6, 9, 0, tzinfo=UTC)
VIEWS = ("programme_pdf", "programme_list_office")


def words(room: Room, name: str, view: str, *arguments: object, query: str = "") -> str:
    """What a file says, on one line."""
    return in_words(room.client(name).get(address(room, view, *arguments) + query))


def address(room: Room, view: str, *arguments: object) -> str:
    """That of a file; an OpenDocument, where there is a choice."""
    return room.url(view, *arguments, *(["odt"] if view.endswith("_office") else []))


def in_words(answer: HttpResponse) -> str:
    """What a file or a page says, on one line, its spaces plain."""
    assert answer.status_code == 200
    if answer.headers["Content-Type"] == PDF:
        text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    elif answer.headers["Content-Type"] in MEDIA_TYPES.values():
        text = re.sub("<[^>]+>", " ", ZipFile(BytesIO(answer.content)).read("content.xml").decode())
    else:
        text = re.sub("<[^>]+>", " ", answer.content.decode())
    return " ".join(text.split())


@pytest.mark.parametrize("view", VIEWS)
def test_each_reader_prints_what_they_may_know(room: Room, view: str) -> None:
    draw(room.circle.body, MAY, "Fête de mai", "feast")
    found = {name: words(room, name, view) for name in (ANONYMOUS, "zoé", NEIGHBOUR, COLLEAGUE)}
    assert {
        name: ("Lecture de mars" in text, "Fête de mai" in text) for name, text in found.items()
    } == {
        ANONYMOUS: (False, True),
        "zoé": (False, True),
        NEIGHBOUR: (True, True),
        COLLEAGUE: (True, True),
    }


@pytest.mark.parametrize("view", VIEWS)
def test_what_changed_since_the_publication_is_said(room: Room, view: str) -> None:
    feast = draw(room.circle.body, MAY, "Fête de mai", "feast")
    gone = draw(room.circle.body, MAY + timedelta(weeks=4), "Lecture de juin")
    published(room.circle)
    week = timedelta(weeks=1)
    move_meeting(
        meeting=feast,
        starts_at=feast.starts_at + week,
        ends_at=feast.ends_at + week,
        version=1,
        by=OPERATOR,
        now=NOW,
        confirmed=True,
    )
    cancel_meeting(meeting=gone, reason="", version=1, by=OPERATOR, now=NOW, confirmed=True)
    before = words(room, COLLEAGUE, view)
    draw(room.circle.body, MAY + timedelta(weeks=8), "Lecture de juillet")
    after = words(room, COLLEAGUE, view)
    with translation.override("fr"):
        cancelled, added = str(ChangeKind.CANCELLED.label), str(ChangeKind.ADDED.label)
    assert ["6 mai" in before, cancelled in before, added in before, added in after] == [
        True,
        True,
        False,
        True,
    ]


def test_the_list_has_a_table_for_each_month_that_holds_something(room: Room) -> None:
    draw(room.circle.body, MAY, "<script>x</script> & co", "feast")
    answer = room.client(COLLEAGUE).get(address(room, "programme_list_office"))
    content = ZipFile(BytesIO(answer.content)).read("content.xml").decode()
    months = re.findall(r'text:outline-level="1">.*?/>([^<]+)<', content)
    assert (months, content.count("<table:table ")) == (["Mars 2027", "Mai 2027"], 2)
    assert (content.count("<table:table-column "), "Lieu" in content) == (2 * 4, False)
    assert "&lt;script&gt;x&lt;/script&gt; &amp; co" in content
    Meeting.objects.filter(pk=room.meeting.pk).update(place_words="Le Port")
    answer = room.client(COLLEAGUE).get(address(room, "programme_list_office"))
    content = ZipFile(BytesIO(answer.content)).read("content.xml").decode()
    assert (content.count("<table:table-column "), "Le Port" in content) == (2 * 5, True)


@pytest.mark.parametrize(
    ("view", "kind", "name"),
    [
        ("programme_pdf", "application/pdf", "programme-2027-cercle.pdf"),
        (
            "programme_list_office",
            "application/vnd.oasis.opendocument.text",
            "programme-2027-cercle.odt",
        ),
    ],
)
def test_the_file_has_its_name_and_stays_with_its_reader(
    room: Room, view: str, kind: str, name: str
) -> None:
    answer = room.client(COLLEAGUE).get(address(room, view))
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_season_and_another_season_are_printed(room: Room, view: str) -> None:
    later = datetime(2028, 3, 2, 9, tzinfo=UTC)
    Meeting.objects.filter(pk=room.meeting.pk).update(
        starts_at=later, ends_at=later + timedelta(hours=1)
    )
    assert [
        "2028" in words(room, COLLEAGUE, view, query="?year=2028"),
        "2027" in words(room, ANONYMOUS, view),
    ] == [
        True,
        True,
    ]


class TestDrafts:
    def test_a_draft_is_printed_as_one(self, room: Room) -> None:
        draft = planned(room.circle, NEAR)
        draft.shared_on = NOW.date()
        draft.save()
        printed = words(room, COLLEAGUE, "draft_pdf", draft.pk)
        listed = words(room, COLLEAGUE, "draft_list_office", draft.pk)
        assert printed.count("Lecture") == 1 + len(NEAR) + 1
        assert listed.count("Cercle du port") == len(NEAR) + 1
        assert ["Lecture de mars" in text for text in (printed, listed)] == [True, True]
        assert [text.count("Projet de programme") for text in (printed, listed)] == [1, 1]

    def test_what_stays_in_the_calendar_is_printed_with_the_rest(self, room: Room) -> None:
        """Ascension: no draft would put a meeting there, this one stays as it is held."""
        draft = planned(room.circle, NEAR)
        draw(room.circle.body, MAY, "Lecture de l’Ascension")
        draft.shared_on = NOW.date()
        draft.save()
        for view in ("draft_pdf", "draft_list_office"):
            assert "Lecture de l’Ascension" in words(room, COLLEAGUE, view, draft.pk)

    @pytest.mark.parametrize("view", ["draft_pdf", "draft_list_office"])
    def test_it_is_for_those_who_may_open_it(self, room: Room, view: str) -> None:
        draft = planned(room.circle, NEAR)
        there = address(room, view, draft.pk)
        drafter = room.client(ANONYMOUS)
        drafter.force_login(account_of(steward(room)))
        statuses = [
            room.client(name).get(there).status_code for name in (ANONYMOUS, "zoé", SECRETARY)
        ]
        assert (statuses, drafter.get(there).status_code) == ([302, 404, 404], 200)
        draft.answer = None
        draft.save()
        assert drafter.get(there).status_code == 404


def test_the_file_of_a_season_on_two_years_names_both(room: Room) -> None:
    standing = room.circle.of(room.circle.bao)
    scene = Scene(room.circle.network, standing.charter, NOW, NOW.date(), standing)
    season = PrintedYear(label="2026–2027", state="", months=())
    assert file_name(scene, season) == "programme-2026-2027-cercle"
