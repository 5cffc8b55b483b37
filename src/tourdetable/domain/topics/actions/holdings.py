"""What this app keeps for a seat: the topics that it put forward, supports, adds to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from tourdetable.domain.networks.actions.holdings import HOLDINGS, SeatTrace
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.people.wording import short_day
from tourdetable.domain.topics.models import Topic


class SeatTopics:
    """What a seat said stays what that seat said: whoever continues it says it for itself."""

    def weigh(self, seat: Seat, since: date) -> None:
        """What was put forward stays so."""

    def pass_on(self, seat: Seat, to: Seat, since: date) -> None:
        """Topics are of the day on which they were put forward."""

    def free(self, seat: Seat, ends: date) -> None:
        """A topic outlives its seat: it is answered all the same."""

    def traces(self, seat: Seat) -> Iterator[SeatTrace]:
        """Whoever put a topic forward for it held it that day."""
        words = _("%(person)s put “%(topic)s” forward, on %(day)s, for this seat")
        for topic in Topic.objects.filter(seat=seat, person__isnull=False).select_related("person"):
            said = {"person": topic.person, "topic": topic, "day": short_day(topic.put_on)}
            yield SeatTrace(topic.person_id or 0, topic.put_on, words % said)


HOLDINGS.append(SeatTopics())
