"""A refusal says where, what and why, in the reader's language."""

from __future__ import annotations

from tourdetable.core.planner.terms.errors import AT, BadInput
from tourdetable.core.words.phrase import Phrase


def test_a_refusal_is_said_whole() -> None:
    refusal = BadInput("bodies[0].id", "''", Phrase("a text is expected"))
    assert str(refusal) == "bodies[0].id: '' — a text is expected"


def test_a_refusal_of_the_whole_file_has_no_path() -> None:
    assert str(BadInput("", Phrase("no %(key)s", key="id"), "say it")) == "no id — say it"


def test_a_refusal_is_said_in_another_language() -> None:
    refusal = BadInput("x", "3", Phrase("a text is expected"))
    french = {AT: "%(path)s : %(what)s — %(why)s", "a text is expected": "un texte est attendu"}
    said = refusal.said(lambda phrase: phrase.render(lambda source: french[source], str))
    assert said == "x : 3 — un texte est attendu"
