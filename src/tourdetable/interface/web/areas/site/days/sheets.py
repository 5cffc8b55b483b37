"""An open day, for whoever reads it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Right
from tourdetable.core.figures.terms import THRESHOLD
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.site.models import OpenDay
from tourdetable.domain.site.queries import counted, days_of, is_off
from tourdetable.domain.site.rules import may_host
from tourdetable.interface.web.areas.decisions.rights import deny
from tourdetable.interface.web.areas.site.reading import public_trail
from tourdetable.interface.web.areas.site.shown import public_html
from tourdetable.interface.web.base.scene import Scene


@dataclass(frozen=True)
class DaySheet:
    """What is told of one, and what the reader may do about it."""

    scene: Scene
    day: OpenDay

    @property
    def meeting(self) -> Meeting:
        return self.day.meeting

    @cached_property
    def able(self) -> Capacities:
        """The capacities in which the reader receives those who come (one query)."""
        standing = self.scene.standing
        if standing is None:
            return ()
        return may_host(standing, self.meeting, self.meeting.turns.all())

    @cached_property
    def counted(self) -> dict[str, int]:
        """How many are registered, wait, have not confirmed (one query)."""
        return counted(self.day)

    @property
    def left(self) -> int | None:
        """How many places are left; None where one may come as one likes."""
        if self.day.places is None:
            return None
        return max(0, self.day.places - self.counted["coming"])

    @property
    def room(self) -> str:
        """Whether there is a place, in words: never how many came, whom a reader who comes back
        would count one by one."""
        if self.left is None:
            return _("Everybody may come")
        if not self.left:
            return _("None is left: one waits")
        few = self.left < THRESHOLD <= self.counted["coming"]
        return _("A few are left") if few else _("Some are left")

    @property
    def off(self) -> bool:
        return is_off(self.day)

    @property
    def over(self) -> bool:
        return self.meeting.ends_at <= self.scene.now

    @property
    def holds(self) -> bool:
        """Whether it is still to come."""
        return not self.off and not self.over

    @property
    def begun(self) -> bool:
        """Whether it is time to note who came."""
        return self.meeting.starts_at <= self.scene.now

    @property
    def takes(self) -> bool:
        """Whether one may register now."""
        return self.holds and self.day.takes(self.scene.today)

    @property
    def programme(self) -> str:
        """As safe HTML."""
        return public_html(self.day.programme, offset=2)

    @property
    def for_whom(self) -> str:
        return public_html(self.day.for_whom, offset=2)

    def trail(self, *here: str) -> list[dict[str, str]]:
        """The way to it, or to a page below."""
        steps = [(words, "") for words in here]
        return public_trail(self.scene, (str(self.day), self.url), *steps)

    @property
    def url(self) -> str:
        return self.scene.url("open_day", self.day.pk)


def day_sheet(scene: Scene, pk: int) -> DaySheet:
    """An open day that the reader may know of: before it is published, its hosts alone; or 404."""
    day = days_of(scene.network, scene.charter).filter(pk=pk).first()
    if day is None:
        raise Http404
    sheet = DaySheet(scene, day)
    if day.published_on is None and not sheet.able:
        raise Http404
    return sheet


def hosts(scene: Scene, meeting: Meeting) -> Capacities:
    """The capacities in which the reader receives those who come to a meeting; 403 to others."""
    able = may_host(scene.member, meeting, meeting.turns.all())
    return able or deny(scene.charter, meeting.body, Right.CONVENE)
