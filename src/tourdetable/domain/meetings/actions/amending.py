"""Correcting what a meeting is: its kind, its title, what it is for."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import datetime

from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.actions.meetings import calendar_gate, must_be_in_calendar
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.gates import Passed
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.wording import one_line

SUBJECT = ("kind", "title", "purpose")


@once
def amend_meeting(
    *,
    meeting: Meeting,
    kind: str,
    title: str,
    purpose: str,
    version: int,
    by: By,
    now: datetime,
    tell_invited: bool = True,
    confirmed: bool = False,
) -> Meeting:
    """Change the kind, title or purpose of a meeting, past or to come, until its minutes are in
    review. Another kind passes the charter's gates, as another date does.

    `tell_invited`: those who are invited are written to. Raises `Refused`, `NeedsConfirmation`,
    `Changed`, `ValidationError`.
    """
    current = lock(meeting, version=version)
    must_be_in_calendar(current)
    network, was = current.body.network, {name: getattr(current, name) for name in SUBJECT}
    today = local_day(network, now)
    if kind != current.kind:
        kinds = charter_in_force(network, on=today).vocabulary.meeting_kinds_of(current.body.kind)
        must_be_known(_("kind of meeting"), kind, [known.code for known in kinds])
    current.kind, current.purpose = kind, purpose
    current.title = one_line(title, limit=200, missing=_("Give each meeting a title."))
    changed = [name for name in SUBJECT if getattr(current, name) != was[name]]
    gates = calendar_gate(network, bodies=[current.body_id], confirmed=confirmed, on=today)
    with gates if "kind" in changed else nullcontext(Passed()) as passed:
        current.save()
    kinds_told = {"was": was["kind"], "became": kind} if "kind" in changed else {}
    said = {"changed": changed, "told": bool(tell_invited and changed), **kinds_told}
    return save("meeting.amended", current, by, now, facts=["meetings"], **said, **passed.told)
