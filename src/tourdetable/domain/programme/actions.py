"""Publishing a season's programme, as the calendar stands or from a draft (CLUB-07, CLUB-19); and
the address of one's own calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.meetings.actions.calendar import draw_calendar
from tourdetable.domain.meetings.calendar.seasons import moments, season
from tourdetable.domain.meetings.queries import in_calendar
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.models import Person
from tourdetable.domain.people.wording import short_day
from tourdetable.domain.programme.content import Content, content_of, content_of_calendar, differing
from tourdetable.domain.programme.drawing import to_draw
from tourdetable.domain.programme.models import PersonalFeed, Programme, ProgrammeEntry
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Draft


def publish_calendar(
    *,
    network: Network,
    year: int,
    decision: int,
    content: Content,
    charter: Charter,
    by: By,
    now: datetime,
) -> Programme:
    """Publish the season that begins in `year` as the calendar stands; the charter judges the day.
    A step of concluding the decision (by its id) that does it.

    Refused when nothing is dated in that season, when it is published already, or when the
    calendar is no longer the `content` that people read.
    """
    current = Network.objects.select_for_update(no_key=True).get(pk=network.pk)
    must_be_new(current, year)
    must_be_the_calendar_read(content, content_of_calendar(current, charter, year))
    programme = Programme(network=current, year=year, published_on=local_day(network, now))
    programme.decision = decision
    return announced(programme, charter, by, now, year=year, decision=decision)


def publish_draft(
    *,
    draft: Draft,
    decision: int,
    content: Content,
    charter: Charter,
    by: By,
    now: datetime,
    confirmed: bool = False,
) -> Programme:
    """Publish a planned draft: its meetings are drawn with their turns. A step of concluding the
    decision (by its id) that does it.

    Meetings that the calendar already holds are kept as they are. `content` is what people read
    when they decided: refused when the draft is no longer that. Raises `Refused` or
    `NeedsConfirmation` for the whole year, `ValidationError` when it can no longer be published.
    """
    network = Network.objects.select_for_update(no_key=True).get(pk=draft.network_id)
    current = Draft.objects.select_for_update(no_key=True).get(pk=draft.pk)
    programme = Programme(network=network, year=current.year, published_on=local_day(network, now))
    programme.draft, programme.decision = current, decision
    must_be_publishable(current)
    must_be_as_read(current, content)
    drafts = to_draw(current, network, charter, today=programme.published_on)
    quietly = replace(by, gesture=None)
    draw_calendar(network=network, drafts=drafts, by=quietly, now=now, confirmed=confirmed)
    current.state, current.version = DraftState.PUBLISHED, current.version + 1
    current.save(update_fields=["state", "version"])
    said = {"year": current.year, "draft": current.pk, "decision": decision}
    return announced(programme, charter, by, now, **said)


def announced(
    programme: Programme, charter: Charter, by: By, now: datetime, **data: Any
) -> Programme:
    """Keep a programme and what it announces, and record that it was published."""
    programme.save()
    if not announce(programme, charter):
        raise ValidationError(_("No meeting is dated in this season: draw the calendar first."))
    network, subject = programme.network.slug, f"programme:{programme.pk}"
    record(kind="programme.published", network=network, subject=subject, by=by, now=now, **data)
    return programme


def must_be_publishable(draft: Draft) -> None:
    """Refuse a draft without a year, and a published season."""
    must_be_new(draft.network, draft.year)
    if draft.state != DraftState.PLANNED or draft.answer is None:
        raise ValidationError(_("This draft has no year to publish: it must be planned first."))


def must_be_as_read(draft: Draft, content: Content) -> None:
    """Refuse a draft that changed since the proposal was put; say how many meetings, and the
    first."""
    if not (days := differing(content, content_of(draft))):
        return
    words = ngettext(
        "%(count)d meeting of the draft “%(draft)s” has changed since the proposal was put, on "
        "%(day)s: put a new proposal with the draft as it now is.",
        "%(count)d meetings of the draft “%(draft)s” have changed since the proposal was put, the "
        "first on %(day)s: put a new proposal with the draft as it now is.",
        len(days),
    )
    said = {"count": len(days), "draft": draft.name, "day": short_day(days[0])}
    raise ValidationError(words % said)


def must_be_the_calendar_read(before: Content, after: Content) -> None:
    """Refuse a calendar that changed since the proposal was put; say how much."""
    if not (days := differing(before, after)):
        return
    words = ngettext(
        "%(count)d meeting of the calendar has changed since the proposal was put, on %(day)s: "
        "put a new proposal with the calendar as it now is.",
        "%(count)d meetings of the calendar have changed since the proposal was put, the first on "
        "%(day)s: put a new proposal with the calendar as it now is.",
        len(days),
    )
    raise ValidationError(words % {"count": len(days), "day": short_day(days[0])})


def must_be_new(network: Network, year: int) -> None:
    """Refuse a season that is published: later changes of the calendar show by themselves."""
    if Programme.objects.filter(network=network, year=year).exists():
        raise ValidationError(_("The programme of this season is already published."))


def announce(programme: Programme, charter: Charter) -> list[ProgrammeEntry]:
    """Keep every meeting of the season as the calendar has it: a step of publishing."""
    network = programme.network
    first, last = moments(network, season(charter, programme.year))
    rows = []
    for m in in_calendar(network, first, last):
        row = ProgrammeEntry(programme=programme, meeting=m, place=m.place, place_words=m.where)
        row.starts_at, row.ends_at = m.starts_at, m.ends_at
        rows.append(row)
    return ProgrammeEntry.objects.bulk_create(rows)


@once
def renew_feed(*, network: Network, person: Person, by: By, now: datetime) -> PersonalFeed:
    """Give somebody's calendar a new secret address: the former ones open nothing any more."""
    feed = own_feed(network, person, by)
    feed.renewals += 1
    feed.save(update_fields=["renewals"])
    record(kind="feed.renewed", network=network.slug, subject=f"person:{person.pk}", by=by, now=now)
    return feed


@once
def set_alarms(
    *,
    network: Network,
    person: Person,
    day_before: bool,
    hour_before: bool,
    by: By,
    now: datetime,
) -> PersonalFeed:
    """Choose when somebody's calendar reminds them of a meeting."""
    feed = own_feed(network, person, by)
    feed.day_before, feed.hour_before = day_before, hour_before
    feed.save(update_fields=["day_before", "hour_before"])
    record(
        kind="feed.alarms",
        network=network.slug,
        subject=f"person:{person.pk}",
        by=by,
        now=now,
        day_before=day_before,
        hour_before=hour_before,
    )
    return feed


def own_feed(network: Network, person: Person, by: By) -> PersonalFeed:
    """What somebody chose for their own calendar, to be changed."""
    if by.person_id != person.pk:
        raise PermissionDenied(_("Each person sees to their own calendar."))
    found = PersonalFeed.objects.select_for_update(no_key=True)
    feed, _made = found.get_or_create(person=person, network=network)
    return feed
