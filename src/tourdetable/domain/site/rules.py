"""Who writes the public site, publishes a decision, receives people on an open day."""

from __future__ import annotations

from collections.abc import Iterable

from tourdetable.core.charter.terms.model import Charter, Right
from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.deliverables.rules import may_set_checklist
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.meetings.rules import Capacities, may
from tourdetable.domain.networks.models import Office
from tourdetable.domain.networks.queries import Standing


def may_write(standing: Standing) -> tuple[Office, ...]:
    """The person's offices that lead the work of the whole network, or of a body that gathers
    it."""
    return tuple(one for one in may_set_checklist(standing) if isinstance(one, Office))


def may_publish(standing: Standing, decision: Decision) -> tuple[Office, ...]:
    """Those that write the site, and those that record decisions in the body that decided."""
    recording = standing.offices_with(Right.DECISIONS, decision.body)
    return tuple(dict.fromkeys((*may_write(standing), *recording)))


def may_host(standing: Standing, meeting: Meeting, turns: Iterable[Turn]) -> Capacities:
    """The capacities in which the person convenes a meeting: they receive those who come."""
    return may(standing, Right.CONVENE, meeting, turns)


def is_public(charter: Charter, meeting: Meeting) -> bool:
    """Whether the charter opens this kind of meeting to everybody."""
    kind = charter.vocabulary.meeting_kinds.get(meeting.kind)
    return kind is not None and kind.audience is Audience.PUBLIC
