"""Inviting the members of a body, or of the network, to tell a practice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.experience.models import ExperienceCall
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import one_line, wording
from tourdetable.domain.tags.actions import named

LONGEST = 4_000
"""How many characters say what is called for."""


@once
def open_call(
    *,
    network: Network,
    body: Body | None,
    title: str,
    words: str = "",
    until: date | None = None,
    tags: Iterable[str] = (),
    by: By,
    now: datetime,
) -> ExperienceCall:
    """Invite the members of a body, or (None) of the network."""
    today = local_day(network, now)
    if until is not None and until < today:
        raise ValidationError({"until": _("This day is over: choose one to come.")})
    call = ExperienceCall(network=network, body=body, until=until, opened_at=now)
    call.title = one_line(title, limit=200, missing=_("Say in a line what you call for."))
    call.words, call.opened_by_id = wording(words, limit=LONGEST).strip(), by.person_id
    same = ExperienceCall.objects.filter(network=network, body=body, title=call.title)
    if same.filter(closed_at=None).exists():
        raise ValidationError({"title": _("This call is open already.")})
    call.save()
    call.tags.set(named(network, tags))
    tell("call.opened", call, by, now)
    return call


@once
def close_call(*, call: ExperienceCall, version: int, by: By, now: datetime) -> ExperienceCall:
    """Nobody answers it any more; what was told stays."""
    current = lock(call, version=version)
    if current.closed_at is not None:
        raise ValidationError(_("This call is closed already."))
    current.closed_at = now
    return save("call.closed", current, by, now)
