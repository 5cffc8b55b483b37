"""Writing a report of a group, and giving it to the network."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.groups.enums import ReportKind
from tourdetable.domain.groups.models import GroupReport
from tourdetable.domain.groups.queries import presenting
from tourdetable.domain.guests.actions import locked_body
from tourdetable.domain.journal import versions
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import wording

LONGEST = 20_000
PARTS = ("done", "remains", "learnt", "becomes")
"""What a report says, in order."""


@once
def write_report(
    *,
    body: Body,
    kind: str,
    version: int,
    done: str,
    remains: str,
    learnt: str,
    becomes: str,
    meeting: Meeting | None,
    by: By,
    now: datetime,
) -> GroupReport:
    """Write it, or write it better: until it is given it is a draft of the group. `version` is 0
    while there is none."""
    current = begun(locked_body(body), ReportKind(kind), version)
    words = {"done": done, "remains": remains, "learnt": learnt, "becomes": becomes}
    for name, text in words.items():
        setattr(current, name, wording(text, limit=LONGEST).strip())
    if not any(getattr(current, name) for name in PARTS):
        raise ValidationError({"done": _("Write a few words at least.")})
    if meeting is not None and not presenting(current.body).filter(pk=meeting.pk).exists():
        words_ = _("Choose a meeting of the body that opened the group.")
        raise ValidationError({"meeting": words_})
    current.meeting, current.written_by = meeting, by.person
    if current._state.adding:
        current.save()
        tell("group_report.begun", current, by, now)
        return current
    return save("group_report.written", current, by, now)


def begun(body: Body, kind: ReportKind, version: int) -> GroupReport:
    """The report of a kind, locked; a new one while there is none. What was given stays."""
    known = body.group_reports.filter(kind=kind).first()
    if known is None:
        return GroupReport(body=body, kind=kind)
    if version == 0:
        raise Changed(known)
    current = versions.lock(known, version=version)
    must_be_draft(current)
    return current


@once
def give_report(*, report: GroupReport, version: int, by: By, now: datetime) -> GroupReport:
    """Give it to the network: it is written no more. A group takes stock once it has given what it
    found."""
    current = versions.lock(report, version=version)
    must_be_draft(current)
    must_be_whole(current)
    current.given_on = local_day(current.body.network, now)
    return save("group_report.given", current, by, now)


def must_be_draft(report: GroupReport) -> None:
    """Refuse to change what was given."""
    if report.given_on is not None:
        raise ValidationError(_("This report has been given: it stays as it was read."))


def must_be_whole(report: GroupReport) -> None:
    """Refuse to take stock without saying what was done and what becomes of it."""
    if report.kind == ReportKind.STOCK and not (report.done and report.becomes):
        raise ValidationError(_("To take stock, say what was done and what becomes of it."))
    if not report.done:
        raise ValidationError(_("Say what was done."))
