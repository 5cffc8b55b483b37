"""What a decision may do to a body: close it, with all that is held there, on a day to come."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.decisions.models import DecisionEffect
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions import closing
from tourdetable.domain.networks.models import Body
from tourdetable.domain.people.wording import short_day

if TYPE_CHECKING:
    from tourdetable.domain.decisions.effects import Application


def fill_close(effect: DecisionEffect, charter: Charter, today: date) -> None:
    """A body of the network, its last day, and nothing dated there afterwards."""
    if effect.body is None:
        raise ValidationError({"body": _("Choose a body.")})
    if effect.body.network_id != effect.decision.body.network_id:
        raise ValidationError({"body": _("This body belongs to another network.")})
    if effect.ends is None:
        raise ValidationError({"ends": _("Say which day is its last.")})
    closing.must_be_closable(effect.body, effect.ends, charter, today=today)
    must_hold_nothing_after(effect)
    effect.identity = f"{effect.kind}:{effect.body.pk}"


def must_hold_nothing_after(effect: DecisionEffect) -> None:
    """Refuse to close a body over the meetings that its calendar holds."""
    if effect.body is not None:
        must_hold_nothing_later(effect.body, effect.ends or date.max)


def must_hold_nothing_later(body: Body, ends: date) -> None:
    """Refuse to close a body on a day after which it has meetings."""
    rows = Meeting.objects.filter(body=body, state__in=CALENDAR).order_by("starts_at")
    if not (after := [row.day for row in rows if row.day > ends]):
        return
    words = ngettext(
        "%(body)s has a meeting after that day, on %(day)s: cancel or move it first.",
        "%(body)s has %(count)d meetings after that day, the first on %(day)s: cancel or move them "
        "first.",
        len(after),
    )
    said = {"body": body, "count": len(after), "day": short_day(after[0])}
    raise ValidationError({"ends": words % said})


def apply_close(effect: DecisionEffect, how: Application) -> None:
    """The body ends on its day, with its seats, mandates and offices."""
    assert effect.body is not None
    assert effect.ends is not None
    must_hold_nothing_after(effect)
    closing.close_body(
        body=effect.body,
        ends=effect.ends,
        decision=effect.decision_id,
        charter=how.charter,
        by=how.by,
        now=how.now,
        confirmed=how.confirmed,
    )
