"""What people do with the charter itself: accept its undertaking, lift an article for a while."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.networks.models import Acceptance, Body, CharterException, Network
from tourdetable.domain.networks.queries import charter_in_force, local_day, undertaking


@once
def accept_charter(*, network: Network, version: str, by: Actor, now: datetime) -> Acceptance:
    """Accept, for oneself, the undertaking of the version in force, which must be the one that was read."""
    today = local_day(network, now)
    charter = charter_in_force(network, on=today)
    if undertaking(charter) is None:
        raise ValidationError(_("This charter asks for no undertaking."))
    if charter.version != version:
        raise ValidationError(_("The charter has changed since you opened this page: read it again."))
    row = network.charters.get(version=version)
    accepted, new = Acceptance.objects.get_or_create(person=by.person, charter=row, defaults={"on": today})
    if not new:
        raise ValidationError(_("You have already accepted this version."))
    subject, said = f"person:{by.person.pk}", {"version": version}
    record(kind="charter.accepted", network=network.slug, subject=subject, by=by, now=now, **said)
    return accepted


def lift_article(
    *,
    network: Network,
    body: Body | None,
    clause: str,
    starts: date,
    ends: date,
    decision: int,
    reference: str,
    by: By,
    now: datetime,
) -> CharterException:
    """Keep an exception, and tell it. A step of the higher action that has checked the decision.

    `decision` is its id and `reference` its number; refused for an article that the charter in force does not have,
    for another network's body, for days in the wrong order.
    """
    if clause not in charter_in_force(network, on=local_day(network, now)).articles_by_id:
        raise ValidationError({"clause": _("The charter in force has no article %(clause)s.") % {"clause": clause}})
    if body is not None and body.network_id != network.pk:
        raise ValidationError({"body": _("This body belongs to another network.")})
    if ends < starts:
        raise ValidationError({"ends": _("An exception cannot end before it starts.")})
    where = {"network": network, "body": body, "clause": clause, "starts": starts, "decision": decision}
    if CharterException.objects.filter(**where).exists():
        raise ValidationError(_("This decision already lifts this article from that day."))
    lifted = CharterException.objects.create(**where, ends=ends, reference=reference)
    data = {"clause": clause, "body": lifted.body_id, "decision": decision, "starts": str(starts), "ends": str(ends)}
    subject = f"exception:{lifted.pk}"
    record(kind="charter.article_lifted", network=network.slug, subject=subject, by=by, now=now, **data)
    return lifted
