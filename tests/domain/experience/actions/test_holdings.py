from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import TODAY, Circle
from tests.domain.experience.builders import proposed
from tourdetable.domain.experience.actions.holdings import SeatExperiences
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.networks.actions.holdings import pass_on


def test_what_is_told_from_a_day_on_is_of_the_seat_that_continues_it(circle: Circle) -> None:
    proposed(circle, session=False)
    pass_on(circle.library, circle.school, TODAY + timedelta(days=1))
    assert ExperienceReport.objects.get().seat == circle.library
    pass_on(circle.library, circle.school, TODAY)
    assert ExperienceReport.objects.get().seat == circle.school


def test_whoever_proposed_it_held_the_seat_that_day(circle: Circle) -> None:
    proposed(circle, session=False)
    (trace,) = SeatExperiences().traces(circle.library)
    assert (trace.person, trace.day) == (circle.bao.pk, TODAY)
    assert "Lire la nuit" in trace.words
