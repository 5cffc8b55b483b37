"""Who is told of topics: those who prepare and answer them; those who put them forward or support
them, once they are answered."""

from __future__ import annotations

from datetime import date, datetime

from tourdetable.core.charter.terms.model import OfficeKind
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.networks.models import Body, Mandate, Network, Office
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.notices.audiences.meetings import holders
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import NoticeKind
from tourdetable.domain.topics.models import Topic
from tourdetable.domain.topics.rules import PREPARING


def of_topic(event: Event, kind: NoticeKind, now: datetime) -> list[Mandate | Office]:
    """Those who prepare where it waits, as long as it does."""
    topic = topic_of(event)
    return preparing(topic, now) if topic and topic.waits else []


def topic_of(event: Event) -> Topic | None:
    """What the event is about."""
    rows = Topic.objects.select_related("network", "body", "sent_to")
    return rows.filter(pk=subject_id(event)).first()


def preparing(topic: Topic, now: datetime) -> list[Mandate | Office]:
    """What lets people answer it, as `topics.rules.may_answer` says: offices, then duties of the
    next meeting."""
    return preparing_at(topic.network, topic.where, now)


def preparing_at(network: Network, body: Body | None, now: datetime) -> list[Mandate | Office]:
    """What lets people prepare the meetings of a body, or (None) of the network."""
    on = local_day(network, now)
    vocabulary = charter_in_force(network, on=on).vocabulary
    kinds = [one.code for one in vocabulary.offices.values() if prepares(one, body)]
    rows = Office.objects.active(on).filter(network=network, kind__in=kinds)
    here = (None,) if body is None else (None, body.pk)
    found: list[Mandate | Office] = [
        one for one in rows.select_related("person") if one.body_id in here
    ]
    return [*found, *on_duty(body, on, now)] if body else found


def prepares(office: OfficeKind, body: Body | None) -> bool:
    """Whether an office of the charter prepares the meetings of a body, or of the network."""
    named = body is None or not office.bodies or body.kind in office.bodies
    return named and bool(set(PREPARING) & set(office.rights))


def on_duty(body: Body, on: date, now: datetime) -> list[Mandate]:
    """Those whose seat's duty at the next meeting of the body does."""
    vocabulary = charter_in_force(body.network, on=on).vocabulary
    giving = {
        one.code for one in vocabulary.duties_of(body.kind) if set(PREPARING) & set(one.rights)
    }
    bearing = {turn.seat_id for turn in current_turns(body, now=now) if turn.duty in giving}
    return list(holders(body, on).filter(seat__in=bearing)) if bearing else []


def of_answer(event: Event, kind: NoticeKind, now: datetime) -> list[Mandate | Office]:
    """Those who hold the seat that put it forward, or a seat that supports it; or whoever put it
    forward by an office."""
    topic = topic_of(event)
    if topic is None:
        return []
    on = local_day(topic.network, now)
    seats = {*topic.supports.values_list("seat", flat=True), topic.seat_id} - {None}
    found: list[Mandate | Office] = list(
        Mandate.objects.active(on).filter(seat__in=seats).select_related("person")
    )
    if topic.seat_id is None and topic.person_id is not None:
        held = Office.objects.active(on).filter(network=topic.network, person=topic.person_id)
        found += held.select_related("person")
    return found
