"""What the planner refuses to read: where in the file, what was found, why it cannot be."""

from __future__ import annotations


class BadInput(ValueError):
    """A file that cannot be read as what it should be.

    `path` is where it went wrong (`bodies[3].season`), `what` what was found there, `why` what was expected.
    """

    def __init__(self, path: str, what: str, why: str) -> None:
        super().__init__(f"{path or 'the file'}: {what}: {why}")
        self.path, self.what, self.why = path, what, why
