from __future__ import annotations

from datetime import date

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, Circle
from tests.domain.deliverables.builders import (
    answered,
    asked,
    deposited,
    fresh,
    kept,
    of_now,
    out,
    planned,
    sent,
    written,
)
from tourdetable.domain.deliverables import queries
from tourdetable.domain.deliverables.actions.planning import abandon
from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.seats import create_seat, give_mandate
from tourdetable.domain.networks.models import Seat

MAY, JUNE = date(2027, 5, 4), date(2027, 6, 15)


def elsewhere(circle: Circle) -> Seat:
    """A seat of another body, that Zoé holds."""
    other = install_body(
        network=circle.network,
        kind="circle",
        name="Cercle du phare",
        slug="phare",
        territory="Haute-Corse",
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    library = circle.library.institution
    seat = create_seat(
        body=other, institution=library, college="libraries", starts=FOUNDED, by=OPERATOR, now=NOW
    )
    give_mandate(seat=seat, person=circle.zoe, starts=FOUNDED, by=OPERATOR, now=NOW)
    return seat


def test_a_member_elsewhere_knows_of_those_that_go_beyond_their_body(circle: Circle):
    seat = elsewhere(circle)
    wide, narrow = planned(circle), written(circle, title="Un guide", audience="body")
    assert set(queries.seen_by(circle.of(circle.bao))) == {wide, narrow}
    assert list(queries.seen_by(circle.of(circle.zoe))) == [wide]
    kept(circle, narrow)
    asked(circle, narrow, seat)
    assert set(queries.seen_by(circle.of(circle.zoe))) == {wide, narrow}


def test_what_is_published_is_public_and_out(circle: Circle):
    work = out(circle, audience="public")
    planned(circle, title="Un guide", audience="public")
    assert list(queries.published(circle.network)) == [work]
    Deliverable.objects.filter(pk=work.pk).update(audience="body")
    assert list(queries.published(circle.network)) == [work]
    type(work.in_force).objects.update(audience="partners")
    assert list(queries.published(circle.network)) == []


def test_what_is_owed_comes_first_by_its_day(circle: Circle):
    done = out(circle, title="Fait")
    given_up = planned(circle, title="Perdu")
    abandon(deliverable=given_up, because="Non.", **of_now(given_up, circle))
    undated, later = planned(circle, title="Sans jour"), planned(circle, title="Juin", due_on=JUNE)
    sooner = planned(circle, title="Mai", due_on=MAY)
    rows = queries.in_order(queries.of_body(Deliverable.objects.all(), circle.body))
    assert list(rows) == [sooner, later, undated, done, given_up]
    assert list(queries.late(Deliverable.objects.all(), on=JUNE)) == [sooner]
    assert list(queries.held_for([circle.town.pk])) == [sooner, later, undated]


def test_what_a_seat_is_asked_to_read(circle: Circle):
    work = written(circle)
    version = kept(circle, work)
    review = asked(circle, work)
    assert list(queries.awaited_reviews([circle.library.pk])) == [review]
    assert queries.is_ready(version) is False
    answered(circle, review)
    assert list(queries.awaited_reviews([circle.library.pk])) == []
    assert (queries.is_ready(version), list(queries.reviews_of(work, on=TODAY))) == (True, [review])


def test_versions_and_circulations_the_latest_first(circle: Circle):
    work = out(circle)
    second = sent(circle, work, how="site", bodies=[], institutions=[circle.library.institution])
    assert [row.how for row in queries.circulations_of(work)] == ["site", "mail"]
    third = deposited(circle, fresh(work))
    assert [row.number for row in queries.versions_of(work)] == [2, 1]
    assert (queries.last_version(work), second.of) == (third, work.in_force)


def test_readers_are_of_other_institutions_and_somebody_holds_their_seat(circle: Circle):
    work, seat = planned(circle), elsewhere(circle)
    assert set(queries.readers(work, on=TODAY)) == {circle.school, circle.library, seat}
    names = [str(one) for one in queries.institutions_in(circle.network, on=TODAY)]
    assert names == ["École du Môle", "Médiathèque", "Ville du Port"]


def test_a_network_that_wrote_no_checklist_asks_what_any_would(circle: Circle):
    assert queries.checklist_of(circle.network) is None
    assert len(queries.questions_of(circle.network)) == 9
