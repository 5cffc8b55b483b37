from __future__ import annotations

from tests.domain.builders import TODAY, Circle, seat_of
from tests.domain.deliverables.builders import answered, asked, fresh, kept, planned, written
from tourdetable.domain.deliverables.actions.holdings import SeatWorks
from tourdetable.domain.deliverables.models import PeerReview
from tourdetable.domain.networks.actions.holdings import HOLDINGS, traces


def test_what_is_under_way_goes_with_the_seat_that_continues_it(circle: Circle):
    work, other = planned(circle), seat_of(circle.body, "Commune nouvelle", "towns")
    SeatWorks().pass_on(circle.town, other, TODAY)
    assert list(fresh(work).held_by.all()) == [other]


def test_so_does_what_it_was_asked_to_read(circle: Circle):
    work, other = written(circle), seat_of(circle.body, "Bibliothèque", "libraries")
    kept(circle, work)
    review = asked(circle, work)
    SeatWorks().pass_on(circle.library, other, TODAY)
    assert PeerReview.objects.get().seat == other
    PeerReview.objects.update(seat=circle.library)
    answered(circle, review)
    SeatWorks().pass_on(circle.library, other, TODAY)
    assert PeerReview.objects.get().seat == circle.library


def test_whoever_read_for_a_seat_held_it_that_day(circle: Circle):
    work = written(circle)
    kept(circle, work)
    answered(circle, asked(circle, work))
    (trace,) = traces(circle.library)
    assert (trace.person, trace.day) == (circle.bao.pk, TODAY)
    assert trace.words == "Bao Trần read “Qui lit quoi ?” for this seat, on 6 April 2027"


def test_nothing_else_is_moved(circle: Circle):
    work, (works,) = planned(circle), [one for one in HOLDINGS if isinstance(one, SeatWorks)]
    works.weigh(circle.town, TODAY)
    works.free(circle.town, TODAY)
    assert list(fresh(work).held_by.all()) == [circle.town]
