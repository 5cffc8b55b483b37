"""What the planner refuses to read: where in the file, what was found, what was expected."""

from __future__ import annotations

from collections.abc import Callable

from tourdetable.core.words.phrase import Phrase, gettext_noop

AT = gettext_noop("%(path)s: %(what)s — %(why)s")
WHOLE = gettext_noop("%(what)s — %(why)s")


LONGEST = 200
"""Characters of a path that are said."""


class BadInput(ValueError):
    """A file that cannot be read as what it should be.

    `path` is where it went wrong (`bodies[3].season`, "" for the whole), `what` what was found
    there, `why` what was expected: sentences still to be translated, or texts said as they are.
    """

    def __init__(self, path: str, what: Phrase | str, why: Phrase | str) -> None:
        super().__init__(path, what, why)
        self.path = path if len(path) <= LONGEST else path[:LONGEST] + "…"
        self.what, self.why = what, why

    def __str__(self) -> str:
        return self.said(str)

    @property
    def phrase(self) -> Phrase:
        """The refusal as a sentence still to be translated."""
        if self.path:
            return Phrase(AT, path=self.path, what=self.what, why=self.why)
        return Phrase(WHOLE, what=self.what, why=self.why)

    def said(self, say: Callable[[Phrase], str]) -> str:
        """The refusal as `say` says sentences."""
        return say(self.phrase)
