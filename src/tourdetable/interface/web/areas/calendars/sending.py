"""Sending a calendar to the programs that ask for it, again and again: only when it has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from tourdetable.domain.journal.models import Event
from tourdetable.interface.web.areas.calendars import ical
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

SETTLED = timedelta(minutes=1)
"""A day of change is only told once nothing more can be added to its second (RFC 9110 §8.8.2.2)."""


def feed_file(
    request: Request, scene: Scene, entries: Sequence[ical.CalendarEntry], *, name: str
) -> HttpResponse:
    """The calendar; or, for a program that has it already, the word that nothing has changed."""
    body = ical.feed(scene.network, entries, name=name, now=scene.now)
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{scene.network.slug}.ics"'
    held = body.replace(f"{ical.stamp(scene.now)}\r\n".encode(), b"")
    etag = f'"{hashlib.sha256(held).hexdigest()[:32]}"'
    response["ETag"] = etag
    modified = modified_at(scene, entries)
    if modified:
        response["Last-Modified"] = http_date(modified)
    answered = get_conditional_response(request, etag, modified, response)
    assert answered is not None  # it is given a response
    return answered


def modified_at(scene: Scene, entries: Sequence[ical.CalendarEntry]) -> int | None:
    """Since when the calendar is as it is, in seconds, or a little after (one query): what was last
    done in the network, the beginning of its day, meetings that began or ended. None while it is
    not sure."""
    done = Event.objects.filter(network=scene.network.slug).order_by("-pk")
    times = (at for one in entries for at in (one.meeting.starts_at, one.meeting.ends_at))
    known = {midnight(scene), *(at for at in times if at <= scene.now)}
    last = max(known.union(done.values_list("at", flat=True)[:1]))
    return ceil(last.timestamp()) if scene.now - last >= SETTLED else None


def midnight(scene: Scene) -> datetime:
    """The beginning of the day of the network."""
    begins = datetime.combine(scene.today, time(), ZoneInfo(scene.network.time_zone))
    return begins.astimezone(UTC)
