"""How a network is called and how it looks, all at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from tourdetable.domain.founding.logos import LogoFile
from tourdetable.domain.journal.actions import once
from tourdetable.domain.networks.actions.identity import change_identity, change_logo, remove_logo
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Network


@once
def change_look(
    *,
    network: Network,
    by: By,
    now: datetime,
    logo: LogoFile | None = None,
    no_logo: bool = False,
    **identity: Any,
) -> Network:
    """Its name, its purpose, its colour, its zones; and its logo, another one or none."""
    changed = change_identity(network=network, by=by, now=now, **identity)
    quiet: dict[str, Any] = {"by": replace(by, gesture=None), "now": now}
    if logo is not None:
        change_logo(network=changed, media_type=logo.media_type, content=logo.content, **quiet)
    elif no_logo:
        remove_logo(network=changed, **quiet)
    return changed
