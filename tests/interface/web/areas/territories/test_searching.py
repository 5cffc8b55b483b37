from __future__ import annotations

from datetime import date

from tests.interface.web.areas.decisions.people import Room
from tourdetable.core.territories.terms import Level
from tourdetable.interface.web.areas.territories.searching import (
    DivisionSearch,
    InstitutionSearch,
    asking,
)

TODAY = date(2026, 11, 30)


def test_several_names_find_what_is_called_just_so() -> None:
    search = DivisionSearch({"where": "Arles; saint-denis, Zzz", "kept": "1", "which": "x"}, TODAY)
    keys = [key for key, _label in search.choices]
    assert keys[:2] == ["commune:13004", "district:132"]
    assert (search.sure, search.missed) == (["commune:13004"], ["Zzz"])
    assert search.kept == [("which", "x")]


def test_one_name_finds_what_begins_so_too() -> None:
    search = DivisionSearch({"where": "aubagn"}, TODAY, [Level.COMMUNE])
    assert [key for key, _label in search.choices] == ["commune:40016", "commune:13005"]
    assert DivisionSearch({}, TODAY).choices == []


def test_a_former_name_is_never_sure() -> None:
    search = DivisionSearch({"where": "Noyant-et-Aconin"}, TODAY)
    assert (search.sure, [key for key, _label in search.choices]) == ([], ["commune:02564"])


def test_the_words_that_people_wrote_are_searched_at_once() -> None:
    assert asking("Arles, Tarascon", already=False) == "?where=Arles%2C+Tarascon"
    assert (asking("Arles", already=True), asking("", already=False)) == ("", "")


def test_an_institution_is_found_by_its_words(room: Room) -> None:
    town = room.circle.town.institution
    assert InstitutionSearch({"which": " ville du  port "}).found == [town]
    assert InstitutionSearch({}).found == []
