"""Who conducts, approves and reads an evaluation follows from the charter alone."""

from __future__ import annotations

from tests.domain.builders import TODAY, Circle
from tests.domain.evaluation.builders import Evaluating, begun, frozen, given
from tests.paths import CHARTERS
from tourdetable.core.charter.text.loader import load
from tourdetable.core.words.audience import Audience
from tourdetable.domain.evaluation import rules
from tourdetable.domain.networks.queries import standing


def kinds(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of a charter of ours: the kinds that conduct, then those that approve."""
    charter = load((CHARTERS / f"{name}.md").read_text("utf-8"), file=name)
    return rules.conducting_kinds(charter), rules.approving_kinds(charter)


def test_a_charter_names_who_conducts_and_who_approves():
    approving = ("technical_committee", "departmental_committee")
    assert kinds("itc") == (("evaluation_board",), approving)


def test_where_it_names_nobody_any_body_evaluates_and_the_one_that_gathers_all_approves():
    assert kinds("club-des-territoires") == (("club", "working_group"), ("club",))


def test_bodies_take_part_by_their_kinds():
    charter = load((CHARTERS / "itc.md").read_text("utf-8"), file="itc")
    kinds = ("itc", "evaluation_board", "technical_committee")
    assert [rules.takes_part(charter, kind) for kind in kinds] == [False, True, True]


def test_nobody_conducts_it_in_the_place_of_the_body_that_is_named(scene: Evaluating):
    circle, board = scene.circle, scene.board
    eva = standing(scene.eva, circle.network, on=TODAY)
    assert rules.may_conduct(eva, board) == (scene.seat,)
    assert rules.may_conduct(eva, circle.body) == ()
    assert rules.may_conduct(circle.of(circle.dora), board) == ()


def test_elsewhere_whoever_leads_the_body_by_an_office_conducts_it(circle: Circle):
    assert rules.may_conduct(circle.of(circle.dora), circle.body) == (circle.lead,)
    assert rules.may_conduct(circle.of(circle.ana), circle.body) == ()


def test_it_is_read_by_more_people_step_after_step(scene: Evaluating):
    circle = scene.circle
    ana, asked = circle.of(circle.ana), {circle.body.pk}
    campaign = frozen(scene)
    assert not rules.may_read(ana, campaign, ())
    campaign.given_on = TODAY
    assert rules.may_read(ana, campaign, asked)
    campaign.published_on, campaign.audience = TODAY, "partners"
    assert rules.may_read(ana, campaign, ())
    assert not rules.may_read(None, campaign, asked)
    campaign.audience = "public"
    assert rules.may_read(None, campaign, ())


def test_only_those_who_conduct_read_what_is_for_them(scene: Evaluating):
    campaign, circle = begun(scene), scene.circle
    readers = [standing(scene.eva, circle.network, on=TODAY), circle.of(circle.ana), None]
    found = [rules.reads_as(one, campaign) for one in readers]
    assert found == [Audience.BODY, Audience.NETWORK, Audience.PUBLIC]


def test_the_bodies_that_are_asked_are_those_of_the_day(scene: Evaluating):
    campaign = given(scene)
    assert [one.body for one in campaign.approvals.all()] == [scene.circle.body]
