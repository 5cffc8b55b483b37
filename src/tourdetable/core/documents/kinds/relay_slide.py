"""The same on a screen: one slide, for a meeting of the institution."""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.core.documents.kinds.relay import RelayPaper


@dataclass(frozen=True, kw_only=True)
class RelaySlide(RelayPaper):
    """One page of 16 by 9, read from afar: what was decided, what falls to us, when one meets
    again. `more` says that something is left out, and where it is."""

    template = "relay_slide"

    more: str = ""
