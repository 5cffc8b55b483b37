"""Proposing an experience in a minute; a topic asks for a session, at once when it is urgent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.experience.enums import ReportState
from tourdetable.domain.experience.models import ExperienceCall, ExperienceReport
from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.people.wording import one_line, wording
from tourdetable.domain.tags.actions import named
from tourdetable.domain.topics.actions.putting import LONGEST, put_forward
from tourdetable.domain.topics.models import Topic


@once
def propose(
    *,
    network: Network,
    title: str,
    done: str,
    why: str = "",
    urgent: bool = False,
    session: bool = True,
    call: ExperienceCall | None = None,
    topic: Topic | None = None,
    tags: Iterable[str] = (),
    by: Actor,
    now: datetime,
) -> ExperienceReport:
    """Say in a few words what was done. With `session`, or when it is `urgent`, it asks to be told
    at a meeting: a topic is put forward for the body of the seat, unless it answers one; `why` says
    what is expected from those who sit there."""
    if call is not None:
        must_be_open(call, local_day(network, now))
    report = ExperienceReport(network=network, proposed_at=now, urgent=urgent, call=call)
    report.seat, report.person = by.seat, by.person
    report.body = by.seat.body if by.seat else getattr(by.office, "body", None)
    report.title = one_line(title, limit=200, missing=_("Say in a line what it is about."))
    report.done = wording(done, limit=LONGEST).strip()
    if not report.done:
        raise ValidationError({"done": _("Say in a few words what happened.")})
    must_be_new(report, by)
    report.topic = topic or (asked(report, why, by, now) if session or urgent else None)
    report.urgent = urgent or bool(topic and topic.urgent)
    rule = charter_in_force(network, on=local_day(network, now)).minutes
    report.attribution = rule.attribution.value
    report.save()
    report.tags.set(named(network, tags))
    tell("experience.proposed", report, by, now, facts=["experience_reports"])
    return report


def must_be_open(call: ExperienceCall, today: date) -> None:
    """Refuse to answer a call that is over."""
    if call.closed_at is not None or (call.until is not None and call.until < today):
        raise ValidationError(_("This call is over: propose your experience without it."))


def must_be_new(report: ExperienceReport, by: Actor) -> None:
    """Refuse what the same seat, or person, is writing already: a form sent again by going back."""
    same = {"network": report.network, "title": report.title, "state": ReportState.DRAFT}
    own = {"seat": by.seat} if by.seat else {"seat": None, "person": by.person}
    if ExperienceReport.objects.filter(**same, **own).exists():
        raise ValidationError({"title": _("You proposed this already: go on writing it.")})


def asked(report: ExperienceReport, why: str, by: Actor, now: datetime) -> Topic:
    """The topic by which it asks for a session: what was done is what exists (CLUB-06)."""
    return put_forward(
        network=report.network,
        body=report.body,
        title=report.title,
        why=why,
        existing=report.done,
        urgent=report.urgent,
        by=replace(by, gesture=None),
        now=now,
    )
