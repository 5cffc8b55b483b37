"""Who is expected where, and which meetings exclude one another."""

from __future__ import annotations

from tests.core.planner.search.few import body, masks_of, seat, week_of
from tourdetable.core.planner.model.commitments import Apart, Commitments
from tourdetable.core.planner.terms.instance import OPTIONAL, PARTIAL, Instance, Leave


def commitments(instance: Instance) -> Commitments:
    return Commitments(masks_of(instance), instance.bodies)


def test_busy_people_hold_several_full_seats() -> None:
    found = commitments(week_of(body("A", seat("Ana"), seat("Bo")), body("B", seat("Ana"))))
    assert (found.busy(), found.partners("Ana")) == (["Ana"], [])


def test_seats_to_spare_are_apart() -> None:
    found = commitments(week_of(body("A", seat("Ana", OPTIONAL), seat("Bo", PARTIAL, 1))))
    assert (found.full, list(found.spare)) == ({}, ["Ana", "Bo"])


def test_somebody_with_two_partners_is_awkward() -> None:
    found = commitments(week_of(body("A", seat("Ana Bo")), body("B", seat("Ana Cy"))))
    assert (found.awkward(), found.partners("Ana")) == (["Ana"], ["Bo", "Cy"])


def test_two_seats_of_one_body_are_awkward() -> None:
    assert commitments(week_of(body("A", seat("Ana Bo"), seat("Ana")))).awkward() == ["Ana"]


def test_a_pair_is_settled_by_counting_unless_one_is_spared_a_rule() -> None:
    pairs = (body("A", seat("Ana Bo")), body("B", seat("Ana Bo")))
    spared = week_of(*pairs, relax=[Leave("week_cap", "A", "Ana Bo", "Ana")])
    assert commitments(week_of(*pairs)).awkward() == []
    assert commitments(spared).awkward() == ["Ana", "Bo"]


def test_clusters_share_no_seat() -> None:
    found = commitments(week_of(body("A", seat("Ana Bo"), seat("Cy")), body("B", seat("Bo Di"))))
    assert found.clusters(["Cy", "Ana"]) == [["Ana", "Bo", "Di"], ["Cy"]]


def test_the_seats_of_a_pair_are_told_once() -> None:
    found = commitments(week_of(body("A", seat("Ana Bo")), body("B", seat("Ana"))))
    assert [(one.body.id, one.seat.id) for one in found.held("Ana", "Bo")] == [
        ("A", "Ana Bo"), ("B", "Ana"),
    ]  # fmt: skip


def test_parts_that_overlap_exclude_one_another_near_and_all_do_far_away() -> None:
    near = week_of(body("A", seat("Ana")), body("B", seat("Ana")))
    far = week_of(body("A", seat("Ana")), body("B", seat("Ana"), km=100))
    together = [("A", "AM"), ("B", "PM")]
    assert not any(set(together) <= set(c) for c in apart(near).cliques("Ana", ["A", "B"]))
    assert any(set(together) <= set(c) for c in apart(far).cliques("Ana", ["A", "B"]))


def test_whoever_is_spared_a_rule_may_be_in_two_places() -> None:
    spared = week_of(
        body("A", seat("Ana")), body("B", seat("Ana")), relax=[Leave("one_place", person="Ana")]
    )
    assert apart(spared).cliques("Ana", ["A", "B"]) == []


def apart(instance: Instance) -> Apart:
    return Apart(masks_of(instance).ground)
