"""A decision approves the version that it names, once it was read elsewhere."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    APRIL,
    TODAY,
    Circle,
    attached,
    circle_with,
    concluded,
    consent,
    hold,
    last_event,
    nothing_changes,
    objection,
    propose,
    stated,
)
from tests.domain.deliverables.builders import (
    answered,
    approved,
    approving,
    asked,
    fresh,
    kept,
    of_now,
    read,
    written,
)
from tests.paths import CHARTERS
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.deliverables.actions.planning import abandon
from tourdetable.domain.deliverables.actions.writing import write
from tourdetable.domain.deliverables.effects import may_approve
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body


def test_the_proposal_says_which_version(circle: Circle, meeting: Meeting):
    version = read(circle)
    effect = attached(
        circle, propose(circle, meeting, "La fiche"), approving(version)
    ).effects.get()
    assert effect.work_version == version.pk
    assert effect.content == [1, 1, "Qui lit quoi ?"]


def test_adopted_it_puts_the_version_in_force(circle: Circle, meeting: Meeting):
    work, decision = approved(circle, meeting)
    assert (work.state, work.delivered_on, work.circulated_on) == ("approved", TODAY, None)
    assert work.in_force is not None
    assert (work.in_force.approved_on, work.in_force.decision) == (TODAY, decision)
    assert last_event()[0] == "deliverable.approved"


def test_a_standing_objection_is_recorded_and_does_not_stop_it(circle: Circle, meeting: Meeting):
    version = read(circle)
    decision = attached(circle, propose(circle, meeting, "La fiche"), approving(version))
    voices = (consent(circle.town), consent(circle.school), objection(circle.library))
    concluded(circle, stated(circle, decision, *voices), "adopted_with_dissent")
    assert fresh(version.deliverable).state == "approved"


def test_nobody_approves_what_was_not_read_elsewhere(circle: Circle, meeting: Meeting):
    work = written(circle)
    version = kept(circle, work)
    decision = propose(circle, meeting, "La fiche")
    with nothing_changes(), pytest.raises(ValidationError, match="have it read first"):
        attached(circle, decision, approving(version))
    answered(circle, asked(circle, work), "missing", "no", "Les sources.")
    with nothing_changes(), pytest.raises(ValidationError, match="have it read first"):
        attached(circle, decision, approving(version))


def test_nor_what_has_changed_since_it_was_put(circle: Circle, meeting: Meeting):
    version = read(circle)
    decision = attached(circle, propose(circle, meeting, "La fiche"), approving(version))
    decision = stated(circle, decision, consent(circle.town), consent(circle.library))
    work = version.deliverable
    write(deliverable=work, text="On relit.", **of_now(work, circle))
    kept(circle, work)
    with nothing_changes(), pytest.raises(ValidationError, match="later version"):
        concluded(circle, decision)


def test_nor_twice_nor_once_given_up(circle: Circle, meeting: Meeting):
    work, _decision = approved(circle, meeting)
    assert work.in_force is not None
    april = propose(circle, hold(circle, APRIL, "Avril"), "Encore")
    with nothing_changes(), pytest.raises(ValidationError, match="approved already"):
        attached(circle, april, approving(work.in_force))
    other = read(circle, title="Un guide")
    abandon(deliverable=other.deliverable, because="Non.", **of_now(other.deliverable, circle))
    with nothing_changes(), pytest.raises(ValidationError, match="given up"):
        attached(circle, april, approving(other))


def test_nor_another_network_nor_nothing(circle: Circle, meeting: Meeting):
    elsewhere = circle_with('check = "maximum_gap"\nmonths = 2', "none")
    version = read(elsewhere)
    decision = propose(circle, meeting, "La leur")
    for draft in (approving(version), EffectDraft("approve_deliverable")):
        with nothing_changes(), pytest.raises(ValidationError, match="Choose a version"):
            attached(circle, decision, draft)


@pytest.mark.parametrize(
    ("file", "opens", "opened"),
    [
        ("club-des-territoires.md", "club", "working_group"),
        ("itc.md", "departmental_committee", "itc"),
    ],
)
def test_a_body_approves_its_own_and_those_of_bodies_that_it_opens(
    file: str, opens: str, opened: str
):
    charter = load((CHARTERS / file).read_text())
    above, one, other = (Body(pk=pk, kind=kind) for pk, kind in enumerate((opens, opened, opened)))
    assert (may_approve(charter, one, one), may_approve(charter, above, one)) == (True, True)
    assert (may_approve(charter, other, one), may_approve(charter, one, above)) == (False, False)
