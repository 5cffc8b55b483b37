"""What is told of a person about the experiences of their network (ADR 99)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from tourdetable.domain.own.columns import BODY, MOMENT, NETWORK, WORDS, TableTold, of_seat

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ABOUT = ("report__title", _("Experience"))

EXPERIENCES: Mapping[str, TableTold] = {
    "experience.ExperienceReport.person": TableTold(
        _("Experiences that I proposed to tell"),
        (
            ("network__name", NETWORK),
            ("body__name", BODY),
            of_seat(),
            ("title", _("Title")),
            ("state", _("State")),
            ("proposed_at", MOMENT),
        ),
    ),
    "experience.ReportCarrier.person": TableTold(
        _("Experiences that I was invited to write"), (ABOUT, ("invited_at", MOMENT))
    ),
    "experience.ExperienceReport.checked_by": TableTold(
        _("Experiences that I read again before they left"),
        (("title", _("Experience")), ("checked_at", MOMENT)),
    ),
    "experience.SecondReading.person": TableTold(
        _("Experiences that I read for others"),
        (
            ABOUT,
            of_seat(),
            ("opinion", _("What I said")),
            ("words", WORDS),
            ("answered_at", MOMENT),
        ),
    ),
    "experience.ReportUse.person": TableTold(
        _("Experiences that I tried"),
        (ABOUT, of_seat(), ("outcome", _("What became of it")), ("words", WORDS), ("on", MOMENT)),
    ),
    "experience.ExperienceCall.opened_by": TableTold(
        _("Calls for experiences that I opened"),
        (("network__name", NETWORK), ("title", _("Title")), ("opened_at", MOMENT)),
    ),
}

LEFT_OUT_OF_EXPERIENCES: Mapping[str, StrOrPromise] = {
    "experience.KeptPassage.person": _("Reasons that you gave are those of their experience."),
    "experience.ReportDocument.added_by": _(
        "Documents that you added are those of their experience."
    ),
}
"""Relation → why nothing of it is told."""
