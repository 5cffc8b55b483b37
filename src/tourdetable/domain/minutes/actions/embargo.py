"""Circulated minutes that wait for a day before they leave the body, and go out on that day."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.words.audience import Audience
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.actors import By, Operator
from tourdetable.domain.networks.queries import local_day

OPENED = "minutes.opened"


def hold_back(minutes: Minutes, audience: str, embargo: date, today: date) -> dict[str, str]:
    """Keep minutes in the body until a day; what is said of it in the journal."""
    must_wait(embargo, today)
    if Audience(audience).rank <= Audience.BODY.rank:
        words = _("These minutes go no further than the body: there is no day to wait for.")
        raise ValidationError({"embargo": words})
    minutes.audience, minutes.later, minutes.embargo = Audience.BODY, audience, embargo
    return {"embargo": str(embargo)}


def must_wait(embargo: date, today: date) -> None:
    """Refuse a day that has come already."""
    if embargo <= today:
        raise ValidationError({"embargo": _("Choose a day to come, or none to send them now.")})


@once
def change_embargo(
    *, minutes: Minutes, embargo: date | None, version: int, by: By, now: datetime
) -> Minutes:
    """Have minutes that wait go out on another day, or (None) at once."""
    current = must_be_held_back(lock(minutes, version=version))
    if embargo is None:
        return let_go(current, by, now)
    must_wait(embargo, local_day(current.meeting.body.network, now))
    current.embargo = embargo
    return save("minutes.held_back", current, by, now, facts=[], embargo=str(embargo))


def must_be_held_back(minutes: Minutes) -> Minutes:
    """The minutes, if they wait for a day."""
    if not minutes.later:
        raise ValidationError(_("These minutes do not wait for a day any more."))
    return minutes


def open_embargoed(*, now: datetime) -> int:
    """Let go, everywhere, the minutes whose day has come; how many. To run every day, or more
    often."""
    waiting = Minutes.objects.exclude(later="").filter(meeting__body__network__closed_on=None)
    rows = waiting.select_related("meeting__body__network").order_by("pk")
    return sum(let_go_in_time(minutes=one, by=Operator(), now=now) for one in rows)


@once
def let_go_in_time(*, minutes: Minutes, by: By, now: datetime) -> bool:
    """Let minutes go, if they wait still and their day has come."""
    current = Minutes.objects.select_for_update(no_key=True).get(pk=minutes.pk)
    today = local_day(minutes.meeting.body.network, now)
    if not current.later or current.embargo is None or current.embargo > today:
        return False
    let_go(current, by, now)
    return True


def let_go(minutes: Minutes, by: By, now: datetime) -> Minutes:
    """They go as far as they were to."""
    minutes.audience, minutes.later = minutes.later, ""
    return save(OPENED, minutes, by, now, facts=["minutes"], audience=minutes.audience)
