"""Building both networks from their charter files."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from tourdetable.domain.notices.actions import pass_over
from tourdetable.interface.demo import years
from tourdetable.interface.demo.club import build_club
from tourdetable.interface.demo.convention import build_convention
from tourdetable.interface.demo.stage import Stage
from tourdetable.interface.web.base import clock


@transaction.atomic
def build() -> tuple[Stage, Stage]:
    """Build the whole demo, or nothing."""
    club = build_club((settings.CHARTERS / "club-des-territoires.md").read_text(encoding="utf-8"))
    convention = build_convention((settings.CHARTERS / "itc.md").read_text(encoding="utf-8"))
    years.prepare(club, years.CLUB)
    years.prepare(convention, years.CONVENTION)
    pass_over(now=clock.now())
    return club, convention
