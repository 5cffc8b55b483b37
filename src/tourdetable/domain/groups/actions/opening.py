"""Opening the group of a theme that was chosen, with all that its members said already."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter, Right
from tourdetable.domain.commitments.work import days_of_work
from tourdetable.domain.decisions.actions.bodies import open_body
from tourdetable.domain.groups.actions.calling import held
from tourdetable.domain.groups.actions.terms import TermsDraft, write_terms
from tourdetable.domain.groups.models import CallTopic
from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.networks.actions.seats import create_seat, give_mandate, give_office
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body, Mandate, Seat
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.topics.actions.answering import give_to_group


@dataclass(frozen=True)
class OpeningGesture:
    """What opening is made of: by whom, when, from which day; `confirmed`: the gates were
    answered."""

    by: By
    now: datetime
    starts: date
    confirmed: bool

    @property
    def signed(self) -> dict[str, Any]:
        """For each act beside the first, which alone bears the gesture."""
        return {"by": replace(self.by, gesture=None), "now": self.now}


def lead_office(charter: Charter, kind: str) -> str:
    """The office by which one leads a body of a kind: its own, that convenes; empty if none is."""
    every = charter.vocabulary.offices.values()
    own = (one for one in every if one.scope == "body" and Right.CONVENE in one.rights)
    return next((one.code for one in own if not one.bodies or kind in one.bodies), "")


def would_join(answer: CallTopic, on: date) -> list[Mandate]:
    """Those who hold the seats that said that they would take part, by institution and name."""
    seats = answer.joinings.values("seat")
    rows = Mandate.objects.active(on).filter(seat__in=seats)
    rows = rows.select_related("person", "seat__institution")
    return list(rows.order_by("seat__institution__sort_key", "person__sort_key", "pk"))


@once
def open_group(
    *,
    answer: CallTopic,
    name: str,
    draft: TermsDraft,
    leads: Collection[int],
    by: By,
    now: datetime,
    confirmed: bool = False,
) -> Body:
    """Open the group of a topic that was kept: the body, its terms, the seats of those who would
    take part, its leads (persons among them, by id). The topic is taken up."""
    call = held(answer.call)
    must_be_to_open(answer)
    network = call.body.network
    today = local_day(network, now)
    charter = charter_in_force(network, on=today)
    who = would_join(answer, today)
    chosen = [one for one in who if one.person_id in set(leads)]
    must_be_of_several(chosen, lead_office(charter, call.kind))
    gesture = OpeningGesture(by, now, draft.starts, confirmed)
    opened: dict[str, Any] = {
        "kind": call.kind,
        "name": name,
        "starts": draft.starts,
        "purpose": draft.question,
    }
    body = open_body(network=network, decision=call.decision, **opened, by=by, now=now)
    origin: dict[str, Any] = {
        "topic": answer.topic,
        "decision": call.decision,
        "commissioner": call.body,
    }
    seat_all(body, [one for one in who if sits_there(charter, body, one)], gesture)
    name_leads(body, chosen, charter, gesture)
    write_terms(body=body, version=0, draft=draft, **origin, **gesture.signed)
    take_up(answer, body, draft.existing, gesture.signed)
    tell("theme_call.group_opened", call, gesture.signed["by"], now, group=body.pk)
    return body


@once
def link_group(
    *, answer: CallTopic, group: Body, existing: str, by: By, now: datetime
) -> CallTopic:
    """A group that is open already takes up a topic that was kept."""
    call = held(answer.call)
    must_be_to_open(answer)
    if group.network_id != call.body.network_id or group.kind != call.kind:
        raise ValidationError({"group": _("Choose a group of the kind that was called for.")})
    if hasattr(group, "call_answer"):
        raise ValidationError({"group": _("This group has taken up another theme of a call.")})
    silent = replace(by, gesture=None)
    take_up(answer, group, existing, {"by": silent, "now": now})
    tell("theme_call.group_opened", call, by, now, group=group.pk)
    return answer


def must_be_to_open(answer: CallTopic) -> None:
    """Refuse to open what was not kept, or twice."""
    answer.refresh_from_db(fields=["kept", "group"])
    if not answer.kept:
        raise ValidationError(_("Only a theme that was chosen opens its group."))
    if answer.group_id is not None:
        raise ValidationError(_("The group of this theme is open already."))


def must_be_of_several(leads: Collection[Mandate], office: str) -> None:
    """Refuse leads who all come from one institution, or whom the charter gives no office."""
    if leads and not office:
        raise ValidationError({"leads": _("The charter has no office that leads such a group.")})
    if len(leads) > 1 and len({one.seat.institution_id for one in leads}) == 1:
        words = _("These leads come from one institution: choose them from different ones.")
        raise ValidationError({"leads": words})


def sits_there(charter: Charter, body: Body, one: Mandate) -> bool:
    """Whether the charter has a group of this kind seat the college of an institution: if not, its
    seat is left to whoever composes."""
    colleges = charter.vocabulary.colleges_of(body.kind)
    return one.seat.college in {college.code for college in colleges}


def seat_all(body: Body, who: Collection[Mandate], gesture: OpeningGesture) -> None:
    """A seat for each institution, held by those who hold the one that said so."""
    seats: dict[int, Seat] = {}
    for one in who:
        if one.seat_id not in seats:
            of: dict[str, Any] = {"institution": one.seat.institution, "college": one.seat.college}
            seats[one.seat_id] = create_seat(
                body=body, starts=gesture.starts, **of, **gesture.signed
            )
        said: dict[str, Any] = {"starts": gesture.starts, "confirmed": gesture.confirmed}
        give_mandate(seat=seats[one.seat_id], person=one.person, **said, **gesture.signed)


def name_leads(
    body: Body, leads: Collection[Mandate], charter: Charter, gesture: OpeningGesture
) -> None:
    """Their office, from the first day."""
    kind = lead_office(charter, body.kind)
    said: dict[str, Any] = {"kind": kind, "starts": gesture.starts, "confirmed": gesture.confirmed}
    for person in {one.person_id: one.person for one in leads}.values():
        give_office(network=body.network, body=body, person=person, **said, **gesture.signed)


def take_up(answer: CallTopic, body: Body, existing: str, signed: Mapping[str, Any]) -> None:
    """The topic is the group's since; those who put it forward are told."""
    topic = answer.topic
    if topic.lives:
        said: dict[str, Any] = {"version": topic.version, "existing": existing, "words": ""}
        give_to_group(topic=topic, group=body, **said, **signed)
    answer.group = body
    answer.save(update_fields=["group"])


def usual_days(charter: Charter, kind: str, today: date) -> dict[str, date]:
    """The days of a work that begins today, as the charter counts them, and its middle."""
    days = days_of_work(charter, Body(kind=kind, starts=today), today)
    ends = max(days.ends or today, today)
    return {"starts": days.starts, "midway": days.starts + (ends - days.starts) / 2, "ends": ends}
