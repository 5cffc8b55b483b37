from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import Circle
from tests.domain.programme.adopting import NEAR, meeting_of, planned, with_plan
from tourdetable.domain.places.models import Place
from tourdetable.domain.programme.content import content_of, differing


def test_a_draft_is_what_would_be_drawn(circle: Circle):
    draft = planned(circle, NEAR[:1], seat=circle.town)
    (line,) = content_of(draft)
    turns = [["secretary", circle.town.pk]]
    assert line == ["2027-04-29", circle.body.pk, "reading", "14:00:00", "16:30:00", None, turns]


def test_what_stays_the_same_does_not_differ(circle: Circle):
    draft = planned(circle)
    assert differing(content_of(draft), content_of(draft)) == []


def test_a_day_a_place_or_a_turn_makes_a_difference(circle: Circle):
    draft = planned(circle, NEAR[:2])
    before, series = content_of(draft), draft.series.get()
    week = NEAR[1] + timedelta(days=7)
    place = Place.objects.create(network=circle.network, name="Salle du Môle")
    changed = {
        "day": (meeting_of(series, NEAR[0]), meeting_of(series, week)),
        "place": (meeting_of(series, NEAR[0], place=place), meeting_of(series, NEAR[1])),
        "turn": (meeting_of(series, NEAR[0], circle.town), meeting_of(series, NEAR[1])),
    }
    found = {
        name: differing(before, content_of(with_plan(draft, *rows)))
        for name, rows in changed.items()
    }
    assert found == {"day": [NEAR[1], week], "place": [NEAR[0]], "turn": [NEAR[0]]}
