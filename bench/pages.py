"""What is measured, page by page, with the bounds that each must keep at any size.

To add a page, or to mend the address of one: a line of `PAGES`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

SCREEN = 60_000
"""Bytes of a screen page, before compression, at any size."""
FILE = 10_000_000
"""A file holds all that it is asked for."""

MEMBER, OFFICER = "samira", "helene"
ITC = "itc-marseille-15-16"


class Page(NamedTuple):
    """Its name, who reads it (None: a stranger) and where; at most so many queries and bytes."""

    name: str
    reader: str | None
    path: str
    queries: int
    bytes: int = SCREEN


PAGES = (
    Page("public face", None, "/convention/", 4),
    Page("public programme", None, "/club/programme/", 6),
    Page("my table", MEMBER, "/", 13),
    Page("my table, officer", OFFICER, "/", 12),
    Page("network", MEMBER, "/convention/", 10),
    Page("body", MEMBER, f"/convention/bodies/{ITC}/", 13),
    Page("meeting, before", MEMBER, "/convention/meetings/{before}/", 8),
    Page("meeting, after", MEMBER, "/convention/meetings/{after}/", 10),
    Page("minutes", MEMBER, "/convention/meetings/{after}/minutes/", 12),
    Page("decision", MEMBER, "/convention/decisions/{decision}/", 7),
    Page("decision register", MEMBER, "/convention/decisions/", 10),
    Page("programme", MEMBER, "/convention/programme/", 9),
    Page("people", MEMBER, "/convention/people/", 10),
    Page("charter", MEMBER, "/convention/charter/", 8),
    Page("gathering, secretary", "aicha", "/club/meetings/{gathering}/", 8),
    Page("session, on a telephone", "yanis", "/club/meetings/{live}/live/", 21),
    Page("session, screen of the room", "yanis", "/club/meetings/{live}/live/screen/", 20),
    Page("attendance form, too early", "maud", "/club/meetings/{gathering}/attendance/", 6),
    Page("attendance form, open", "leila", "/convention/meetings/{today}/attendance/", 11),
    Page("iCalendar of a network", None, "/club/calendar.ics", 4, FILE),
    Page("iCalendar of a member", MEMBER, "/convention/calendar/{secret}.ics", 12, FILE),
)

TODAY = Page("meeting, today", "leila", "/convention/meetings/{today}/", 12)
"""Opened before anything is measured, so that its attendance is a form."""

SAYS = Page("saying something live, POST", "gaelle", "/club/meetings/{live}/live/", 16)
"""What a member says for their seat in what is asked of the room: twelve queries, and where two
transactions begin and end."""

WRITES = Page("answering, GET and POST", "karim", "/convention/meetings/{before}/", 28)
"""What a member does who answers an invitation; other readers then look."""
AFTER_A_WRITE = (
    Page("charter, after a write", MEMBER, "/convention/charter/", 11),
    Page("network, after a write", MEMBER, "/convention/", 14),
    Page("meeting, after a write", MEMBER, "/convention/meetings/{before}/", 9),
    Page("my table, after a write", MEMBER, "/", 14),
)


def found(page: Page, marks: Mapping[str, object]) -> Page:
    """The page at its address."""
    return page._replace(path=page.path.format(**marks))


def landmarks() -> dict[str, object]:
    """What addresses are made of: the meetings of the demo around its day, a decision, a feed."""
    from tourdetable.domain.decisions.models import Decision

    before, after = meeting(ITC, date(2027, 4, 15)), meeting(ITC, date(2027, 2, 25))
    return {
        "before": before,
        "after": after,
        "today": meeting("itc-marseille-13-14", date(2027, 4, 6)),
        "gathering": meeting("club", date(2027, 4, 8)),
        "live": meeting("non-recours-et-aller-vers", date(2027, 4, 6)),
        "decision": Decision.objects.filter(meeting=after).order_by("pk")[0].pk,
        "secret": secret_of(MEMBER),
    }


def meeting(body: str, on: date) -> int:
    """The demo's own meeting of a body on a day."""
    from tourdetable.domain.meetings.models import Meeting

    return Meeting.objects.filter(body__slug=body, starts_at__date=on).order_by("pk")[0].pk


def secret_of(persona: str) -> str:
    """What the address of somebody's calendar holds, as their programme links it."""
    from bench.costs import client_of

    page = client_of(persona).get("/convention/programme/").content.decode()
    return next(iter(re.findall(r"/convention/calendar/([^/\"]+)\.ics", page)), "none")
