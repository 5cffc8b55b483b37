"""What somebody says of themselves is written once, where they say it, and told nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.domain.builders import NOW, Circle, last_event, nothing_changes, once_sent
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import SHARED
from tourdetable.domain.journal.queries import positions
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.own.actions.details import OwnDetails, change_details
from tourdetable.domain.people.models import Person

DETAILS = OwnDetails("Anna", "Ruiz-Weber", "04 95 00 00 00", "bodies", "Une rampe.", "en")


def said(circle: Circle) -> OwnDetails:
    person = Person.objects.get(pk=circle.ana.pk)
    return OwnDetails(
        person.given_name,
        person.family_name,
        person.phone,
        person.phone_for,
        person.access_needs,
        person.language,
    )


def change(circle: Circle, details: OwnDetails = DETAILS, version: int = 1) -> Person:
    by = once_sent(Actor(circle.ana))
    return change_details(person=circle.ana, details=details, version=version, by=by, now=NOW)


def test_all_that_one_says_is_kept_and_sorts_the_lists(circle: Circle) -> None:
    before = positions("circle", [SHARED])
    key = circle.ana.sort_key
    changed = change(circle)
    assert (said(circle), changed.version, changed.sort_key != key) == (DETAILS, 2, True)
    assert positions("circle", [SHARED]) != before
    kind, subject, person, _capacity, data = last_event()
    assert (kind, subject, person, data) == (
        "person.details_changed",
        f"person:{circle.ana.pk}",
        circle.ana.pk,
        {},
    )


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("given_name", "  "),
        ("family_name", ""),
        ("given_name", "A" * 101),
        ("phone", "appelez"),
        ("phone", "0" * 41),
        ("phone_for", "everybody"),
        ("language", "de"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    circle: Circle, field: str, written: str
) -> None:
    with nothing_changes(), pytest.raises(ValidationError) as refused:
        change(circle, replace(DETAILS, **{field: written}))
    assert list(refused.value.error_dict) == [field]


def test_two_tabs_do_not_overwrite_each_other(circle: Circle) -> None:
    change(circle)
    with nothing_changes(), pytest.raises(Changed):
        change(circle, replace(DETAILS, phone=""))


def test_sent_twice_it_is_done_once(circle: Circle) -> None:
    asked = {"person": circle.ana, "details": DETAILS, "version": 1, "now": NOW}
    by = once_sent(Actor(circle.ana))
    change_details(**asked, by=by)
    with nothing_changes(), pytest.raises(AlreadyDone):
        change_details(**asked, by=by)


def test_nobody_speaks_for_somebody_else(circle: Circle) -> None:
    asked = {"person": circle.ana, "details": DETAILS, "version": 1, "now": NOW}
    with nothing_changes(), pytest.raises(PermissionDenied):
        change_details(**asked, by=Actor(circle.bao))
