from __future__ import annotations

from io import BytesIO

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, TODAY
from tests.domain.files.made import PDF
from tests.domain.library.builders import brought, for_agenda, used
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    SECRETARY,
    STRANGER,
    Room,
)
from tourdetable.domain.library.actions.bringing import SentFile, say_more
from tourdetable.domain.library.actions.keeping import retire
from tourdetable.domain.library.models import Entry
from tourdetable.interface.web.areas.library.page import byline
from tourdetable.interface.web.base.scene import Scene


def read(room: Room, who: str, entry: Entry) -> str:
    return room.client(who).get(room.url("entry", entry.pk)).content.decode()


def test_those_who_may_read_it_do_and_the_others_are_told_nothing(room: Room) -> None:
    shut = brought(room.circle, "Pour le cercle", said={"audience": "body"})
    wide = brought(room.circle, "Pour tous")
    opened = brought(room.circle, "Pour chacun", said={"audience": "public"})
    who = (COLLEAGUE, NEIGHBOUR, STRANGER, ANONYMOUS)
    found = [
        [room.client(one).get(room.url("entry", entry.pk)).status_code for one in who]
        for entry in (shut, wide, opened)
    ]
    assert found == [[200, 404, 404, 302], [200, 200, 404, 302], [200, 200, 200, 200]]


def test_strangers_read_how_many_used_it_and_no_word_of_theirs(room: Room) -> None:
    entry = brought(room.circle, kind="tool", said={"audience": "public"})
    used(room.circle, entry, words="Trois familles sont venues.")
    page = read(room, ANONYMOUS, entry)
    assert "1 membre a dit l’avoir utilisé" in page
    assert "Trois familles" not in page
    assert "Tenu à jour par" not in page
    assert "Trois familles" in read(room, NEIGHBOUR, entry)


def test_it_says_who_brought_it_as_they_chose(room: Room) -> None:
    entry, standing = brought(room.circle), room.circle.of(room.circle.ana)
    scene = Scene(room.circle.network, standing.charter, NOW, TODAY, standing)
    found = {}
    for entry.attribution in ("named", "institution", "college", "none"):
        found[entry.attribution] = byline(entry, scene)
    assert found == {
        "named": "Médiathèque\N{NO-BREAK SPACE}: Bao Trần",
        "institution": "Médiathèque",
        "college": standing.charter.vocabulary.colleges["libraries"].name,
        "none": "",
    }
    entry.seat, entry.attribution = None, "institution"
    assert byline(entry, scene) == "Bao Trần"
    entry.attribution = "college"
    assert byline(entry, scene) == ""


def test_whoever_keeps_it_is_not_told_when_that_would_tell_who_brought_it(room: Room) -> None:
    entry = brought(room.circle, "Une grille", kind="tool")
    told = []
    for attribution in ("institution", "none"):
        Entry.objects.update(attribution=attribution)
        told.append(["Médiathèque" in read(room, who, entry) for who in (NEIGHBOUR, LEAD)])
    assert told == [[True, True], [False, True]]


def test_what_was_retired_keeps_its_address_and_says_why(room: Room) -> None:
    entry = brought(room.circle, said={"audience": "public"})
    retire(entry=entry, version=1, words="Le guichet a rouvert.", by=room.circle.by_bao(), now=NOW)
    page = read(room, ANONYMOUS, entry)
    assert "Retiré le " in page
    assert "Le guichet a rouvert." in page
    assert "Le remettre" in read(room, COLLEAGUE, entry)


def test_each_is_offered_what_they_may_do(room: Room) -> None:
    entry = for_agenda(room.circle)
    offered = ("Compléter ou corriger", "Y répondre", "Je l’ai utilisé")
    found = {
        who: [words in read(room, who, entry) for words in offered]
        for who in (COLLEAGUE, SECRETARY, LEAD, NEIGHBOUR)
    }
    assert found == {
        COLLEAGUE: [True, False, True],
        SECRETARY: [False, False, True],
        LEAD: [True, True, True],
        NEIGHBOUR: [False, False, True],
    }


def test_its_document_is_for_whoever_may_read_it(room: Room) -> None:
    entry = brought(room.circle, kind="tool")
    url = room.url("entry_file", entry.pk)
    assert room.client(COLLEAGUE).get(url).status_code == 404
    sent = SentFile(BytesIO(PDF), "grille.pdf")
    known = {"title": entry.title, "said": {}, "tags": (), "version": 1, "sent": sent}
    say_more(entry=entry, **known, by=room.circle.by_bao(), now=NOW)
    answer = room.client(COLLEAGUE).get(url)
    assert b"".join(answer.streaming_content) == PDF
    assert answer.headers["Content-Disposition"] == 'attachment; filename="grille.pdf"'
    assert room.client(STRANGER).get(url).status_code == 404


def test_an_address_is_shown_as_it_was_written(room: Room) -> None:
    entry = brought(room.circle, said={"address": "https://example.org/?a=1&b=<script>"})
    assert "<script>" not in read(room, COLLEAGUE, entry).split("<main")[1]


def test_as_many_queries_whatever_was_used(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    entry, client = brought(room.circle, kind="tool", tags=["Un"]), room.client(COLLEAGUE)
    used(room.circle, entry)
    counted = queries_of(client, room.url("entry", entry.pk))
    for _time in range(4):
        used(room.circle, entry)
    with django_assert_num_queries(counted):
        client.get(room.url("entry", entry.pk))


def queries_of(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as found:
        client.get(url)
    return len(found)
