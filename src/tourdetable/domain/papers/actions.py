"""Changing how a network's papers look."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.documents.formats.letterhead import PaperFont
from tourdetable.core.documents.formats.office.documents import OfficeFormat
from tourdetable.domain.files.actions import keep
from tourdetable.domain.journal.actions import once
from tourdetable.domain.networks.actions.founding import tell
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Network
from tourdetable.domain.papers.checking import CheckedModel
from tourdetable.domain.papers.models import PaperModel, PaperTheme
from tourdetable.domain.people.wording import wording

MOST_LINES, LONGEST_LINE = 5, 90


@once
def change_papers(
    *,
    network: Network,
    lines: str,
    font: str,
    by: By,
    now: datetime,
    models: Iterable[CheckedModel] = (),
    without: Collection[OfficeFormat] = (),
) -> Network:
    """The letterhead, the letters, and the models: `models` take the place of those of their
    format, those `without` which one does give way to ours."""
    quiet: dict[str, Any] = {"network": network, "by": replace(by, gesture=None), "now": now}
    change_theme(network=network, lines=lines, font=font, by=by, now=now)
    for model in models:
        give_model(model=model, **quiet)
    for kind in sorted({*without} - {model.format for model in models}):
        remove_model(wanted=kind, **quiet)
    return network


@once
def change_theme(*, network: Network, lines: str, font: str, by: By, now: datetime) -> PaperTheme:
    """Say what stands beside the image, and the letters of papers."""
    if font not in [*PaperFont]:
        raise ValidationError({"font": _("This choice is not in the list any more.")})
    said = {"lines": checked_lines(lines), "font": font}
    theme, _made = PaperTheme.objects.update_or_create(network=network, defaults=said)
    tell("papers.theme_changed", network, f"network:{network.pk}", by, now, font=font)
    return theme


def checked_lines(lines: str) -> str:
    """The lines without those that are empty. Refused when there are too many, or too long."""
    kept = [" ".join(line.split()) for line in wording(lines, limit=2_000).splitlines()]
    kept = [line for line in kept if line]
    if len(kept) > MOST_LINES or any(len(line) > LONGEST_LINE for line in kept):
        words = _("A letterhead has %(lines)d lines at most, of %(long)d characters each.")
        raise ValidationError({"lines": words % {"lines": MOST_LINES, "long": LONGEST_LINE}})
    return "\n".join(kept)


@once
def give_model(*, network: Network, model: CheckedModel, by: By, now: datetime) -> PaperModel:
    """Keep a model that was looked at, in the place of the one before."""
    stored = keep(content=model.file, now=now)
    said = {"stored": stored, "name": model.name}
    kept, _made = PaperModel.objects.update_or_create(
        network=network, format=model.format, defaults=said
    )
    told = {"format": str(model.format), "digest": stored.digest}
    tell("papers.model_given", network, f"network:{network.pk}", by, now, **told)
    return kept


@once
def remove_model(*, network: Network, wanted: OfficeFormat, by: By, now: datetime) -> Network:
    """Go back to ours. Nothing is done when the network had none."""
    if PaperModel.objects.filter(network=network, format=wanted).delete()[0]:
        told = {"format": str(wanted)}
        tell("papers.model_removed", network, f"network:{network.pk}", by, now, **told)
    return network
