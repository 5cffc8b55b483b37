from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.http import HttpResponse
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import (
    NOW,
    charter,
    consent,
    decided,
    found_circle,
    hold,
    in_review,
    objection,
    propose,
    stated,
)
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    SECRETARY,
    STRANGER,
    Room,
    furnish,
)
from tourdetable.domain.decisions.actions.decisions import conclude
from tourdetable.domain.meetings.actions.sitting import mark_attendance
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.minutes.actions.minutes import begin, circulate
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Seat
from tourdetable.interface.web.areas.decisions.words import parts_for

EVERYBODY = (SECRETARY, COLLEAGUE, LEAD, NEIGHBOUR, STRANGER, ANONYMOUS)
MARKED = (
    "Ouvert.\n\n::: body\nEntre nous.\n:::\n\n::: present\nDans la salle.\n:::\n\n::: "
    "inconnu\nMal marqué.\n:::\n"
)
PASSAGES = ("Ouvert.", "Entre nous.", "Dans la salle.", "Mal marqué.")


def reached(room: Room, audience: str, text: str = "On a lu.") -> Minutes:
    """The minutes of March, adopted (without the ceremony, tested beside) and circulated."""
    minutes = in_review(room.circle, room.meeting, text)
    Minutes.objects.filter(pk=minutes.pk).update(
        state="adopted", adoption="seats", adopted_on=NOW.date()
    )
    return circulate(
        minutes=minutes,
        audience=audience,
        version=minutes.version,
        by=room.circle.by_ana(),
        now=NOW,
    )


def words_of(answer: HttpResponse) -> str:
    """What a PDF says, on one line."""
    assert answer["Content-Type"] == "application/pdf"
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def whole_archive(answer: HttpResponse) -> str:
    """All that a file of a word processor holds, part after part, and its name."""
    archive = ZipFile(BytesIO(answer.content))
    parts = (archive.read(name).decode(errors="replace") for name in archive.namelist())
    return " ".join([answer["Content-Disposition"], *parts])


def who_reads(room: Room, view: str) -> list[int]:
    return [
        room.client(name).get(room.url(view, room.meeting.pk)).status_code for name in EVERYBODY
    ]


# ---- Who reads


@pytest.mark.parametrize("view", ["minutes", "minutes_pdf"])
def test_circulated_minutes_reach_the_network_and_no_further(room: Room, view: str) -> None:
    reached(room, "network")
    assert who_reads(room, view) == [200, 200, 200, 200, 404, 302]


def test_minutes_in_review_stay_in_the_body(room: Room) -> None:
    in_review(room.circle, room.meeting)
    assert who_reads(room, "minutes_pdf") == [200, 200, 200, 404, 404, 302]


def test_a_draft_is_for_those_who_write_it(room: Room) -> None:
    begin(meeting=room.meeting, text="Brouillon.", by=room.circle.by_ana(), now=NOW)
    assert who_reads(room, "minutes_pdf") == [200, 404, 200, 404, 404, 302]
    assert who_reads(room, "minutes") == [200, 200, 200, 404, 404, 302]
    assert (
        "Brouillon."
        not in room.client(COLLEAGUE).get(room.url("minutes", room.meeting.pk)).content.decode()
    )


def test_before_they_are_begun_their_writers_read_them_as_they_would_begin(room: Room) -> None:
    AgendaItem.objects.create(meeting=room.meeting, position=1, title="Choix", purpose="decide")
    decided(room.circle, room.meeting)
    assert who_reads(room, "minutes_pdf") == [200, 404, 200, 404, 404, 302]
    paper = words_of(room.client(SECRETARY).get(room.url("minutes_pdf", room.meeting.pk)))
    assert [words in paper for words in ("Choix", "Lire Colette", "Médiathèque")] == [True] * 3
    page = room.client(SECRETARY).get(room.url("minutes", room.meeting.pk)).content.decode()
    assert "Personne n’a commencé à l’écrire" in page
    assert not Minutes.objects.exists()


def test_each_file_of_the_page_is_there_before_anything_is_decided(room: Room) -> None:
    ana = room.client(SECRETARY)
    for view in ("minutes_pdf", "decision_record_pdf"):
        assert (
            room.url(view, room.meeting.pk)
            in ana.get(room.url("minutes", room.meeting.pk)).content.decode()
        )
        assert ana.get(room.url(view, room.meeting.pk)).status_code == 200
    assert who_reads(room, "decision_record_pdf") == [200, 404, 200, 404, 404, 302]


