"""A small method, and what is refused in a text."""

from __future__ import annotations

import pytest

from tourdetable.core.methods.errors import MethodMistake, MethodMistakes
from tourdetable.core.methods.reading import read_method

ECHO = """\
+++
method = "echo"
title = "Écho"
language = "fr"
summary = "On redit ce qu’on a entendu."
english = "One says again what one heard."
needs = ["understand"]
at_least = 3
at_most = 10
captures = "go_round"
question = "Qu’avons-nous entendu ?"
material = ["Une chaise"]

[[steps]]
title = "Écouter"
minutes = 5
do = "Se taire."

[[steps]]
title = "Redire"
seconds_each = 90
do = "Chacun redit une phrase."
say = "Qu’avez-vous entendu ?"
+++

Une introduction.

## Un exemple {#example}

À la séance de mars.
"""


def refused(text: str) -> tuple[MethodMistake, ...]:
    """The mistakes of a text."""
    with pytest.raises(MethodMistakes) as caught:
        read_method(text, file="echo.md")
    return caught.value.mistakes


def said(text: str) -> list[str]:
    return [str(one) for one in refused(text)]
