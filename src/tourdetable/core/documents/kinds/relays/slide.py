"""The same on a screen: one slide, for a meeting of the institution."""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.core.documents.kinds.relays.note import RelayPaper


@dataclass(frozen=True, kw_only=True)
class RelaySlide(RelayPaper):
    """One page of 16 by 9, read from afar, without the passages. `more` says that something is
    left out, and where it is."""

    template = "relay_slide"

    more: str = ""
