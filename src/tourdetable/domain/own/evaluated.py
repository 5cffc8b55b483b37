"""What the software knows of a person who takes part in evaluations."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from tourdetable.domain.own.columns import MOMENT, NETWORK, WORDS, TableTold, of_seat

ABOUT = ("campaign__title", _("Evaluation"))

EVALUATED: Mapping[str, TableTold] = {
    "evaluation.Campaign.begun_by": TableTold(
        _("Evaluations that I began"),
        (("network__name", NETWORK), ("title", _("Title")), ("begun_on", MOMENT)),
    ),
    "evaluation.FigureComment.written_by": TableTold(
        _("What I said of the figures of evaluations"),
        (ABOUT, of_seat(), ("words", WORDS), ("written_at", MOMENT)),
    ),
    "evaluation.InterviewNote.written_by": TableTold(
        _("Interviews that I noted"), (ABOUT, ("on", MOMENT), ("written_at", MOMENT))
    ),
}
