"""The chapter of the story that is about what everybody reads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

from tests.domain.builders import NOW, TODAY, draw
from tests.domain.files.made import PNG
from tests.domain.site.builders import VISITOR, details
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.site.actions import (
    days,
    forgetting,
    images,
    pages,
    readings,
    registering,
)
from tourdetable.domain.site.models import DayRegistration

if TYPE_CHECKING:
    from tests.domain.story import Step, Story

JULY = datetime(2027, 7, 8, 9, 0, tzinfo=UTC)
SAID = {"title": "Un", "lead": "", "text": "Deux.", "language": "fr"}


def now_of(s: Story, name: str) -> dict[str, Any]:
    """What was kept, at the version it then has."""
    kept = s.told[name]
    current = type(kept).objects.get(pk=kept.pk)
    said = {"version": current.version} if isinstance(current, Versioned) else {}
    return {name: current, **said, **s.by}


def shown(s: Story) -> Iterator[Step]:
    """A page is written, published, taken back; a decision is said; people come to a day."""
    begun = {"network": s.circle.network, "kind": "news", "title": "Un", **s.by}
    yield lambda: s.keep("page", lambda: pages.begin_page(**begun))
    yield lambda: pages.write_page(**now_of(s, "page"), **SAID)
    drawn: dict[str, Any] = {"name": "a.png", "alt": "Le quai"}
    yield lambda: images.add_image(**now_of(s, "page"), content=BytesIO(PNG), **drawn)
    yield lambda: images.describe_image(**first_image(s), alt="Le port")
    yield lambda: images.remove_image(**first_image(s))
    yield lambda: pages.publish_page(**now_of(s, "page"), shows_on=TODAY)
    yield lambda: pages.take_back(**now_of(s, "page"))
    yield lambda: s.keep("reading", lambda: a_reading(s))
    yield lambda: readings.take_back_reading(**now_of(s, "reading"))
    yield from held(s)


def first_image(s: Story) -> dict[str, Any]:
    """The image of the page, at the version of the page."""
    known = now_of(s, "page")
    return known | {"image": known.pop("page").images.get()}


def a_reading(s: Story) -> Any:
    decision = Decision.objects.exclude(outcome="").filter(network=s.circle.network)[0]
    return readings.publish_reading(decision=decision, title="Un", text="Deux.", **s.by)


def held(s: Story) -> Iterator[Step]:
    """A day is opened, people register, it is cancelled and forgotten."""
    said = details(closes_on=JULY.date(), forget_on=JULY.date())
    feast = {"title": "Fête de juillet", "kind": "feast"}
    yield lambda: s.keep("feast", lambda: draw(s.circle.body, JULY, **feast))
    prepared = {"details": said, **s.by}
    yield lambda: s.keep("day", lambda: days.prepare_day(meeting=s.told["feast"], **prepared))
    yield lambda: days.change_day(**now_of(s, "day"), details=said)
    yield lambda: days.open_day(**now_of(s, "day"))
    yield lambda: days.withdraw_day(**now_of(s, "day"))
    yield lambda: days.open_day(**now_of(s, "day"))
    who = registering.VisitorDetails("Lou Marin")
    by = {"by": VISITOR, "now": NOW}
    lou = {"email": "lou@example.org", "details": who, **by}
    yield lambda: s.keep("lou", lambda: registering.register(day=s.told["day"], **lou))
    yield lambda: registering.confirm(registration=s.told["lou"], **by)
    yield lambda: registering.register(day=s.told["day"], **lou)
    yield lambda: registering.change(registration=s.told["lou"], details=who, **by)
    yield lambda: registering.withdraw(registration=DayRegistration.objects.get(), **by)
    later = {"by": s.by["by"], "now": JULY + timedelta(minutes=5)}
    yield lambda: days.note_who_came(**now_of(s, "day") | later, came=[], among=[])
    off = {"reason": "Non", "confirmed": True, **s.by}
    yield lambda: cancel_meeting(meeting=s.told["feast"], version=1, **off)
    yield lambda: forgetting.tell_changes(now=NOW)
    yield lambda: forgetting.forget_registrations(now=JULY + timedelta(days=1))
