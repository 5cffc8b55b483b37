"""The journal of changes is about articles that are there, or says that they are gone."""

from __future__ import annotations

from tests.core.charter.text.malformed import CHANGE, SOUND
from tests.core.charter.text.samples import refused
from tourdetable.core.charter.text.loader import load


def with_change(change: str) -> str:
    return SOUND.replace("[[duties]]", f"{change}\n[[duties]]")


def test_a_change_of_an_article_that_is_there_is_kept() -> None:
    (change,) = load(with_change(CHANGE.replace("CC-99", "CC-02"))).changes
    assert (change.article, change.removed) == ("CC-02", False)


def test_an_article_that_was_removed_is_said_so() -> None:
    (change,) = load(with_change(CHANGE + "removed = true\n")).changes
    assert (change.article, change.removed) == ("CC-99", True)


def test_an_article_said_to_be_removed_is_not_there() -> None:
    (error,) = refused(with_change(CHANGE.replace("CC-99", "CC-02") + "removed = true\n"))
    assert (error.key, str(error.remedy)) == (
        "removed",
        "remove the article, or this `removed = true`",
    )
