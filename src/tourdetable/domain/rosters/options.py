"""What was settled by hand for an import: where lines without a body go, since when, which college
a word means, who somebody is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

AUTO, FAMILY_FIRST, GIVEN_FIRST = "auto", "family", "given"
NEW = "new"
"""Settled: nobody that is known already."""


@dataclass(frozen=True)
class Options:
    """`body` is the one of lines that name none (its id); `starts` the first day of those that
    say none; `order` that of names in one cell; `own_names` when whoever is named without an
    institution sits for themselves.

    `bodies`: folded name → `body:12`, or `kind:committee` to be opened; `colleges`: folded text →
    code, "" for lines without; `settled`: what is ambiguous (`names.Question.key`) → id or `new`.
    """

    starts: date
    body: int | None = None
    order: str = AUTO
    own_names: bool = False
    bodies: Mapping[str, str] = field(default_factory=dict)
    colleges: Mapping[str, str] = field(default_factory=dict)
    settled: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {
            "starts": self.starts.isoformat(),
            "body": self.body,
            "order": self.order,
            "own_names": self.own_names,
            "bodies": dict(self.bodies),
            "colleges": dict(self.colleges),
            "settled": dict(self.settled),
        }


def options_of(said: Mapping[str, Any]) -> Options:
    """The options of a JSON."""
    return Options(**{**said, "starts": date.fromisoformat(said["starts"])})
