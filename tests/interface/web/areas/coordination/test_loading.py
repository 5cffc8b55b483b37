"""Who may be on the pages of support, and the way to them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from tests.domain.builders import NOW, TODAY
from tests.interface.web.areas.coordination.people import Desk
from tourdetable.domain.coordination.actions.reaching import OutreachDetails, reach_out
from tourdetable.domain.coordination.enums import OutreachKind
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.coordination import loading
from tourdetable.interface.web.base.scene import Scene


def scene(desk: Desk, person: Person) -> Scene:
    network = desk.circle.network
    charter = charter_in_force(network, on=TODAY)
    return Scene(network, charter, NOW, TODAY, desk.circle.of(person))


def test_whoever_supports_is_let_in_and_others_are_told_who_may(desk: Desk) -> None:
    assert loading.supporting(scene(desk, desk.ivo)) == (desk.supported.ivo,)
    assert loading.supporters(scene(desk, desk.ivo), desk.circle.body) == (desk.supported.ivo,)
    for refused in (loading.supporting, lambda s: loading.supporters(s, desk.circle.body)):
        with pytest.raises(PermissionDenied, match="Intendance"):
            refused(scene(desk, desk.circle.ana))


def test_a_body_is_found_by_those_concerned(desk: Desk) -> None:
    body = desk.circle.body
    assert loading.body_here(scene(desk, desk.circle.ana), body.slug) == body
    with pytest.raises(Http404):
        loading.body_here(scene(desk, desk.ivo), "nowhere")
    steps = loading.body_trail(scene(desk, desk.ivo), body, "Ici")
    assert [one["label"] for one in steps][1:] == ["Cercle du port", steps[2]["label"], "Ici"]
    page = loading.page_of(scene(desk, desk.ivo), body, "Ici")
    assert page["cancel"] == desk.url("support", body.slug)
    assert loading.trail(scene(desk, desk.ivo), "Ici")[-1] == {"label": "Ici", "url": ""}


def test_what_was_done_for_bodies_that_one_does_not_support_is_not_told(desk: Desk) -> None:
    here, offices = scene(desk, desk.ivo), (desk.supported.ivo,)
    said = {"network": desk.circle.network, "bodies": [desk.circle.body]}
    made = reach_out(**said, details=OutreachDetails(OutreachKind.TASKS), **desk.supported.by)
    assert list(loading.outreaches(here, offices)) == [made]
    vocabulary = here.charter.vocabulary
    of_boards = replace(vocabulary.offices["steward"], bodies=("board",))
    narrow = replace(vocabulary, offices={**vocabulary.offices, "steward": of_boards})
    there = replace(here, charter=replace(here.charter, vocabulary=narrow))
    assert list(loading.outreaches(there, offices)) == []
