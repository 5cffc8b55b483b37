"""Whether something may be carried to the institutions of those who sit, and for which seats."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tourdetable.core.words.audience import BEYOND_THE_BODY
from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.experience.enums import ReportState
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.people.wording import short_day
from tourdetable.domain.relays.models import RelayedContent, Shared


def why_kept(content: RelayedContent) -> str:
    """Why nothing of it may be relayed yet; empty when it may be."""
    if isinstance(content, Minutes):
        return why_minutes_stay(content)
    if is_out(content):
        return ""
    return _("It has not gone beyond its body, or goes no further any more: it is not relayed.")


def why_minutes_stay(minutes: Minutes) -> str:
    """The same of minutes."""
    if minutes.state != MinutesState.CIRCULATED:
        return _("These minutes have not been circulated yet.")
    if minutes.audience in BEYOND_THE_BODY:
        return ""
    if minutes.later and minutes.embargo is not None:
        words = _("These minutes stay in the body until %(day)s: relay them from that day on.")
        return words % {"day": short_day(minutes.embargo)}
    return _("These minutes stay in the body: nothing of them is to be relayed.")


def is_out(content: Shared) -> bool:
    """Whether the whole network reads it: a deliverable by the version in force."""
    if isinstance(content, Deliverable):
        sent = content.in_force
        return content.out and sent is not None and sent.audience in BEYOND_THE_BODY
    if isinstance(content, ExperienceReport):
        published = content.state == ReportState.PUBLISHED
        return published and content.audience in BEYOND_THE_BODY
    return content.retired_on is None and content.audience in BEYOND_THE_BODY


def may_relay(standing: Standing, content: RelayedContent) -> tuple[Seat, ...]:
    """The seats of the person that carry it: minutes, those of the body that met; what the network
    shares, each of them."""
    if isinstance(content, Minutes):
        return standing.seats_in(content.meeting.body_id)
    return standing.seats


def reads_relays(standing: Standing, content: RelayedContent) -> bool:
    """Whether the person reads who relayed it, and what came back: those who sit in the body that
    met; for what the network shares, its members."""
    if isinstance(content, Minutes):
        return standing.sits_in(content.meeting.body_id)
    return standing.belongs
