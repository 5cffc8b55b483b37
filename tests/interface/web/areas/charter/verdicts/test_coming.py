"""What several articles say of the same day is one line."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from tests.domain.builders import TODAY
from tourdetable.core.charter.judge.timeline import Milestone, MilestoneKind
from tourdetable.core.words.phrase import Phrase, Title
from tourdetable.interface.web.areas.charter.verdicts.coming import Deadline, deadline
from tourdetable.interface.web.areas.charter.verdicts.coming import merged as together
from tourdetable.interface.web.areas.charter.verdicts.proof import Sources


def told(phrase: Phrase, body: str | None) -> Phrase:
    """What a reader who sits nowhere is told."""
    return phrase if body else phrase.with_titles(str)


def sources() -> Sources:
    names = {"1": "Cercle du port", None: ""}
    return cast(Sources, SimpleNamespace(told=told, name=names.get))


def merged(milestones: list[Milestone], sources: Sources) -> list[Deadline]:
    return [deadline(same, sources) for same in together(milestones)]


def milestone(
    clause: str, words: str = "Les tours", body: str | None = "1", **values: str
) -> Milestone:
    return Milestone(TODAY, clause, body, MilestoneKind.BREAK, Phrase(words, **values))


def test_two_articles_of_one_sentence_are_one_line() -> None:
    lines = merged([milestone("A-1"), milestone("A-2"), milestone("A-3", "Le rythme")], sources())
    assert [(line.clauses, str(line.milestone.words)) for line in lines] == [
        (("A-1", "A-2"), "Les tours"),
        (("A-3",), "Le rythme"),
    ]


def test_a_body_is_named_beside_unless_the_sentence_names_it() -> None:
    lines = merged(
        [milestone("A-1"), milestone("A-2", "Le rythme"), milestone("A-3", body=None)], sources()
    )
    assert [line.beside for line in lines] == ["Cercle du port", "Cercle du port", ""]
    (named,) = merged([milestone("A-2", "Tours de %(name)s", name="Cercle du port")], sources())
    assert named.beside == ""


def test_titles_stay_closed() -> None:
    (line,) = merged([milestone("A-1", "« %(decision)s »", decision=Title("Vendre"))], sources())
    assert isinstance(line.milestone.words.values["decision"], Title)
