"""Approving a version by a decision, and sending out the one that is in force."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Min
from django.utils.translation import gettext as _

from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.deliverables.enums import CirculationHow, DeliverableState
from tourdetable.domain.deliverables.models import Circulation, Deliverable, WorkVersion
from tourdetable.domain.deliverables.queries import institutions_in
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.models import Institution
from tourdetable.domain.people.wording import short_day, wording

TO_WHOM = 500


def approve(version: WorkVersion, decision: Decision, by: By, now: datetime) -> None:
    """Put a version in force, as a decision says it: a step of its conclusion."""
    work = Deliverable.objects.select_for_update(no_key=True).get(pk=version.deliverable_id)
    today = local_day(work.network, now)
    version.approved_on, version.decision = today, decision
    version.save(update_fields=["approved_on", "decision"])
    work.in_force, work.state = version, DeliverableState.APPROVED
    work.delivered_on = work.delivered_on or today
    said = {"number": version.number, "digest": version.digest, "decision": decision.pk}
    save("deliverable.approved", work, by, now, **said)


@once
def circulate(
    *,
    deliverable: Deliverable,
    how: str,
    on: date,
    version: int,
    by: By,
    now: datetime,
    bodies: Collection[Body] = (),
    institutions: Collection[Institution] = (),
    to_whom: str = "",
) -> Circulation:
    """Say to whom the version in force went, how and when. From the first time on, its audience
    reads it."""
    current = lock(deliverable, version=version)
    sent = must_be_in_force(current)
    words = wording(to_whom, limit=TO_WHOM).strip()
    must_go_no_further(current, sent, (bodies, institutions, words))
    must_be_past(on, sent, local_day(current.network, now))
    if how not in CirculationHow.values:
        raise ValidationError({"how": _("Say how it went.")})
    made = Circulation.objects.create(of=sent, how=how, on=on, to_whom=words, by_id=by.person_id)
    address(made, bodies, institutions)
    current.state = DeliverableState.CIRCULATED
    current.circulated_on = min(on, current.circulated_on or on)
    save("deliverable.circulated", current, by, now, circulation=made.pk, how=how)
    return made


def address(made: Circulation, bodies: Iterable[Body], others: Iterable[Institution]) -> None:
    """To whom it went: bodies of its network."""
    chosen = list(bodies)
    if any(body.network_id != made.of.deliverable.network_id for body in chosen):
        raise ValidationError({"bodies": _("This choice is not in the list any more.")})
    made.bodies.set(chosen)
    made.institutions.set(others)


@once
def take_back_circulation(*, circulation: Circulation, version: int, by: By, now: datetime) -> None:
    """Withdraw what was said by mistake: if nothing else went out, nobody else reads it any
    more."""
    current = lock(circulation, version=version)
    tell("deliverable.circulation_taken_back", current, by, now)
    current.delete()
    count_again(current.of.deliverable_id)


def count_again(pk: int) -> None:
    """When a deliverable first went out, and whether its version in force did."""
    work = Deliverable.objects.select_for_update(no_key=True).get(pk=pk)
    left = Circulation.objects.filter(of__deliverable=work)
    work.circulated_on = left.aggregate(first=Min("on"))["first"]
    if work.state == DeliverableState.CIRCULATED and not left.filter(of=work.in_force_id).exists():
        work.state = DeliverableState.APPROVED
    work.version += 1
    work.save(update_fields=["circulated_on", "state", "version"])


def must_be_in_force(deliverable: Deliverable) -> WorkVersion:
    """What may be sent: the version that was approved."""
    if deliverable.in_force is None:
        raise ValidationError(_("Only a version that was approved is circulated."))
    return deliverable.in_force


def must_be_past(on: date, version: WorkVersion, today: date) -> None:
    """Refuse a day on which it did not go out."""
    first = version.approved_on or today
    if on > today:
        raise ValidationError({"on": _("This day is to come: say so once it is sent.")})
    if on < first:
        words = _("This version was approved on %(day)s: it was not sent before.")
        raise ValidationError({"on": words % {"day": short_day(first)}})


def must_go_no_further(
    work: Deliverable, version: WorkVersion, to: tuple[Collection[Body], Collection[Any], str]
) -> None:
    """Refuse addressees whom its audience leaves out; somebody receives it."""
    bodies, institutions, words = to
    if not (bodies or institutions or words):
        raise ValidationError(_("Say to whom it went: bodies, institutions, or others in words."))
    wide = {body.pk for body in bodies} != {work.body_id} or bool(institutions)
    if version.audience == Audience.BODY and (wide or words):
        raise ValidationError(
            _("This version was approved for its body alone: approve one for more people first.")
        )
    if version.audience == Audience.NETWORK and (words or outside(work, version, institutions)):
        raise ValidationError(
            _("This version was approved for the network alone: approve one for more people first.")
        )


def outside(work: Deliverable, version: WorkVersion, institutions: Collection[Institution]) -> bool:
    """Whether some of these institutions do not sit in the network."""
    pks = {one.pk for one in institutions}
    if not pks or version.approved_on is None:
        return False
    there = institutions_in(work.network, on=version.approved_on)
    return there.filter(pk__in=pks).count() < len(pks)
