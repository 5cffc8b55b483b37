"""What a message says before the link that stops its like, which is tried elsewhere."""

from __future__ import annotations

LINK = "To receive no more messages of this kind, or to receive them together:"


def but_link(body: str) -> str:
    """The message without that link."""
    said, _link, address = body.partition(LINK)
    assert address.count("\n") <= 2
    return said
