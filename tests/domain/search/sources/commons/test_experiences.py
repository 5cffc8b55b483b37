from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.domain.builders import NOW, Circle
from tests.domain.experience.builders import called, proposed, published, written
from tests.domain.search.people import bring_up, found
from tests.domain.search.sources.commons.people import neighbour_of
from tourdetable.domain.experience.actions import checking, writing
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.people.models import Institution
from tourdetable.domain.search.actions.background import read_document
from tourdetable.domain.search.models import SearchEntry
from tourdetable.domain.search.sources.commons.experiences import ExperiencesSource


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    settings.FILES = tmp_path


def test_a_sheet_is_found_by_those_for_whom_it_is_published(circle: Circle) -> None:
    neighbour = neighbour_of(circle)
    report = written(circle, proposed(circle, session=False), levers="brouillon")
    assert found(circle, circle.bao, "brouillon") == []
    published(circle, report, audience="body")
    readers = (circle.bao, circle.ana, neighbour, None)
    assert [found(circle, one, "bénévoles") for one in readers] == [["Lire la nuit"]] * 2 + [[]] * 2
    ExperienceReport.objects.update(audience="public")
    SearchEntry.objects.all().update(again_on=NOW.date())
    assert [found(circle, one, "canicule") for one in readers] == [["Lire la nuit"]] * 4


def test_one_that_is_taken_back_is_found_no_more(circle: Circle) -> None:
    report = published(circle, audience="public")
    assert found(circle, None, "canicule") == ["Lire la nuit"]
    known = {"by": circle.by_bao(), "now": NOW}
    checking.take_back(report=report, version=report.version, **known)
    assert found(circle, None, "canicule") == found(circle, circle.bao, "canicule") == []


@pytest.mark.parametrize("attribution", ["college", "none"])
def test_nothing_tells_whose_a_discreet_one_is(circle: Circle, attribution: str) -> None:
    report = written(circle, proposed(circle, session=False), contacts="au kiosque")
    published(circle, report, attribution=attribution, audience="public")
    bring_up(circle)
    entry = SearchEntry.objects.get(source=ExperiencesSource.code)
    told = f"{entry.title} {entry.text} {entry.said}"
    assert [name for name in ("Médiathèque", "Bao", "Trần", "kiosque") if name in told] == []
    assert (entry.body_id, entry.part, entry.at) == (None, "", None)
    assert found(circle, circle.ana, "médiathèque canicule") == []


def test_those_of_an_institution_are_found_by_its_name_as_it_is_today(circle: Circle) -> None:
    published(circle, attribution="named")
    assert found(circle, circle.ana, "médiathèque bao canicule") == ["Lire la nuit"]
    bring_up(circle)
    source = ExperiencesSource()
    Institution.objects.filter(pk=circle.library.institution_id).update(name="Bibliothèque")
    SearchEntry.objects.filter(source=source.code).update(again_on=NOW.date())
    assert found(circle, circle.ana, "bibliothèque canicule") == ["Lire la nuit"]


def test_the_words_of_documents_are_found(circle: Circle) -> None:
    report = proposed(circle)
    sent = {"content": BytesIO(b"Venez au kiosque."), "name": "affiche.txt"}
    writing.add_document(report=report, version=1, **sent, by=circle.by_bao(), now=NOW)
    report.refresh_from_db()
    ExperienceReport.objects.update(state="published", checked="x", published_on=NOW.date())
    assert read_document()
    assert found(circle, circle.ana, "kiosque affiche") == ["Lire la nuit"]


def test_a_call_is_found_by_those_whom_it_invites(circle: Circle) -> None:
    neighbour = neighbour_of(circle)
    called(circle, words="Où donc ?")
    called(circle, title="Lire partout", body=None)
    assert sorted(found(circle, circle.ana, "lire")) == ["Lire dehors", "Lire partout"]
    assert found(circle, neighbour, "lire") == ["Lire partout"]
    assert found(circle, None, "lire") == []
