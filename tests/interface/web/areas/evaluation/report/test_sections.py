"""The sections of a report, in their order, for whoever reads it."""

from __future__ import annotations

from tests.domain.builders import NOW, TODAY
from tests.domain.evaluation.builders import Evaluating, approved, begun, with_more_seats
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.networks.queries import charter_in_force, standing
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.evaluation.loading import sheet_of
from tourdetable.interface.web.areas.evaluation.report.reading import ReportReading
from tourdetable.interface.web.areas.evaluation.report.sections import sections
from tourdetable.interface.web.base.scene import Scene


def reading(scene: Evaluating, campaign: Campaign, person: Person) -> ReportReading:
    network = scene.circle.network
    charter, place = charter_in_force(network, on=TODAY), standing(person, network, on=TODAY)
    return ReportReading(sheet_of(Scene(network, charter, NOW, TODAY, place), campaign.number))


def test_sections_that_say_nothing_are_left_out(scene: Evaluating):
    found = sections(reading(scene, begun(scene), scene.eva))
    assert [one.key for one in found] == ["conducted", "figures"]


def test_an_approved_report_says_by_which_decision(scene: Evaluating):
    campaign = approved(scene)
    found = sections(reading(scene, campaign, scene.circle.ana))
    assert [one.key for one in found] == ["conducted", "findings", "figures", "approvals"]
    ((body, _asked, _approved, decision),) = found[-1].parts[0].tables[0].rows
    row = campaign.approvals.get()
    assert row.decision is not None
    assert (body, decision) == ("Cercle du port", row.decision.reference)


def test_each_drawing_has_a_table_that_says_the_same(scene: Evaluating):
    with_more_seats(scene)
    found = sections(reading(scene, approved(scene), scene.eva))
    (figures,) = (one for one in found if one.key == "figures")
    for part in figures.parts:
        assert (part.drawing is None) == (not part.tables)
        if part.drawing is not None:
            assert all(row[1] in part.drawing.words for row in part.tables[0].rows)
