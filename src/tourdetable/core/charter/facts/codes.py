"""Codes that facts use and a charter does not have: misspelt, perhaps, as no article sees them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.facts.refusals import FactsError, one_of
from tourdetable.core.charter.terms.errors import shown
from tourdetable.core.charter.terms.model import Charter, SeatKind
from tourdetable.core.words.phrase import Phrase, gettext_noop

UNKNOWN_CODE = gettext_noop("%(place)s: nothing is called `%(code)s` in this charter")

STATES: Mapping[tuple[str, str], Collection[str]] = {
    ("seats", "kind"): tuple(kind.value for kind in SeatKind),
    ("replies", "answer"): ("attend", "pair", "excused"),
    ("deliverables", "state"): ("planned", "drafting", "review", "approved", "circulated"),
    ("guests", "kind"): ("actor", "expert"),
    ("commitments", "kind"): ("member", "continuing_guest", "one_off_guest"),
    ("minutes", "state"): ("draft", "review", "adopted", "superseded"),
}
"""Fields that take one of a few words, whatever the charter."""


def unknown_codes(charter: Charter, record: Record) -> Iterator[FactsError]:
    """Each unknown code, told once: where it first stands, and the nearest known one."""
    for (kind, field), known in {**_of_charter(charter), **STATES}.items():
        told: set[str] = set()
        for nth, fact in enumerate(getattr(record, kind) or ()):
            code = getattr(fact, field)
            if code not in known and code not in told:
                told.add(code)
                place = f"facts.{kind}[{nth}].{field}"
                problem = Phrase(UNKNOWN_CODE, place=place, code=shown(code))
                yield FactsError(problem, one_of(shown(code), known))


def _of_charter(charter: Charter) -> dict[tuple[str, str], Collection[str]]:
    words = charter.vocabulary
    return {
        ("bodies", "kind"): words.body_kinds,
        ("seats", "college"): words.colleges,
        ("presences", "college"): words.colleges,
        ("offices", "kind"): words.offices,
        ("meetings", "kind"): words.meeting_kinds,
        ("turns", "duty"): words.duties,
        ("exceptions", "clause"): charter.articles_by_id,
    }
