"""Whether minutes may be carried to the institutions of those who sit."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tourdetable.core.words.audience import BEYOND_THE_BODY
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.people.wording import short_day


def why_kept(minutes: Minutes) -> str:
    """Why nothing of minutes may be relayed yet; empty when they may be."""
    if minutes.state != MinutesState.CIRCULATED:
        return _("These minutes have not been circulated yet.")
    if minutes.audience in BEYOND_THE_BODY:
        return ""
    if minutes.later and minutes.embargo is not None:
        words = _("These minutes stay in the body until %(day)s: relay them from that day on.")
        return words % {"day": short_day(minutes.embargo)}
    return _("These minutes stay in the body: nothing of them is to be relayed.")
