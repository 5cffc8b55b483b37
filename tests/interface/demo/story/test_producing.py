"""What the demo's bodies produce, in every state, in both networks."""

from __future__ import annotations

import pytest

from tourdetable.domain.deliverables.models import Deliverable, DeliverableUse, PeerReview

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_both_networks_have_deliverables_in_several_states():
    found: dict[str, list[str]] = {}
    for slug, state in Deliverable.objects.values_list("network__slug", "state").order_by("number"):
        found.setdefault(slug, []).append(state)
    assert found == {
        "club": [
            *("circulated", "review", "planned"),
            *("drafting", "planned"),
            *("drafting", "planned"),
            *("circulated", "abandoned", "planned"),
        ],
        "convention": ["circulated", "review", "planned", "review"],
    }


def test_each_was_read_by_another_institution():
    for review in PeerReview.objects.select_related("seat__institution", "of__deliverable"):
        makers = review.of.deliverable.held_by.values_list("institution", flat=True)
        assert review.seat.institution_id not in makers


def test_some_say_what_came_of_it():
    outcomes = DeliverableUse.objects.order_by("pk").values_list("outcome", flat=True)
    assert list(outcomes) == ["adapted", "kept"]


def test_what_terms_expect_and_what_is_made_are_one_thing():
    titles = [work.title for work in Deliverable.objects.filter(network__slug="club")]
    assert len(set(titles)) == len(titles) == 10
