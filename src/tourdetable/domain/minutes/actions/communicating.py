"""Recording that adopted minutes were communicated to somebody, and what was covered in them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.words.audience import Audience
from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.minutes.enums import RECORDS, CoverGround
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.actors import By


@once
def communicate(
    *,
    minutes: Minutes,
    audience: Audience,
    grounds: Collection[str],
    covered: int,
    left_out: int,
    by: By,
    now: datetime,
) -> None:
    """Tell that a copy was made as an audience has it, how many passages are left out of it, how
    many times words are covered, and why. The words themselves are told to nobody."""
    if minutes.state not in RECORDS:
        raise ValidationError(_("Only adopted minutes are communicated."))
    known = [one.value for one in CoverGround if one.value in grounds]
    if (covered or left_out) and not known:
        raise ValidationError({"grounds": _("Say why something is covered.")})
    said = {"audience": audience.value, "grounds": known, "covered": covered, "left_out": left_out}
    tell("minutes.communicated", minutes, by, now, facts=[], **said)
