from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, TODAY, Circle, seat_of
from tests.domain.experience.builders import proposed, published
from tourdetable.domain.experience.actions.checking import ask_second
from tourdetable.domain.experience.actions.holdings import SeatExperiences
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.networks.actions.holdings import free, pass_on


def test_what_is_told_from_a_day_on_is_of_the_seat_that_continues_it(circle: Circle) -> None:
    published(circle)
    pass_on(circle.library, circle.school, TODAY + timedelta(days=1))
    assert ExperienceReport.objects.get().seat == circle.library
    pass_on(circle.library, circle.school, TODAY)
    assert ExperienceReport.objects.get().seat == circle.school


def test_whoever_proposed_it_held_the_seat_that_day(circle: Circle) -> None:
    proposed(circle, session=False)
    (trace,) = SeatExperiences().traces(circle.library)
    assert (trace.person, trace.day) == (circle.bao.pk, TODAY)
    assert "Lire la nuit" in trace.words


def test_what_is_written_and_read_goes_on_with_the_seat_that_continues_it(circle: Circle) -> None:
    report, known = proposed(circle, session=False), {"by": circle.by_bao(), "now": NOW}
    ask_second(report=report, version=report.version, seat=circle.town, **known)
    other = seat_of(circle.body, "Commune nouvelle", "towns")
    for seat, to in ((circle.library, circle.school), (circle.town, other)):
        pass_on(seat, to, TODAY + timedelta(days=1))
    found = ExperienceReport.objects.get()
    assert (found.seat, found.readings.get().seat) == (circle.school, other)


def test_whoever_proposed_goes_on_writing_once_their_seat_is_closed(circle: Circle) -> None:
    report = proposed(circle, session=False)
    free(circle.library, TODAY)
    free(circle.library, TODAY)
    assert [one.person for one in report.carriers.all()] == [circle.bao]
