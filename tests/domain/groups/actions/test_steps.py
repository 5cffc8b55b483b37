"""The steps of a road map."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import TODAY, last_event, nothing_changes
from tests.domain.groups.builders import Groups, group_of
from tourdetable.domain.groups.actions.steps import add_step, change_step, finish_step, remove_step
from tourdetable.domain.groups.models import GroupStep

MAY, JUNE = date(2027, 5, 1), date(2027, 6, 1)


def added(groups: Groups) -> GroupStep:
    """Ana’s seat is to ask, in May."""
    body = group_of(groups)
    said = {"title": " Demander ", "due": MAY, "seat": body.seats.order_by("pk").last()}
    return add_step(body=body, **said, **groups.by)  # type: ignore[arg-type]  # names and values are these


def test_a_step_is_added_changed_done_and_undone(groups: Groups) -> None:
    step = added(groups)
    assert (step.title, last_event()[0]) == ("Demander", "step.added")
    by = groups.by
    step = change_step(step=step, version=1, title="Écrire", due=JUNE, seat=None, **by)
    assert (step.title, step.due, step.seat) == ("Écrire", JUNE, None)
    step = finish_step(step=step, version=2, done_on=TODAY, **by)
    assert (step.done_on, last_event()[0]) == (TODAY, "step.done")
    with nothing_changes(), pytest.raises(ValidationError):
        remove_step(step=step, version=3, **by)
    finish_step(step=step, version=3, done_on=None, **by)
    assert last_event()[0] == "step.undone"
    remove_step(step=step, version=4, **by)
    assert last_event()[0] == "step.removed"


def test_it_is_refused_twice_for_another_body_and_done_in_advance(groups: Groups) -> None:
    step, by = added(groups), groups.by
    said = {"body": step.body, "title": "Demander", "due": MAY, "seat": None}
    with nothing_changes(), pytest.raises(ValidationError):
        add_step(**said, **by)  # type: ignore[arg-type]  # names and values are these
    with nothing_changes(), pytest.raises(ValidationError):
        add_step(**{**said, "title": "Lire", "seat": groups.circle.town}, **by)  # type: ignore[arg-type]  # names and values are these
    with nothing_changes(), pytest.raises(ValidationError):
        finish_step(step=step, version=1, done_on=JUNE, **by)