def test_public_minutes_reach_everybody_without_the_names_of_persons(db: None) -> None:
    circle = found_circle(charter(audience="public"))
    room = furnish(circle, hold(circle))
    reached(room, "public")
    assert who_reads(room, "minutes") == [200] * 6
    shown = room.client(ANONYMOUS).get(room.url("minutes", room.meeting.pk)).content.decode()
    printed = words_of(room.client(ANONYMOUS).get(room.url("minutes_pdf", room.meeting.pk)))
    for text in (shown, printed):
        assert "Médiathèque" in text
        assert [name for name in ("Ruiz", "Trần", "Émery") if name in text] == []


def test_an_unknown_meeting_or_another_method(room: Room) -> None:
    ana = room.client(SECRETARY)
    for view in ("minutes", "minutes_pdf", "decision_record_pdf"):
        assert ana.get(room.url(view, 9999)).status_code == 404
        assert ana.post(room.url(view, room.meeting.pk)).status_code == 405


def test_the_decision_record_is_the_bodys_from_the_meeting_on(room: Room) -> None:
    assert (
        room.client(COLLEAGUE).get(room.url("decision_record_pdf", room.meeting.pk)).status_code
        == 404
    )
    decided(room.circle, room.meeting)
    assert who_reads(room, "decision_record_pdf") == [200, 200, 200, 404, 404, 302]


# ---- What each reads


def test_a_marked_passage_reaches_only_those_it_is_for(room: Room) -> None:
    modes = {(room.circle.school.pk, room.circle.chloe.pk): "excused"}
    mark_attendance(meeting=room.meeting, modes=modes, by=room.circle.by_ana(), now=NOW)
    reached(room, "network", MARKED)
    expected = {
        COLLEAGUE: list(PASSAGES),
        "chloé": ["Ouvert.", "Entre nous."],
        NEIGHBOUR: ["Ouvert."],
    }
    shown, printed = {}, {}
    for name in expected:
        client = room.client(name)
        page = client.get(room.url("minutes", room.meeting.pk)).content.decode()
        paper = words_of(client.get(room.url("minutes_pdf", room.meeting.pk)))
        shown[name] = [passage for passage in PASSAGES if passage in page]
        printed[name] = [passage for passage in PASSAGES if passage in paper]
    assert (shown, printed) == (expected, expected)


def test_an_argument_may_carry_marks_too(room: Room) -> None:
    circle = room.circle
    against = objection(circle.library, "Ouvert.\n::: present\nDans la salle.\n:::", "Remède.")
    decision = stated(circle, propose(circle, room.meeting), consent(circle.town), against)
    conclude(
        decision=decision,
        outcome="adopted_with_dissent",
        version=decision.version,
        by=circle.by_ana(),
        now=NOW,
    )
    reached(room, "network")
    for name, expected in ((COLLEAGUE, ["Ouvert.", "Dans la salle."]), (NEIGHBOUR, ["Ouvert."])):
        client = room.client(name)
        for view in ("minutes_pdf", "decision_record_pdf"):
            paper = words_of(client.get(room.url(view, room.meeting.pk)))
            assert [
                passage for passage in ("Ouvert.", "Dans la salle.") if passage in paper
            ] == expected
        page = client.get(room.url("minutes", room.meeting.pk)).content.decode()
        assert [passage for passage in ("Ouvert.", "Dans la salle.") if passage in page] == expected


# ---- What is printed


# ---- Where they stand


