"""`[public]`: what strangers may read of the network, as the front matter says it."""

from __future__ import annotations

from collections.abc import Iterable

from tourdetable.core.charter.checking.values import names, yes
from tourdetable.core.charter.terms.model import PublicRule
from tourdetable.core.charter.text.source import TableReader


def read_public(table: TableReader | None, body_kinds: Iterable[str]) -> PublicRule:
    """What the table makes public; nothing when there is none, or when it cannot be read."""
    nothing, known = PublicRule(), tuple(body_kinds)
    if table is None:
        return nothing
    rule = PublicRule(
        text=table.value("text", yes, nothing.text, "text = true"),
        bodies=table.value(
            "bodies",
            lambda value: names(value, known, "body kind", empty=True),
            nothing.bodies,
            'bodies = ["club"]',
        ),
    )
    table.done()
    return rule
