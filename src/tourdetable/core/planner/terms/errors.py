"""What the planner refuses to read: where in the file, what was found, what was expected."""

from __future__ import annotations

from collections.abc import Callable

from tourdetable.core.words.phrase import Phrase


class BadInput(ValueError):
    """A file that cannot be read as what it should be.

    `path` is where it went wrong (`bodies[3].season`, "" for the whole), `what` what was found
    there, `why` what was expected: sentences still to be translated, or texts said as they are.
    """

    def __init__(self, path: str, what: Phrase | str, why: Phrase | str) -> None:
        super().__init__(path, what, why)
        self.path, self.what, self.why = path, what, why

    def __str__(self) -> str:
        return self.said(str)

    def said(self, say: Callable[[Phrase], str]) -> str:
        """The refusal as `say` says sentences."""
        words = [say(said) if isinstance(said, Phrase) else said for said in (self.what, self.why)]
        return ": ".join([self.path, *words] if self.path else words)
