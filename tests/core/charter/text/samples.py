"""A small charter, and how its readers refuse what is changed in it."""

from __future__ import annotations

import pytest

from tourdetable.core.charter.terms.errors import CharterError, CharterErrors
from tourdetable.core.charter.text.loader import load

READING = """\
+++
charter = "reading"
version = "1"
language = "en"
title = "Charter of the reading club"
network_name = "Reading club"
time_zone = "Europe/Paris"
season = { month = 9, day = 1 }

[minutes]
adoption = "seats"
seats = 2

[[body_kinds]]
code = "circle"
name = "Circle"
plural = "Circles"
holders = 1

[[colleges]]
code = "readers"
name = "Readers"

[[meeting_kinds]]
code = "evening"
name = "Evening"
plural = "Evenings"
bodies = ["circle"]

[[offices]]
code = "host"
name = "Host"
scope = "body"
rights = ["convene", "cancel"]

[[duties]]
code = "minutes"
name = "Notes"
rights = ["minutes"]
+++
We read, and we meet.

## We meet every month {#READ-01}

Not more than a month goes by.

### Even in summer

Yes.

```rule
check = "maximum_gap"
meetings = ["evening"]
months = { "2024-01-01" = 2, "2020-01-01" = 1 }
gate = "confirm"
```

# Practical

## Always on Fridays {#READ-02}

```toml
# Not a heading {#READ-99}
```

````text
```rule
check = "nothing"
```
````

```rule
check = "weekday"
weekdays = ["friday"]
weight = "aim"
```
"""


def line_of(text: str, source: str = READING) -> int:
    """The first line that begins with a text."""
    return next(n for n, line in enumerate(source.splitlines(), 1) if line.startswith(text))


def refused(source: str) -> tuple[CharterError, ...]:
    """The mistakes of a charter."""
    with pytest.raises(CharterErrors) as caught:
        load(source, file="reading.md")
    return caught.value.errors


def check_mistake(old: str, new: str, at: str, key: str, problem: str, remedy: str) -> None:
    """`old` being `new`, the first mistake shows on the line that begins with `at`, at this key."""
    source = READING.replace(old, new, 1)
    assert source != READING
    error = refused(source)[0]
    last_rule = max(n for n, line in enumerate(source.splitlines(), 1) if line == "```rule")
    line = last_rule if at == "unclosed" else line_of(at, source)
    assert (error.file, error.line, error.key) == ("reading.md", line, key)
    assert problem in str(error.problem)
    assert remedy in str(error.remedy)
