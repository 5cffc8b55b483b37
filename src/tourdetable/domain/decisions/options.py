"""The options that were considered before a proposal, as its table tells them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.people.wording import one_line, wording

MOST = 12
NAME, WORDS = 300, 5_000


@dataclass(frozen=True)
class OptionConsidered:
    """One of them: what it would be, what speaks for it and against it."""

    name: str
    strengths: str = ""
    weaknesses: str = ""


def clean_options(options: Iterable[OptionConsidered]) -> list[dict[str, str]]:
    """The options as they are kept; those left blank are left out."""
    found = [cleaned(one) for one in options if "".join(asdict(one).values()).strip()]
    if len(found) > MOST:
        raise ValidationError(_("Keep to %(most)d options at most.") % {"most": MOST})
    return found


def cleaned(one: OptionConsidered) -> dict[str, str]:
    """One of them; it has a name."""
    name = one_line(one.name, limit=NAME, missing=_("Name each option that you compare."))
    strengths = wording(one.strengths, limit=WORDS)
    return asdict(OptionConsidered(name, strengths, wording(one.weaknesses, limit=WORDS)))


def options_of(kept: list[dict[str, Any]]) -> tuple[OptionConsidered, ...]:
    """The options that a decision keeps."""
    return tuple(OptionConsidered(**one) for one in kept)
