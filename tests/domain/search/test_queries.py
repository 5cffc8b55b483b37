from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import APRIL, NOW, OPERATOR, TODAY, Circle, draw, found_circle
from tests.domain.search.people import bring_up, found, place_of, titles
from tests.domain.topics.builders import put_forward
from tourdetable.core.finding.asking import SoughtWords
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda
from tourdetable.domain.search.models import SearchEntry, SearchSpelling
from tourdetable.domain.search.queries import (
    EVERYTHING,
    SearchAnswer,
    Sieve,
    number_of_entries,
    readers,
    search,
    suggested,
)
from tourdetable.domain.tags.actions import merge_tags, named, rename_tag
from tourdetable.domain.tags.models import Tag


@pytest.mark.parametrize(
    ("typed", "found_there"),
    [
        ("reunion", True),
        ("RÉUNIONS été", True),
        ("réunion -été", False),
        ("réunion hiver", False),
        ("“de l’été”", True),
        ("“été de”", False),
        ("“été kérébel”", False),
        ("d-2027-04", True),
        ("2027-D-04", False),
        ("oeuvre", True),
        ("…", False),
    ],
)
def test_words_are_found_as_they_are_meant(circle: Circle, typed: str, found_there: bool) -> None:
    title, why = "Les réunions de l’été", "Kérébel dit l’œuvre de D-2027-04."
    put_forward(circle, title, why=why)
    assert found(circle, circle.ana, typed) == ([title] if found_there else [])


def test_names_come_first_then_titles_then_texts_the_latest_first(circle: Circle) -> None:
    put_forward(circle, "Une médiathèque")
    put_forward(circle, "Autre chose", why="Une médiathèque, encore.")
    later = APRIL + timedelta(days=7)
    for day in (APRIL, later):
        draw(circle.body, day, f"La médiathèque, le {day:%d}")
    assert found(circle, circle.ana, "mediatheque") == [
        "Médiathèque",
        "La médiathèque, le 08",
        "Une médiathèque",
        "La médiathèque, le 01",
        "Autre chose",
        "Bao Trần",
    ]


def test_results_are_kept_by_kind_body_and_period(circle: Circle) -> None:
    put_forward(circle, "Un port", body=None)
    draw(circle.body, APRIL, "Le port")
    ana, body = circle.ana, circle.body.pk
    assert found(circle, ana, "port", Sieve(("topic",))) == ["Un port"]
    assert found(circle, ana, "port", Sieve(body=body)) == ["Cercle du port", "Le port"]
    assert found(circle, ana, "port", Sieve(since=TODAY)) == ["Un port"]
    assert found(circle, ana, "port", Sieve(until=APRIL.date())) == ["Le port"]
    assert found(circle, ana, "port", Sieve(("topic",), body, TODAY, APRIL.date())) == []
    assert EVERYTHING.groups == []


def test_what_is_filed_under_a_tag_is_found_by_it_and_kept_by_it(circle: Circle) -> None:
    put_forward(circle, "Un port", tags=("Santé mentale",))
    put_forward(circle, "Un phare et un port")
    ana, said = circle.ana, {"by": OPERATOR, "now": NOW}
    told = [found(circle, ana, "sante"), titles(circle, ana, "port", Sieve(tag="SANTE MENTALE"))]
    rename_tag(tag=Tag.objects.get(), name="Bien-être", **said)
    told += [found(circle, ana, "santé"), titles(circle, ana, "port", Sieve(tag="bien être"))]
    merge_tags(tag=Tag.objects.get(), into=named(circle.network, ["Soins"])[0], **said)
    told += [found(circle, ana, "bien-être"), titles(circle, ana, "soins")]
    assert told == [["Un port"], ["Un port"], [], ["Un port"], [], ["Un port"]]


def test_a_day_is_found_however_it_is_written_what_is_of_that_day_first(circle: Circle) -> None:
    april = draw(circle.body, APRIL, "La lecture")
    points = [AgendaDraft(title="Lire", purpose="discuss", minutes=10)]
    set_agenda(meeting=april, items=points, version=april.version, by=OPERATOR, now=NOW)
    put_forward(circle, "Un port", why="Comme le 01/04/2027.")
    of_the_day = ["La lecture", "Lire", "Un port"]
    for typed in ("1er avril 2027", "2027-04-01", "1 avril"):
        assert found(circle, circle.ana, typed) == of_the_day
    assert found(circle, circle.ana, "lecture avril 2027") == ["La lecture"]
    assert found(circle, circle.ana, "2 avril 2027") == []


def test_no_more_are_told_than_asked_and_one_says_so(circle: Circle) -> None:
    for number in range(4):
        put_forward(circle, f"Lecture {number}")
    bring_up(circle)
    who, asked = readers([place_of(circle, circle.ana)]), SoughtWords.of("lecture")
    few, all_of_them = search(asked, who, most=3), search(asked, who, most=4)
    assert (len(few.ids), few.more) == (3, True)
    assert (len(all_of_them.ids), all_of_them.more) == (4, False)
    assert few.ids == all_of_them.ids[:3]


def test_a_name_mistyped_is_found_by_those_who_may_read_it(circle: Circle) -> None:
    put_forward(circle, "Avec Maël Kérébel")
    bring_up(circle)
    asked = SoughtWords.of("Mael Querebel")
    told = {
        name: suggested(asked, readers([place_of(circle, person)]))
        for name, person in (("ana", circle.ana), ("zoé", circle.zoe), ("nobody", None))
    }
    assert told == {"ana": ("Mael", "Kérébel"), "zoé": (), "nobody": ()}
    assert SearchSpelling.objects.filter(word="kerebel").exists()


def test_what_stands_only_in_texts_is_never_suggested(circle: Circle) -> None:
    put_forward(circle, "Un sujet", why="Avec Kérébel.")
    bring_up(circle)
    assert suggested(SoughtWords.of("Kerebal"), readers([place_of(circle, circle.ana)])) == ()


def test_two_networks_are_searched_at_once_and_each_as_who_one_is_there(circle: Circle) -> None:
    other = found_circle(slug="other")
    put_forward(circle, "Ici")
    put_forward(other, "Ici aussi")
    for one in (circle, other):
        bring_up(one)
    places = [place_of(circle, circle.ana), place_of(other, None)]
    mine, both = readers(places), readers([places[0], place_of(other, other.ana)])
    asked = SoughtWords.of("ici")
    assert [len(search(asked, who).ids) for who in (mine, both)] == [1, 2]
    assert number_of_entries(circle.network) == SearchEntry.objects.count() / 2


def test_nothing_is_found_without_a_word_nor_an_index(circle: Circle) -> None:
    put_forward(circle, "Ici")
    who = readers([place_of(circle, circle.ana)])
    assert search(SoughtWords.of("ici"), who) == search(SoughtWords(), who) == SearchAnswer(())
