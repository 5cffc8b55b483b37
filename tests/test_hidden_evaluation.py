"""Whatever is read, before and after, by whoever reads it, nothing tells who came: two worlds that
differ by who came to one meeting are read the same (non-interference)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import transaction

from tests.domain.builders import APRIL, NOW, TODAY, hold
from tests.domain.evaluation.builders import (
    FIRST,
    Evaluating,
    approved,
    begun,
    evaluating,
    of_now,
    with_more_seats,
)
from tests.interface.web.areas.decisions.people import account_of
from tests.interface.web.areas.evaluation.visitors import client_of, url
from tourdetable.domain.evaluation.actions import freezing, giving
from tourdetable.domain.evaluation.indicators.catalogue import INDICATORS
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.meetings.actions.sitting import mark_attendance
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.people.models import Person

NOT_READ = re.compile(r"<[^>]*>|\s+")
DAYS = ("", "?first=2027-03-01&last=2027-03-31", "?first=2027-03-01&last=2027-03-04", "?body=port")
Read = dict[tuple[str, str], str]
World = Callable[[int], Read]


def addresses() -> Iterator[str]:
    """All that may say what seats did."""
    live = ("indicators", "indicators_csv")
    yield from (url(name) + days for name in live for days in DAYS)
    yield url("evaluations")
    for number in (1, 2, 3):
        yield from (url(name, number) for name in ("evaluation", "evaluation_report"))
        for code, one in INDICATORS.items():
            if one.seats:
                yield url("evaluation_indicator", number, code)
                yield url("evaluation_facts", number, code)
    for code, one in INDICATORS.items():
        yield from (url("indicator", code) + days for days in DAYS if one.seats)
        yield from (url("indicator_facts", code) + days for days in DAYS if one.seats)


def read_by(*readers: Person | None) -> Read:
    """What each reads of it, tags left out."""
    found = {}
    for one in readers:
        client = client_of(one)
        for address in addresses():
            answer = client.get(address)
            said = answer.content.decode() if answer.status_code == 200 else ""
            found[str(one), address] = NOT_READ.sub(" ", said)
    return found


def came(scene: Evaluating, meeting: Meeting, number: int) -> None:
    """So many of the circle came to a meeting; the others did not."""
    modes = {
        (seat.pk, person.pk): "in_person" if at < number else "absent"
        for at, (seat, person) in enumerate(scene.circle.holders())
    }
    mark_attendance(meeting=meeting, modes=modes, by=scene.circle.by_ana(), now=NOW)


def frozen_again(scene: Evaluating, **more: object) -> Campaign:
    """Another evaluation of these days, or of some."""
    campaign = begun(scene, **more)
    return freezing.freeze(**of_now(scene, campaign))


def both(world: World) -> tuple[Read, Read]:
    """One came, or all."""
    found = []
    for number in (1, 3):
        with transaction.atomic():
            found.append(world(number))
            transaction.set_rollback(True)
    return found[0], found[1]


@pytest.fixture
def scene(db: None) -> Evaluating:
    """The circle and its board."""
    return evaluating()


@pytest.fixture
def meeting(scene: Evaluating) -> Meeting:
    """The circle is large enough to be spoken of, and met in March, then in April."""
    with_more_seats(scene)
    for person in (scene.eva, scene.circle.ana):
        account_of(person)
    hold(scene.circle, APRIL, "Lecture d’avril")
    return hold(scene.circle)


def test_what_is_recorded_after_a_release_is_told_by_none_that_follows(
    scene: Evaluating, meeting: Meeting
):
    campaign = approved(scene)
    giving.publish(audience="public", **of_now(scene, campaign))

    def world(number: int) -> Read:
        came(scene, meeting, number)
        frozen_again(scene, title="Les mêmes jours")
        frozen_again(scene, title="Un jour de plus", first=FIRST - timedelta(days=1))
        return read_by(scene.eva, scene.circle.ana, None)

    one, other = both(world)
    assert "50" in one[str(scene.eva), url("evaluation_indicator", 1, "presence")]
    assert one == other


def test_before_any_release_nothing_tells_it(scene: Evaluating, meeting: Meeting):
    def world(number: int) -> Read:
        came(scene, meeting, number)
        begun(scene)
        frozen_again(scene, title="Ces jours-ci", last=TODAY)
        return read_by(scene.eva, scene.circle.ana, None)

    one, other = both(world)
    assert one == other
