"""The facts behind a figure, as one reader may read them."""

from __future__ import annotations

from datetime import date

from tests.domain.builders import NOW, TODAY
from tests.domain.evaluation.builders import Evaluating
from tourdetable.domain.evaluation.indicators.catalogue import INDICATORS
from tourdetable.domain.evaluation.indicators.terms import FactLine, IndicatorFigure
from tourdetable.domain.evaluation.publishing import ToldFigure, told
from tourdetable.domain.networks.queries import charter_in_force, standing
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.evaluation.figures.lines import FactsReader
from tourdetable.interface.web.base.scene import Scene

DAY = date(2027, 3, 4)


def reader(scene: Evaluating, person: Person) -> FactsReader:
    network = scene.circle.network
    charter, place = charter_in_force(network, on=TODAY), standing(person, network, on=TODAY)
    return FactsReader(Scene(network, charter, NOW, TODAY, place), INDICATORS["meetings_held"])


def line(scene: Evaluating, kind: str) -> FactLine:
    body = str(scene.circle.body.pk)
    return FactLine(kind, "12", DAY, body, 1, group="reading", title="Lecture de mars")


def test_whoever_sits_there_opens_a_fact(scene: Evaluating):
    (found,) = reader(scene, scene.circle.ana).told([line(scene, "meeting")])
    assert (found.title, found.url) == ("Lecture de mars", "/circle/meetings/12/")
    assert (found.body, found.group) == ("Cercle du port", "Lecture")


def test_others_read_what_it_is_and_in_which_month(scene: Evaluating):
    (found,) = reader(scene, scene.eva).told([line(scene, "meeting")])
    assert (found.title, found.url) == ("", "")
    assert "4" not in found.when
    assert found.body_url == "/circle/bodies/port/"


def test_what_authors_keep_is_told_to_nobody(scene: Evaluating):
    (found,) = reader(scene, scene.circle.ana).told([line(scene, "tool")])
    assert (found.title, found.url) == ("", "")


def test_a_table_holds_all_that_is_counted(scene: Evaluating):
    figure = told(IndicatorFigure.of([line(scene, "meeting")]), INDICATORS["meetings_held"])
    rest = ToldFigure(figure.total, figure.lines, figure.total, 2)
    table = reader(scene, scene.eva).table(rest)
    assert [row[-2:] for row in table.rows] == [("1", "1"), ("1", "1")]
