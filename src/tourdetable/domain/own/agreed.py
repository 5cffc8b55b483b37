"""What is told of a person about the diagnoses of territories (ADR 107)."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from tourdetable.domain.own.columns import WORDS, TableTold, of_seat

ABOUT = ("diagnosis__title", _("Diagnosis"))

DIAGNOSES: Mapping[str, TableTold] = {
    "convention.DiagnosisEntry.person": TableTold(
        _("What I brought to diagnoses"), (ABOUT, of_seat(), ("words", WORDS), ("on", _("Day")))
    ),
    "convention.DiagnosisPartner.person": TableTold(
        _("Diagnoses on which I answered for my institution"),
        (
            ABOUT,
            of_seat(),
            ("answer", _("What I said")),
            ("words", WORDS),
            ("answered_on", _("Day")),
        ),
    ),
}