def test_the_number_of_queries_does_not_depend_on_what_was_decided(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, url = room.client(SECRETARY), room.url("minutes", room.meeting.pk)
    decided(room.circle, room.meeting)
    begin(meeting=room.meeting, text="On a lu.", by=room.circle.by_ana(), now=NOW)
    for _already in ("one decision", "eleven decisions"):
        client.get(url)
        with django_assert_num_queries(9):
            client.get(url)
        for _number in range(10):
            decided(room.circle, room.meeting)


def test_what_is_kept_of_a_text_never_goes_further_than_its_audience(room: Room) -> None:
    """Whoever reads first, and however often: each has their own passages, from what is kept for
    readers like them."""
    modes = {(room.circle.school.pk, room.circle.chloe.pk): "excused"}
    mark_attendance(meeting=room.meeting, modes=modes, by=room.circle.by_ana(), now=NOW)
    reached(room, "network", MARKED)
    expected = {COLLEAGUE: 4, "chloé": 2, NEIGHBOUR: 1}
    clients = {name: room.client(name) for name in expected}
    url = room.url("minutes", room.meeting.pk)
    for order in (list(expected), list(reversed(expected))):
        parts_for.cache_clear()
        for name in (*order, *order):
            html = clients[name].get(url).content.decode()
            assert sum(passage in html for passage in PASSAGES) == expected[name]
        assert parts_for.cache_info().misses == 3


def test_long_minutes_come_in_parts_and_whole_for_print(room: Room) -> None:
    line = "Chacune et chacun a pris la parole à son tour, puis on a relu ensemble. " * 12
    text = "".join(f"# Point {n}\n\n{line}\n\n{line}\n\n" for n in range(1, 60))
    secret = "::: present\n# Secret\n\nUn secret.\n:::\n"
    reached(room, "network", text + secret)
    client, url = room.client(NEIGHBOUR), room.url("minutes", room.meeting.pk)
    page = client.get(url).context["page"]
    titles = [title for title, _url in page.contents]
    addresses = [address for _title, address in page.contents if address]
    read = [client.get(url + address).content.decode() for address in ("", *addresses)]
    found = [[n for n in range(1, 60) if f">Point {n}</h3>" in html] for html in read]
    assert [n for numbers in found for n in numbers] == [*range(1, 60)]
    assert titles == [f"Point {numbers[0]}" for numbers in found]
    assert max(map(len, read)) < 60_000
    whole = client.get(f"{url}?show=all").content.decode()
    assert [n for n in range(1, 60) if f">Point {n}</h3>" in whole] == [*range(1, 60)]
    assert [html for html in (*read, whole) if "ecret" in html] == []


def test_many_decisions_and_seats_come_page_by_page(room: Room) -> None:
    known = decided(room.circle, room.meeting)
    for number in range(20):
        known.pk, known._state.adding, known.reference = None, True, f"D-{number:02}"
        known.save(force_insert=True)
    reached(room, "network")
    client, url = room.client(NEIGHBOUR), room.url("minutes", room.meeting.pk)
    shown = {
        query: [b.reference for b, _text in client.get(url + query).context["page"].decisions]
        for query in ("", "?open=decisions&page=5", "?open=decisions&page=9", "?show=all")
    }
    assert {query: (len(rows), rows[0]) for query, rows in shown.items()} == {
        "": (5, "D-2027-01"),
        "?open=decisions&page=5": (1, "D-19"),
        "?open=decisions&page=9": (5, "D-2027-01"),
        "?show=all": (21, "D-2027-01"),
    }


# ---- Who spoke, and from which day


def spoken(room: Room, name: str) -> str:
    """What somebody reads of the exchanges."""
    page = room.client(name).get(room.url("minutes", room.meeting.pk)).content.decode()
    inside = page.partition('id="exchanges">')[2].partition('id="attendance"')[0]
    return " ".join(re.sub(r"<[^>]*>", " ", inside.rpartition("<")[0]).split())


def test_a_seat_is_named_as_the_passage_lets_it(room: Room) -> None:
    seat = f"@{{seat:{room.circle.town.pk}}}"
    marked = f"::: noms\n{seat} : a.\n:::\n\n{seat} : b.\n\n::: anonyme\n{seat} : c."
    reached(room, "network", marked)
    for name in (SECRETARY, NEIGHBOUR):
        assert spoken(room, name) == "Échanges Ana Ruiz (Ville du Port) : a. Ville du Port : b. c."


def test_a_seat_of_another_body_is_nobody(room: Room) -> None:
    other = Seat.objects.exclude(body=room.circle.body).get()
    reached(room, "network", f"@{{seat:{other.pk}}} : a.")
    assert spoken(room, SECRETARY) == "Échanges a."


def test_before_its_day_a_passage_stays_in_the_body(room: Room) -> None:
    later = "::: à partir du 7/4/2027\nb.\n:::\n\n::: dès le 2027-04-06\nc."
    reached(room, "network", f"a.\n\n{later}")
    assert [spoken(room, name) for name in (SECRETARY, NEIGHBOUR)] == [
        "Échanges a. b. c.",
        "Échanges a. c.",
    ]
