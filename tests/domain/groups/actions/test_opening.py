"""The group of a theme that was chosen opens with all that was said."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, TODAY, kinds_of_events, nothing_changes
from tests.domain.groups.builders import STARTS, Groups, chosen, draft, group_of, joined, proposed
from tourdetable.domain.decisions.actions.bodies import open_body
from tourdetable.domain.groups.actions.opening import (
    lead_office,
    link_group,
    open_group,
    would_join,
)
from tourdetable.domain.groups.queries import terms_of
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.models import Body, Mandate, Office
from tourdetable.domain.networks.queries import charter_in_force


def test_it_has_its_seats_its_leads_and_its_terms(groups: Groups) -> None:
    body, circle = group_of(groups), groups.circle
    terms = terms_of(body)
    assert (body.kind, body.starts, body.purpose) == ("board", STARTS, "Où lire ?")
    assert terms is not None
    assert (terms.number, terms.decision, terms.commissioner) == (1, groups.decision, circle.body)
    held = Mandate.objects.filter(seat__body=body).order_by("seat__institution__sort_key")
    assert [one.person for one in held] == [circle.bao, circle.ana]
    led = Office.objects.filter(body=body, kind="guide")
    assert {one.person for one in led} == {circle.ana, circle.bao}
    assert "theme_call.group_opened" in kinds_of_events()


def test_its_topic_is_taken_up(groups: Groups) -> None:
    body = group_of(groups)
    answer = groups.call.answers.get()
    taken = answer.topic
    assert (answer.group, taken.state, taken.sent_to, taken.answer) == (body, "in_group", body, "")


def test_it_opens_once_and_only_what_was_chosen(groups: Groups) -> None:
    night = proposed(groups, title="Lire la nuit")
    group_of(groups)
    outside = groups.call.answers.get(kept=True)
    for one in (night, outside):
        with nothing_changes(), pytest.raises(ValidationError):
            open_group(answer=one, name="Encore", draft=draft(), leads=[], **groups.by)


def test_a_group_that_is_open_takes_up_what_was_kept(groups: Groups) -> None:
    answer = proposed(groups)
    chosen(groups, answer)
    answer.refresh_from_db()
    said = {"network": groups.circle.network, "kind": "board", "name": "Bureau", "starts": TODAY}
    body = open_body(**said, decision=groups.decision, **groups.by)  # type: ignore[arg-type]  # names and values are these
    link_group(answer=answer, group=body, existing="Le kiosque.", **groups.by)
    answer.refresh_from_db()
    assert (answer.group, answer.topic.sent_to) == (body, body)
    with nothing_changes(), pytest.raises(ValidationError):
        link_group(answer=answer, group=body, existing="Encore.", **groups.by)


def test_a_group_of_another_kind_does_not(groups: Groups) -> None:
    answer = proposed(groups)
    chosen(groups, answer)
    answer.refresh_from_db()
    with nothing_changes(), pytest.raises(ValidationError):
        link_group(answer=answer, group=groups.circle.body, existing="Rien.", **groups.by)


def test_leads_of_one_institution_are_refused(groups: Groups) -> None:
    circle, answer = groups.circle, proposed(groups)
    said = {"starts": TODAY, "by": groups.ivo, "now": NOW}
    give_mandate(seat=circle.library, person=circle.dora, **said)  # type: ignore[arg-type]  # names and values are these
    chosen(groups, answer)
    leads = [circle.bao.pk, circle.dora.pk]
    answer.refresh_from_db()
    with nothing_changes(), pytest.raises(ValidationError):
        open_group(answer=answer, name="Dehors", draft=draft(), leads=leads, **groups.by)
    assert Body.objects.filter(kind="board").count() == 0


def test_those_who_would_join_are_those_who_hold_the_seats(groups: Groups) -> None:
    circle, answer = groups.circle, proposed(groups)
    joined(answer, circle.by_chloe())
    who = [one.person for one in would_join(answer, TODAY)]
    assert who == [circle.chloe, circle.bao]


def test_a_group_is_led_by_the_office_that_convenes_it(groups: Groups) -> None:
    charter = charter_in_force(groups.circle.network, on=TODAY)
    assert (lead_office(charter, "board"), lead_office(charter, "circle")) == ("guide", "")
