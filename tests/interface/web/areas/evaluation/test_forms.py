"""What the forms of evaluations offer."""

from __future__ import annotations

from datetime import date

from tests.domain.builders import NOW, TODAY
from tests.domain.evaluation.builders import Evaluating
from tests.interface.web.areas.evaluation.visitors import by_eva
from tourdetable.core.words.audience import Audience
from tourdetable.domain.networks.queries import charter_in_force, standing
from tourdetable.interface.web.areas.evaluation.forms import (
    CampaignForm,
    InterviewForm,
    PublicationForm,
)
from tourdetable.interface.web.base.scene import Scene


def known(scene: Evaluating) -> dict[str, object]:
    network = scene.circle.network
    charter, place = charter_in_force(network, on=TODAY), standing(scene.eva, network, on=TODAY)
    return {"scene": Scene(network, charter, NOW, TODAY, place), "capacities": (scene.seat,)}


def test_a_body_alone_is_not_asked(scene: Evaluating):
    form = CampaignForm(bodies=[scene.board], **known(scene))
    assert form["body"].field.widget.is_hidden
    two = CampaignForm(bodies=[scene.board, scene.circle.body], **known(scene))
    assert not two["body"].field.widget.is_hidden


def test_a_note_is_for_nobody_narrower_than_those_who_evaluate(scene: Evaluating):
    form = InterviewForm(seats=[scene.circle.town], **known(scene))
    offered = [code for code, _label in form.fields["audience"].choices]
    assert offered == [one.value for one in Audience if one is not Audience.PRESENT]


def test_its_seat_is_a_row_or_none(scene: Evaluating):
    said = {"on": "2027-04-01", "whom": "Une lectrice", "text": "On lit."}
    said |= {"audience": "body", "attribution": "none", "seat": scene.circle.town.pk}
    form = InterviewForm(by_eva(scene, **said), seats=[scene.circle.town], **known(scene))
    assert form.is_valid()
    assert (form.details.seat, form.details.on) == (scene.circle.town, date(2027, 4, 1))


def test_a_report_is_published_to_the_network_at_least(scene: Evaluating):
    form = PublicationForm(**known(scene))
    offered = [code for code, _label in form.fields["audience"].choices]
    assert offered == ["network", "partners", "public"]
